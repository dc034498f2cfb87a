"""OCPP frames to typed messages and back."""

import json

from .. import canonical, peers as programs, settings
from ..comparison import Case, Comparison, Figure
from ..errors import Problem

ABOUT = """\
CALL frames as a station sends them, 7 of 1.6 and 6 of 2.0.1, made for this project. decode is text to typed message with every check that
the program has, encode typed message to text, round_trip both. What was read is shown by writing it: the written frame
has to be equal as JSON to the one that was read, numbers as decimals,
times as instants. Figures are per frame, the mean over their frames."""

OURS = "ours: every rule of the schema and the frame is checked; refuses all of the broken frames below"
VERSIONS = {"v16": ("1.6", "v1_6"), "v201": ("2.0.1", "v2_0_1")}


def run(report, names, effort, folder):
    """Measures ours beside each of the peers."""
    cases = frames(settings.DATA / "frames")
    report.comment(f"{len(cases)} frames, {sum(len(case.parts['text']) for case in cases)} bytes")
    report.comment(OURS)
    selected = programs.of_suite(folder, "codec", names)
    with programs.start_ours("codec") as ours:
        for peer in selected:
            with peer.start("codec") as program:
                comparison = Comparison(report, ours, peer, program, effort)
                comparison.introduce()
                what_is_refused(report, comparison)
                for figure in figures(cases):
                    comparison.measure(figure)


def frames(folder):
    """One case per file; a frame is its own expected result."""
    cases = []
    for path in sorted(folder.glob("*.json")):
        text = path.read_text(encoding="utf-8").strip()
        version = VERSIONS.get(path.stem.partition("_")[0])
        if version is None:
            raise Problem(f"{path}: the name begins with {' or '.join(VERSIONS)}")
        cases.append(Case(path.stem, {"version": version[0], "text": text}, canonical.parse(text)))
    if not cases:
        raise Problem(f"there are no frames in {folder}; CMS_DATA names the folder around it")
    return cases


def figures(cases):
    """Each direction: all frames, for a peer that has all, and the frames of each version."""
    for work in ("decode", "encode", "round_trip"):
        yield Figure(f"codec.{work}", work, tuple(cases), whole=True)
        for prefix, (_, name) in VERSIONS.items():
            of_version = tuple(case for case in cases if case.name.startswith(prefix + "_"))
            yield Figure(f"codec.{work}.{name}", work, of_version)


def what_is_refused(report, comparison):
    """Who checks what: frames that are broken in one way each."""
    refused, accepted = [], []
    for what, case in broken_frames():
        answer = comparison.refuses(case)
        if answer is not None:
            (refused if answer else accepted).append(what)
    name = comparison.peer.name
    if "torn text" in accepted:
        raise Problem(f"{name} accepts half a frame, so it does not read it")
    report.comment(f"  {name} refuses: {', '.join(refused)}")
    report.comment(f"  {name} accepts: {', '.join(accepted) or 'none of the broken frames'}")


def broken_frames():
    """What is wrong, and the frame."""
    boot = {"chargePointVendor": "A", "chargePointModel": "B"}
    start = {"connectorId": 1, "idTag": "04A2", "meterStart": 1, "timestamp": "2025-06-01T10:01:00Z"}
    status = {"connectorId": 1, "errorCode": "NoError", "status": "Charging"}
    station = {"reason": "PowerUp", "chargingStation": {"model": "B", "vendorName": "A"}}
    report = {"requestId": 1, "generatedAt": "2025-06-01T10:01:00Z", "seqNo": 0}
    frames = [
        ("1.6", "torn text", "BootNotification", None),
        ("1.6", "absent member", "BootNotification", {"chargePointModel": "B"}),
        ("1.6", "unknown member", "BootNotification", {**boot, "colour": "red"}),
        ("1.6", "text too long", "BootNotification", {**boot, "chargePointVendor": "A" * 21}),
        ("1.6", "text for a number", "StartTransaction", {**start, "connectorId": "1"}),
        ("1.6", "text that is no time", "StartTransaction", {**start, "timestamp": "yesterday"}),
        ("1.6", "unknown word", "StatusNotification", {**status, "status": "Sleeping"}),
        ("2.0.1", "absent member", "BootNotification", {"reason": "PowerUp"}),
        ("2.0.1", "unknown member", "BootNotification", {**station, "colour": "red"}),
        ("2.0.1", "text too long", "BootNotification", {**station, "chargingStation": {"model": "B" * 21, "vendorName": "A"}}),
        ("2.0.1", "text for a number", "NotifyReport", {**report, "seqNo": "0"}),
        ("2.0.1", "text that is no time", "NotifyReport", {**report, "generatedAt": "yesterday"}),
        ("2.0.1", "unknown word", "BootNotification", {**station, "reason": "Boredom"}),
        ("2.0.1", "list too short", "NotifyReport", {**report, "reportData": []}),
    ]
    for number, (version, what, action, payload) in enumerate(frames):
        text = json.dumps([2, "a-1", action, payload or boot], separators=(",", ":"))
        if payload is None:
            text = text[: len(text) // 2]
        label = what if what == "torn text" else f"{what} ({version})"
        yield label, Case(f"broken_{number}", {"version": version, "text": text}, None)
