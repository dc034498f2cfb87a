"""Scenarios that a well-behaved package cannot send, written on the bare socket.

Each step prints `{"case": …, "sent": …, "received": […]}` with the frames as text. A call is over when its own message id
comes back. What is no call has none; what it was answered is known without waiting for silence: a Heartbeat follows it, a
central system answers in order, so all that comes before the answer of that Heartbeat is the answer to the frame before.
The last step of each scenario is a Heartbeat, which proves that the connection outlived it.
"""

import asyncio
import json
import uuid

import websockets
from plan import Plan, Unexpected, expect, report, timestamp

UNKNOWN_TOKEN = "DEADBEEF"


async def misbehave(socket: websockets.ClientConnection, plan: Plan) -> int | str | None:
    """Runs the scenario that the plan names; the id of the transaction that it left behind, where there is one."""
    station = Raw(socket, plan)
    boot = answer_of(await station.ask("boot", "BootNotification", station.boot()))
    expect(boot.get("status") == "Accepted", f"the boot was not accepted: {boot}")
    transaction_id = None
    match plan.bad:
        case "not-json":
            for text in ["this is no frame", '[2,"half', "[,{}]", "{}", "[]", '[2,"short"]']:
                await station.send_no_call("not-json", text)
        case "unknown-action":
            await station.ask("unknown-action", "FlyToTheMoon", {})
        case "bad-schema":
            for case, action, payload in station.broken():
                await station.ask(case, action, payload)
        case "repeat-start":
            transaction_id = await station.session(plan.token, starts=2)
        case "unknown-token":
            authorize = {"idTag": UNKNOWN_TOKEN} if station.is_16 else {"idToken": station.token(UNKNOWN_TOKEN)}
            answer_of(await station.ask("authorize", "Authorize", authorize))
            transaction_id = await station.session(UNKNOWN_TOKEN, starts=1)
    answer_of(await station.ask("alive", "Heartbeat", {}))
    return transaction_id


