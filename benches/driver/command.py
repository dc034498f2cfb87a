"""The command line of ./benches/compare."""

import argparse
import dataclasses
import pathlib
import sys

from . import document, machine, settings
from .errors import Problem
from .report import Report
from .suites import SUITES


def main(arguments):
    """Measures the suites; 1 when something is wrong, with a sentence that says what."""
    options = _options(arguments)
    effort = settings.QUICK if options.quick else settings.FULL
    if options.builds is not None:
        effort = dataclasses.replace(effort, builds=options.builds)
    try:
        for suite in options.suites:
            report = Report(lambda line: print(line, flush=True))
            _run(suite, report, options, effort)
            if not options.quick and not options.peer:
                _save(suite, report)
        if options.write_docs:
            document.write()
    except Problem as problem:
        print(f"compare: {problem}", file=sys.stderr)
        return 1
    return 0


def _run(suite, report, options, effort):
    module = SUITES[suite]
    report.comment(f"{suite}: " + " ".join(module.ABOUT.split()))
    for line in machine.description():
        report.comment(line)
    if options.quick:
        report.comment("a quick run: it shows that the tool works, and its figures mean little")
    report.header()
    module.run(report, options.peer, effort, options.peers)
    report.comment(f"load after: {machine.load()}")


def _save(suite, report):
    """Keeps a whole run, for the document."""
    path = document.saved(suite)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(report.lines) + "\n", encoding="utf-8")


def _options(arguments):
    parser = argparse.ArgumentParser(
        prog="compare",
        description="Measures this library beside others in one run, in turns, results compared first. Prints one line"
        " per figure and peer: figure, peer, ours, the peer's value, unit, times (above 1: ours is ahead).",
    )
    parser.add_argument("suites", metavar="SUITE", nargs="*", choices=[*SUITES, []], help=", ".join(SUITES))
    parser.add_argument("--peer", action="append", default=[], metavar="NAME", help="only this peer; may be repeated")
    parser.add_argument("--quick", action="store_true", help="few rounds and no cold builds, to see that it works")
    parser.add_argument("--builds", type=int, metavar="N",
                        help=f"so many cold builds of each (default {settings.FULL.builds}; quick {settings.QUICK.builds})")
    parser.add_argument("--peers", type=pathlib.Path, default=settings.BENCHES / "peers", metavar="FOLDER",
                        help="other peers than those of this folder")
    parser.add_argument("--write-docs", action="store_true",
                        help="write docs/performance.md from the last whole run of every suite")
    options = parser.parse_args(arguments)
    if not options.suites and not options.write_docs:
        parser.error(f"which suite? {', '.join(SUITES)}")
    return options
