"""A charge point of OCPP 1.6 or 2.0.1 on the `ocpp` package: boots, charges one car, ends, and prints every answer.

Standard output has one JSON line per answer, `{"action": …, "answer": {…}}`, lines about calls of the operator, and at the
end `{"done": true, "transactionId": …}`. An answer that is missing, breaks its schema or is not what a charge point has to
expect ends the run with status 1 and the reason on standard error. `--bad` runs one scenario of `misbehave.py` instead.
"""

import asyncio
import sys
import urllib.request
import uuid
from datetime import datetime
from importlib import import_module

import websockets
from misbehave import misbehave
from ocpp import v16, v201
from ocpp.messages import unpack
from ocpp.routing import after, on
from plan import Plan, Unexpected, expect, expect_time, read_plan, report, timestamp


class Wire:
    """The socket as the package uses it, which also keeps each answer as it came."""

    def __init__(self, socket: websockets.ClientConnection):
        self._socket = socket
        self.answers: dict[str, dict] = {}

    async def recv(self) -> str:
        frame = await self._socket.recv()
        try:
            message = unpack(frame)
            if message.message_type_id == 3:
                self.answers[message.unique_id] = message.payload
        except Exception:  # noqa: BLE001 - the package reports what it cannot read; nothing may hide from it
            pass
        return frame

    async def send(self, frame: str) -> None:
        await self._socket.send(frame)


class Operator:
    """What an operator may ask of the charge point while it runs, in the words both versions share."""

    def __init__(self, plan: Plan):
        self.plan = plan
        self.transaction_id: int | str | None = None
        self.stop_asked = asyncio.Event()
        self._served: dict[str, asyncio.Future] = {}

    def served(self, action: str) -> asyncio.Future:
        """Done once a call of this action has been answered and carried out, or failed to be."""
        return self._served.setdefault(action, asyncio.get_running_loop().create_future())

    def has_served(self, action: str, failure: Unexpected | None = None) -> None:
        """The first outcome counts; an operator may ask again."""
        served = self.served(action)
        if served.done():
            return
        if failure is None:
            served.set_result(None)
        else:
            served.set_exception(failure)

    def stop(self, action: str, transaction_id: int | str) -> str:
        """The status that answers a wish to stop this transaction."""
        known = self.transaction_id is not None and transaction_id == self.transaction_id
        report(call=action, transactionId=transaction_id, known=known)
        if known:
            self.stop_asked.set()
            self.has_served(action)
        return "Accepted" if known else "Rejected"

    def file_name(self) -> str:
        return f"{self.plan.id}.log"

    async def upload(self, location: str) -> None:
        """Puts a small log to the location, or into it where it names a folder."""
        url = location + self.file_name() if location.endswith("/") else location
        log = f"{timestamp(self.plan.started_at)} {self.plan.id} started\n".encode()
        request = urllib.request.Request(url, data=log, method="PUT", headers={"Content-Type": "text/plain"})
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with await asyncio.to_thread(direct.open, request, timeout=self.plan.answer_seconds) as response:
            report(uploaded=url, bytes=len(log), status=response.status)

    async def wait(self) -> None:
        """Stays connected until the call that the plan waits for was served."""
        if self.plan.wait_for is None:
            return
        report(waiting=self.plan.wait_for)
        try:
            await asyncio.wait_for(self.served(self.plan.wait_for), self.plan.wait_seconds)
        except asyncio.TimeoutError as error:
            raise Unexpected(f"no {self.plan.wait_for} within {self.plan.wait_seconds:g} s") from error


class Calls:
    """Sending, for both versions: one call at a time, its answer checked by the package's schema and reported."""

    wire: Wire
    operator: Operator

    async def ask(self, payload: object) -> dict:
        action, unique_id = type(payload).__name__, str(uuid.uuid4())
        try:
            await self.call(payload, suppress=False, unique_id=unique_id)
        except asyncio.TimeoutError as error:
            raise Unexpected(f"{action} was not answered within {self._response_timeout:g} s") from error
        except Exception as error:
            raise Unexpected(f"{action}: {type(error).__name__}: {error}") from error
        answer = self.wire.answers.pop(unique_id)
        report(action=action, answer=answer)
        return answer

    async def upload_in_steps(self, action: str, location: str, status: type, **members: object) -> None:
        try:
            await self.ask(status(status="Uploading", **members))
            try:
                await self.operator.upload(location)
            except OSError as error:
                await self.ask(status(status="UploadFailure" if action == "GetLog" else "UploadFailed", **members))
                raise Unexpected(f"the upload to {location} failed: {error}") from error
            await self.ask(status(status="Uploaded", **members))
        except Unexpected as error:
            self.operator.has_served(action, error)
        else:
            self.operator.has_served(action)


