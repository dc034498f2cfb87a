"""What a charge point of these tests is asked to do: its command line, and the charging session that follows from it."""

import argparse
import base64
import json
import urllib.parse
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

READINGS = 5
"""Meter readings between the start and the end of the session."""

STEP = timedelta(seconds=300)
"""From the start to the first reading, from reading to reading, and from the last one to the end."""


class Unexpected(Exception):
    """The central system did not answer, or not as a charge point has to expect; the text says what was wrong."""


@dataclass(frozen=True)
class Plan:
    """One charging session, decided before the first frame is sent."""

    url: str
    id: str
    password: str
    version: str
    token: str
    meter_start_wh: int
    energy_wh: int
    started_at: datetime
    answer_seconds: float
    wait_for: str | None
    wait_seconds: float
    bad: str | None

    @property
    def subprotocol(self) -> str:
        return f"ocpp{self.version}"

    @property
    def endpoint(self) -> str:
        return f"{self.url.rstrip('/')}/{urllib.parse.quote(self.id, safe='')}"

    @property
    def headers(self) -> dict[str, str]:
        credentials = base64.b64encode(f"{self.id}:{self.password}".encode()).decode()
        return {"Authorization": f"Basic {credentials}"}

    @property
    def meter_stop_wh(self) -> int:
        return self.meter_start_wh + self.energy_wh

    @property
    def ended_at(self) -> datetime:
        return self.started_at + STEP * (READINGS + 1)

    def readings(self) -> list[tuple[datetime, int]]:
        """Time and register (Wh) of each reading between start and end, evenly spread."""
        steps = READINGS + 1
        return [
            (self.started_at + STEP * step, self.meter_start_wh + self.energy_wh * step // steps)
            for step in range(1, steps)
        ]

    @property
    def power_w(self) -> int:
        return self.energy_wh * 3600 // int(STEP.total_seconds() * (READINGS + 1))


def read_plan() -> Plan:
    """The plan of the command line."""
    parser = argparse.ArgumentParser(description="A charge point that charges one car and tells what it was answered.")
    parser.add_argument("--url", required=True, help="without the id, e.g. ws://127.0.0.1:9000/ocpp")
    parser.add_argument("--id", required=True)
    parser.add_argument("--password", required=True)
    parser.add_argument("--version", choices=["1.6", "2.0.1"], default="1.6")
    parser.add_argument("--token", required=True)
    parser.add_argument("--meter-start", type=int, required=True, metavar="WH")
    parser.add_argument("--energy", type=int, required=True, metavar="WH")
    parser.add_argument("--start", type=datetime.fromisoformat, metavar="ISO", help="default: 30 minutes ago")
    parser.add_argument("--timeout", type=float, default=15, metavar="S", help="for each answer")
    parser.add_argument("--wait-for", metavar="ACTION", help="stay before the end until this call was served")
    parser.add_argument("--wait-seconds", type=float, default=30, metavar="S", help="how long --wait-for stays")
    parser.add_argument(
        "--bad", choices=["not-json", "unknown-action", "bad-schema", "repeat-start", "unknown-token"]
    )
    given = parser.parse_args()
    started_at = given.start or datetime.now(timezone.utc).replace(microsecond=0) - STEP * (READINGS + 1)
    if started_at.tzinfo is None:
        parser.error("--start needs a zone, e.g. 2026-05-01T10:00:00Z")
    return Plan(
        url=given.url,
        id=given.id,
        password=given.password,
        version=given.version,
        token=given.token,
        meter_start_wh=given.meter_start,
        energy_wh=given.energy,
        started_at=started_at.astimezone(timezone.utc),
        answer_seconds=given.timeout,
        wait_for=given.wait_for,
        wait_seconds=given.wait_seconds,
        bad=given.bad,
    )


def timestamp(at: datetime) -> str:
    """As OCPP writes it."""
    return at.astimezone(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def report(**line: object) -> None:
    """One line for whoever started this charge point, at once."""
    print(json.dumps(line), flush=True)


def expect(condition: bool, what: str) -> None:
    """Stops the run with the reason, unless the condition holds."""
    if not condition:
        raise Unexpected(what)


def expect_time(answer: dict, member: str) -> None:
    """The answer's member is a date and time with its zone."""
    try:
        at = datetime.fromisoformat(str(answer.get(member)))
    except ValueError as error:
        raise Unexpected(f"{member} is no date and time: {answer}") from error
    expect(at.tzinfo is not None, f"{member} has no zone: {answer}")
