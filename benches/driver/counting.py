"""Instructions of a round of work, counted by valgrind's callgrind.

A count does not depend on what else the machine does, so a gate can be narrow. The compiler is the pinned one of all
measurements and the dependencies are those of the lock file; what is left to differ is the C library, which copies and
compares memory in its own way on each machine.
"""

import argparse
import json
import re
import subprocess
import sys

from . import peers, settings
from .comparison import Case
from .errors import Problem
from .suites import sessions

GOLDEN = settings.ROOT / "cms-core/tests/golden/slice.json"
KEPT = settings.BENCHES / "counts.tsv"

# By so many percent a kernel may grow before it is a regression; room for another C library, not for another algorithm.
MOST_GROWTH_PERCENT = 2

# Rounds counted. Two runs, of ROUNDS and of twice as many: their difference has no start of the program in it.
ROUNDS = 50


def main(arguments):
    """1 when a kernel has grown or something is wrong, with a sentence that says what."""
    parser = argparse.ArgumentParser(prog="counts", description="Counts instructions of a few kernels per round.")
    parser.add_argument("--write", action="store_true", help=f"write {KEPT.name} instead of comparing with it")
    options = parser.parse_args(arguments)
    try:
        counted = {name: count(*kernel) for name, kernel in kernels().items()}
    except Problem as problem:
        print(f"counts: {problem}", file=sys.stderr)
        return 1
    if options.write:
        KEPT.write_text(table(counted), encoding="utf-8")
        print(table(counted), end="")
        return 0
    return compare(counted, kept())


def kernels():
    """The suite, the work and the cases of each kernel."""
    frames = valid_calls()
    priced = sessions.cases()
    return {
        "decode": ("codec", "decode", frames),
        "encode": ("codec", "encode", frames),
        "price_from_json": ("pricing", "from_json", priced),
        "price_compiled": ("pricing", "compiled", priced),
    }


def valid_calls():
    """The calls of the golden file that break no rule and that the suite knows, whatever data the machine has."""
    cases = json.loads(GOLDEN.read_text(encoding="utf-8"))["frames"]
    good = [case for case in cases if case.get("expected", {}).get("kind") == "call" and case["expected"]["checked"]
            and not case["expected"]["violations"] and case["version"] in ("1.6", "2.0.1")]
    if len(good) < 3:
        raise Problem(f"{GOLDEN} has {len(good)} valid calls, which is too few to count")
    return [Case(f"frame-{index}", {"version": case["version"], "text": case["text"]}, None)
            for index, case in enumerate(good)]


def count(suite, work, cases):
    """Instructions of one round through all cases."""
    binary = peers.build_ours(suite)
    few, many = (run(binary, suite, work, cases, rounds) for rounds in (ROUNDS, 2 * ROUNDS))
    return round((many - few) / ROUNDS)


def run(binary, suite, work, cases, rounds):
    """Instructions of a whole run of the program."""
    lines = [f"set {case.name} {part} {text}" for case in cases for part, text in case.parts.items()]
    lines += [f"check {work} {case.name}" for case in cases]
    lines += [f"time {work} {','.join(case.name for case in cases)} {rounds:04}", "bye"]
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", binary, suite]
    try:
        done = subprocess.run(command, input="\n".join(lines) + "\n", capture_output=True, encoding="utf-8", check=False)
    except OSError as error:
        raise Problem(f"valgrind is needed (Debian: valgrind): {error}") from error
    answers = done.stdout.splitlines()
    if done.returncode != 0 or len(answers) < len(lines) - 1 or not all(line.startswith("ok") for line in answers):
        raise Problem(f"{suite} {work} does not run under valgrind: {answers[-1:]} {done.stderr[-400:]}")
    collected = re.search(r"Collected : (\d+)", done.stderr)
    if collected is None:
        raise Problem(f"callgrind tells no count: {done.stderr[-400:]}")
    return int(collected[1])


def kept():
    """The counts that are committed."""
    rows = [line.split("\t") for line in KEPT.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {name: int(value) for name, value in rows}


def table(counted):
    """The counts as they are committed."""
    about = f"# Instructions per round, Rust {settings.TOOLCHAIN}; written by ./benches/counts --write"
    return "\n".join([about, *(f"{name}\t{value}" for name, value in counted.items())]) + "\n"


def compare(counted, before):
    """Prints each kernel and its growth; 1 where one has grown too much, or the kernels are not the same."""
    failed = counted.keys() != before.keys()
    if failed:
        print(f"counts: {KEPT.name} has {', '.join(before)}; write it anew with --write", file=sys.stderr)
    for name in counted.keys() & before.keys():
        more = counted[name] - before[name]
        beyond = abs(more) * 100 > MOST_GROWTH_PERCENT * before[name]
        verdict = "same" if not beyond else "GROWN" if more > 0 else "shrunk: --write it down"
        failed |= beyond and more > 0
        print(f"{name}\t{counted[name]}\t{before[name]}\t{more / before[name]:+.2%}\t{verdict}")
    return int(failed)