class ChargePoint16(Calls, v16.ChargePoint):
    """OCPP 1.6."""

    async def charge(self, plan: Plan) -> int:
        calls = v16.call
        boot = await self.ask(
            calls.BootNotification(
                charge_point_vendor="Foreign", charge_point_model="Python", charge_point_serial_number=plan.id
            )
        )
        expect(boot["status"] == "Accepted", f"the boot was not accepted: {boot}")
        expect_time(boot, "currentTime")
        await self.ask(self._available(plan.started_at))
        expect_time(await self.ask(calls.Heartbeat()), "currentTime")
        authorized = await self.ask(calls.Authorize(id_tag=plan.token))
        expect(authorized["idTagInfo"]["status"] == "Accepted", f"the token was not accepted: {authorized}")
        started = await self.ask(
            calls.StartTransaction(
                connector_id=1,
                id_tag=plan.token,
                meter_start=plan.meter_start_wh,
                timestamp=timestamp(plan.started_at),
            )
        )
        expect(started["idTagInfo"]["status"] == "Accepted", f"the start was not accepted: {started}")
        expect(started["transactionId"] > 0, f"a transaction id has to be positive: {started}")
        transaction_id = self.operator.transaction_id = started["transactionId"]
        for at, register_wh in plan.readings():
            values = [
                {
                    "value": str(register_wh),
                    "context": "Sample.Periodic",
                    "measurand": "Energy.Active.Import.Register",
                    "unit": "Wh",
                },
                {"value": str(plan.power_w), "measurand": "Power.Active.Import", "unit": "W"},
            ]
            await self.ask(
                calls.MeterValues(
                    connector_id=1,
                    transaction_id=transaction_id,
                    meter_value=[{"timestamp": timestamp(at), "sampled_value": values}],
                )
            )
        await self.operator.wait()
        stopped = await self.ask(
            calls.StopTransaction(
                transaction_id=transaction_id,
                id_tag=plan.token,
                meter_stop=plan.meter_stop_wh,
                timestamp=timestamp(plan.ended_at),
                reason="Remote" if self.operator.stop_asked.is_set() else "Local",
            )
        )
        status = stopped.get("idTagInfo", {}).get("status", "Accepted")
        expect(status == "Accepted", f"the token was not accepted at the end: {stopped}")
        await self.ask(self._available(plan.ended_at))
        return transaction_id

    @on("GetDiagnostics")
    def on_get_diagnostics(self, location: str, **_: object) -> v16.call_result.GetDiagnostics:
        report(call="GetDiagnostics", location=location)
        return v16.call_result.GetDiagnostics(file_name=self.operator.file_name())

    @after("GetDiagnostics")
    async def after_get_diagnostics(self, location: str, **_: object) -> None:
        await self.upload_in_steps("GetDiagnostics", location, v16.call.DiagnosticsStatusNotification)

    @on("RemoteStopTransaction")
    def on_remote_stop(self, transaction_id: int) -> v16.call_result.RemoteStopTransaction:
        return v16.call_result.RemoteStopTransaction(
            status=self.operator.stop("RemoteStopTransaction", transaction_id)
        )

    def _available(self, at: datetime) -> v16.call.StatusNotification:
        return v16.call.StatusNotification(
            connector_id=1, error_code="NoError", status="Available", timestamp=timestamp(at)
        )