class Raw:
    """A charge point without a package between it and the socket."""

    def __init__(self, socket: websockets.ClientConnection, plan: Plan):
        self._socket = socket
        self._plan = plan
        self.is_16 = plan.version == "1.6"

    async def ask(self, case: str, action: str, payload: dict | list) -> list[str]:
        """Sends one call with a fresh message id; the frames that answered it."""
        message_id = str(uuid.uuid4())
        sent = json.dumps([2, message_id, action, payload])
        await self._socket.send(sent)
        received = await self._frames_until(message_id, case, sent)
        report(case=case, sent=sent, received=received)
        return received

    async def send_no_call(self, case: str, sent: str) -> list[str]:
        """Sends a text that is no call; the frames that answered it, often none."""
        probe = str(uuid.uuid4())
        await self._socket.send(sent)
        await self._socket.send(json.dumps([2, probe, "Heartbeat", {}]))
        received = await self._frames_until(probe, case, sent)
        expect(json.loads(received.pop())[0] == 3, f"after {case} a Heartbeat was refused")
        report(case=case, sent=sent, received=received)
        return received

    async def _frames_until(self, message_id: str, case: str, sent: str) -> list[str]:
        """The frames up to the one with this message id, calls of the central system aside, which are refused."""
        received: list[str] = []
        try:
            while True:
                frame = await asyncio.wait_for(self._socket.recv(), self._plan.answer_seconds)
                message = json.loads(frame)
                if message[0] == 2:
                    await self._socket.send(json.dumps([4, message[1], "NotSupported", "", {}]))
                    continue
                received.append(frame)
                if message[1] == message_id:
                    return received
        except (TimeoutError, websockets.ConnectionClosed) as error:
            report(case=case, sent=sent, received=received, lost=f"{type(error).__name__}: {error}")
            raise Unexpected(f"no answer to {case}: {type(error).__name__} {error}") from error

    async def session(self, token: str, starts: int) -> int | str:
        """A session whose start is sent this many times, each with a message id of its own, and which then ends."""
        transaction_id: int | str = str(uuid.uuid4())
        accepted = False
        for _ in range(starts):
            action, payload = self.start(token, str(transaction_id))
            answer = answer_of(await self.ask("start", action, payload))
            if self.is_16:
                expect("transactionId" in answer, f"a start has to be given a transaction id: {answer}")
                transaction_id = answer["transactionId"]
            accepted = answer.get("idTagInfo" if self.is_16 else "idTokenInfo", {}).get("status") == "Accepted"
        action, payload = self.stop(token, transaction_id, accepted)
        answer_of(await self.ask("stop", action, payload))
        return transaction_id

    def token(self, text: str) -> dict:
        return {"idToken": text, "type": "ISO14443"}

    def boot(self) -> dict:
        if self.is_16:
            return {"chargePointVendor": "Foreign", "chargePointModel": "Raw"}
        return {"chargingStation": {"vendorName": "Foreign", "model": "Raw"}, "reason": "PowerUp"}

    def start(self, token: str, transaction_id: str) -> tuple[str, dict]:
        at = timestamp(self._plan.started_at)
        if self.is_16:
            meter_start = self._plan.meter_start_wh
            return "StartTransaction", {"connectorId": 1, "idTag": token, "meterStart": meter_start, "timestamp": at}
        return "TransactionEvent", {
            "eventType": "Started",
            "timestamp": at,
            "triggerReason": "Authorized",
            "seqNo": 0,
            "transactionInfo": {"transactionId": transaction_id},
            "evse": {"id": 1, "connectorId": 1},
            "idToken": self.token(token),
            "meterValue": [self._register(at, self._plan.meter_start_wh, "Transaction.Begin")],
        }

    def stop(self, token: str, transaction_id: int | str, accepted: bool) -> tuple[str, dict]:
        """The end: after the planned energy, or at once and without energy where the token was not accepted."""
        at = timestamp(self._plan.ended_at if accepted else self._plan.started_at)
        register_wh = self._plan.meter_stop_wh if accepted else self._plan.meter_start_wh
        reason = "Local" if accepted else "DeAuthorized"
        if self.is_16:
            payload = {"transactionId": transaction_id, "meterStop": register_wh, "timestamp": at, "reason": reason}
            return "StopTransaction", payload
        return "TransactionEvent", {
            "eventType": "Ended",
            "timestamp": at,
            "triggerReason": "StopAuthorized" if accepted else "Deauthorized",
            "seqNo": 1,
            "transactionInfo": {"transactionId": transaction_id, "stoppedReason": reason},
            "idToken": self.token(token),
            "meterValue": [self._register(at, register_wh, "Transaction.End")],
        }

    def broken(self) -> list[tuple[str, str, dict]]:
        """Calls that break their schema in one way each: (case, action, payload)."""
        if self.is_16:
            status = {"connectorId": 1, "errorCode": "NoError", "status": "Available"}
            return [
                ("missing-member", "Authorize", {}),
                ("wrong-type", "StatusNotification", {**status, "connectorId": "one"}),
                ("too-long", "Authorize", {"idTag": "A" * 21}),
                ("unknown-value", "StatusNotification", {**status, "status": "Dancing"}),
                ("unknown-member", "Authorize", {"idTag": self._plan.token, "colour": "blue"}),
                ("no-object", "Authorize", []),
            ]
        status = {
            "timestamp": timestamp(self._plan.started_at),
            "connectorStatus": "Available",
            "evseId": 1,
            "connectorId": 1,
        }
        return [
            ("missing-member", "Authorize", {}),
            ("wrong-type", "StatusNotification", {**status, "evseId": "one"}),
            ("too-long", "Authorize", {"idToken": self.token("A" * 37)}),
            ("unknown-value", "StatusNotification", {**status, "connectorStatus": "Dancing"}),
            ("unknown-member", "Authorize", {"idToken": self.token(self._plan.token), "colour": "blue"}),
            ("no-object", "Authorize", []),
        ]

    def _register(self, at: str, register_wh: int, context: str) -> dict:
        value = {"value": register_wh, "context": context, "measurand": "Energy.Active.Import.Register"}
        return {"timestamp": at, "sampledValue": [value]}


def answer_of(received: list[str]) -> dict:
    """The payload of the one answer among the frames."""
    expect(len(received) == 1, f"one answer was due: {received}")
    message = json.loads(received[0])
    expect(message[0] == 3, f"an answer was due, not an error: {received[0]}")
    return message[2]
