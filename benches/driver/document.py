"""docs/performance.md, written from the last whole run of every suite."""

import textwrap

from . import report
from .errors import Problem
from .settings import DOCUMENT, FULL, PROFILE, TARGET, TOOLCHAIN
from .suites import SUITES

HEAD = f"""\
# Performance

Written by `./benches/compare {" ".join(SUITES)} --write-docs`; do not edit it. How it measures, and how to add another
library, is in [benches/README.md](../benches/README.md).

Ours and the other library run in one go and take turns, {FULL.rounds} turns each where they are short; the values are medians,
and time without a processor does not count. **Times above 1 means that ours is ahead, below 1 that it is behind**; both
kinds are in the tables. A result that is not the expected one is not timed; a peer with `*` differs in the way that the
notes under its table say. What is timed is built by Rust {TOOLCHAIN} with the same release profile ({", ".join(f"{name.removeprefix('CARGO_PROFILE_RELEASE_').lower().replace('_', '-')} = {value}" for name, value in PROFILE.items())}).
The figures hold for one machine and one day; the ratios travel better than the values.
"""


def saved(suite):
    """Where the last whole run of a suite is kept."""
    return TARGET / f"{suite}.tsv"


def write():
    """Writes the document; a suite without a whole run says so there, and none at all is an error."""
    if not any(saved(suite).exists() for suite in SUITES):
        raise Problem(f"there is no whole run of {', '.join(SUITES)}; ./benches/compare SUITE makes one")
    DOCUMENT.write_text("\n".join([HEAD, *map(_suite, SUITES)]), encoding="utf-8")


def _suite(suite):
    if saved(suite).exists():
        return _section(suite, saved(suite).read_text(encoding="utf-8"))
    return f"## {suite}\n\nNot measured yet: `./benches/compare {suite} --write-docs`.\n"


def _section(suite, text):
    comments, figures = report.parse(text)
    machine, notes = _sorted(suite, comments)
    about = " ".join(SUITES[suite].ABOUT.split())
    lines = [f"## {suite}", "", textwrap.fill(about, 120, break_on_hyphens=False), ""]
    lines += ["| figure | peer | ours | peer's value | unit | times |", "|---|---|---:|---:|---|---:|"]
    lines += ["| " + " | ".join(_cells(suite, figure)) + " |" for figure in figures]
    lines += ["", "<details><summary>Machine, versions, who checks what, spread</summary>", "", "```"]
    lines += [*machine, *notes, "```", "", "</details>", ""]
    return "\n".join(lines)


def _cells(suite, figure):
    cells = dict(figure)
    cells["figure"] = f"`{figure['figure'].removeprefix(suite + '.')}`"
    cells["peer"] = figure["peer"].replace("*", "\\*")
    if float(figure["times"]) >= 1:
        cells["times"] = f"**{figure['times']}**"
    return cells.values()


def _sorted(suite, comments):
    """The machine, and everything else but what the suite is, which the suite says itself."""
    machine, notes = [], []
    for comment in comments:
        if comment.startswith(("machine:", "compiler:", "commit:", "date:", "load ", "priority:")):
            machine.append(comment)
        elif not comment.startswith(("figure\t", f"{suite}: ")):
            notes.append(comment)
    return machine, notes
