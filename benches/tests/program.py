"""A program that speaks the line protocol, to test the driver with: what it answers comes from the command line.

    program.py RECORD BEHAVIOUR SUITE

It writes every request to RECORD. BEHAVIOUR: `right` echoes the text of a case; `wrong` changes it; `refuses` refuses
every case; `partial` has no case of 2.0.1; `slow` takes twice as long; `dies` ends at the first check.
"""

import json
import pathlib
import sys


def main(record, behaviour):
    cases = {}
    with pathlib.Path(record).open("w", encoding="utf-8") as log:
        for line in sys.stdin:
            log.write(line)
            log.flush()
            verb, _, rest = line.rstrip("\n").partition(" ")
            if verb == "bye":
                return
            print(answer(verb, rest, cases, behaviour), flush=True)


def answer(verb, rest, cases, behaviour):
    if verb == "hello":
        return "ok fake 1.0.0"
    if verb == "set":
        case, part, text = rest.split(" ", 2)
        cases.setdefault(case, {})[part] = text
        return "ok "
    if verb == "check":
        if behaviour == "dies":
            sys.exit(3)
        return checked(cases[rest.split(" ", 1)[1]], behaviour)
    if verb == "time":
        rounds = int(rest.split(" ")[2])
        return f"ok {rounds * (200_000 if behaviour == 'slow' else 100_000)}"
    return "error what?"


def checked(case, behaviour):
    if behaviour == "partial" and case["version"] == "2.0.1":
        return "unsupported 2.0.1"
    try:
        frame = json.loads(case["text"])
    except ValueError:
        return "error not JSON"
    # Every frame of the driver's own, which is broken in some way, has this id.
    if behaviour == "refuses" or frame[1] == "a-1":
        return "error refused"
    if behaviour == "wrong":
        frame[1] += "x"
    return "ok " + json.dumps(frame)


if __name__ == "__main__":
    main(*sys.argv[1:3])