class ChargePoint201(Calls, v201.ChargePoint):
    """OCPP 2.0.1."""

    async def charge(self, plan: Plan) -> str:
        calls = v201.call
        station = {"vendor_name": "Foreign", "model": "Python", "serial_number": plan.id}
        boot = await self.ask(calls.BootNotification(charging_station=station, reason="PowerUp"))
        expect(boot["status"] == "Accepted", f"the boot was not accepted: {boot}")
        expect_time(boot, "currentTime")
        await self.ask(self._available(plan.started_at))
        expect_time(await self.ask(calls.Heartbeat()), "currentTime")
        token = {"id_token": plan.token, "type": "ISO14443"}
        authorized = await self.ask(calls.Authorize(id_token=token))
        expect(authorized["idTokenInfo"]["status"] == "Accepted", f"the token was not accepted: {authorized}")
        transaction_id = str(uuid.uuid4())
        started = await self.ask(
            calls.TransactionEvent(
                event_type="Started",
                timestamp=timestamp(plan.started_at),
                trigger_reason="Authorized",
                seq_no=0,
                transaction_info={"transaction_id": transaction_id, "charging_state": "EVConnected"},
                evse={"id": 1, "connector_id": 1},
                id_token=token,
                meter_value=[self._reading(plan, plan.started_at, plan.meter_start_wh, "Transaction.Begin")],
            )
        )
        status = started.get("idTokenInfo", {}).get("status")
        expect(status == "Accepted", f"the start was not accepted: {started}")
        self.operator.transaction_id = transaction_id
        seq_no = 0
        for at, register_wh in plan.readings():
            seq_no += 1
            await self.ask(
                calls.TransactionEvent(
                    event_type="Updated",
                    timestamp=timestamp(at),
                    trigger_reason="MeterValuePeriodic",
                    seq_no=seq_no,
                    transaction_info={"transaction_id": transaction_id, "charging_state": "Charging"},
                    meter_value=[self._reading(plan, at, register_wh, "Sample.Periodic")],
                )
            )
        await self.operator.wait()
        remote = self.operator.stop_asked.is_set()
        ended = await self.ask(
            calls.TransactionEvent(
                event_type="Ended",
                timestamp=timestamp(plan.ended_at),
                trigger_reason="RemoteStop" if remote else "StopAuthorized",
                seq_no=seq_no + 1,
                transaction_info={
                    "transaction_id": transaction_id,
                    "charging_state": "Idle",
                    "stopped_reason": "Remote" if remote else "Local",
                },
                id_token=token,
                meter_value=[self._reading(plan, plan.ended_at, plan.meter_stop_wh, "Transaction.End")],
            )
        )
        status = ended.get("idTokenInfo", {}).get("status", "Accepted")
        expect(status == "Accepted", f"the token was not accepted at the end: {ended}")
        await self.ask(self._available(plan.ended_at))
        return transaction_id

    @on("GetLog")
    def on_get_log(self, log: dict, log_type: str, request_id: int, **_: object) -> v201.call_result.GetLog:
        report(call="GetLog", location=log["remote_location"], logType=log_type, requestId=request_id)
        return v201.call_result.GetLog(status="Accepted", filename=self.operator.file_name())

    @after("GetLog")
    async def after_get_log(self, log: dict, request_id: int, **_: object) -> None:
        status = v201.call.LogStatusNotification
        await self.upload_in_steps("GetLog", log["remote_location"], status, request_id=request_id)

    @on("RequestStopTransaction")
    def on_request_stop(self, transaction_id: str, **_: object) -> v201.call_result.RequestStopTransaction:
        return v201.call_result.RequestStopTransaction(
            status=self.operator.stop("RequestStopTransaction", transaction_id)
        )

    def _available(self, at: datetime) -> v201.call.StatusNotification:
        return v201.call.StatusNotification(
            timestamp=timestamp(at), connector_status="Available", evse_id=1, connector_id=1
        )

    def _reading(self, plan: Plan, at: datetime, register_wh: int, context: str) -> dict:
        energy = {
            "value": register_wh,
            "context": context,
            "measurand": "Energy.Active.Import.Register",
            "unit_of_measure": {"unit": "Wh"},
        }
        values = [energy]
        if context == "Sample.Periodic":
            values.append(self._power(plan, context))
        return {"timestamp": timestamp(at), "sampled_value": values}

    def _power(self, plan: Plan, context: str) -> dict:
        unit = {"unit": "W"}
        return {
            "value": plan.power_w,
            "context": context,
            "measurand": "Power.Active.Import",
            "unit_of_measure": unit,
        }


async def run(plan: Plan) -> None:
    """Connects and runs the session, or the scenario that the plan names."""
    async with websockets.connect(
        plan.endpoint,
        subprotocols=[plan.subprotocol],
        additional_headers=plan.headers,
        open_timeout=plan.answer_seconds,
        proxy=None,
    ) as socket:
        expect(socket.subprotocol == plan.subprotocol, f"{plan.subprotocol} was not agreed: {socket.subprotocol}")
        if plan.bad is not None:
            transaction_id = await misbehave(socket, plan)
        else:
            transaction_id = await charge(socket, plan)
    report(done=True, transactionId=transaction_id)


async def charge(socket: websockets.ClientConnection, plan: Plan) -> int | str:
    """Runs the session beside the reader of the socket; whichever fails first gives the reason."""
    kind = ChargePoint16 if plan.version == "1.6" else ChargePoint201
    wire = Wire(socket)
    point = kind(plan.id, wire, response_timeout=plan.answer_seconds)
    point.wire, point.operator = wire, Operator(plan)
    reader, session = asyncio.create_task(point.start()), asyncio.create_task(point.charge(plan))
    await asyncio.wait({reader, session}, return_when=asyncio.FIRST_COMPLETED)
    if not session.done():
        session.cancel()
        raise Unexpected(f"the connection was lost: {reader.exception()}")
    reader.cancel()
    return session.result()


def main() -> int:
    try:
        asyncio.run(run(read_plan()))
    except (Unexpected, OSError, TimeoutError, websockets.WebSocketException) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
