"""The stub: as the module is, and as type checkers want it."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

PROGRAMS = Path(__file__).parent / "typing"

Checker = Callable[[Path], list[int]]


def pyright(program: Path) -> list[int]:
    """The lines that pyright refuses."""
    command = [os.environ["CMS_PYRIGHT"], "--pythonpath", sys.executable, "--outputjson", str(program)]
    report = json.loads(run(command).stdout)
    assert report["summary"]["filesAnalyzed"] == 1
    found = [found for found in report["generalDiagnostics"] if found["severity"] == "error"]
    return sorted({each["range"]["start"]["line"] + 1 for each in found})


def mypy(program: Path) -> list[int]:
    """The lines that mypy refuses."""
    report = run([sys.executable, "-m", "mypy", "--strict", f"--cache-dir={os.devnull}", str(program)]).stdout
    lines = {int(line) for line in re.findall(r"^.*\.py:(\d+): error: ", report, re.MULTILINE)}
    assert bool(lines) != ("Success: no issues found in 1 source file" in report), report
    return sorted(lines)


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    # In a folder without any other setting.
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return done


def marked(program: Path, *marks: str) -> list[int]:
    lines = program.read_text(encoding="utf-8").splitlines()
    return [number for number, line in enumerate(lines, start=1) if line.endswith(marks)]


def test_the_stub_says_what_the_module_is() -> None:
    done = run([sys.executable, "-m", "mypy.stubtest", "cms"])
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("checker", [pyright, mypy])
def test_a_careful_program_is_accepted(checker: Checker) -> None:
    assert checker(PROGRAMS / "good.py") == []


@pytest.mark.parametrize(("checker", "marks"), [(pyright, ["# wrong", "# wrong to pyright"]), (mypy, ["# wrong"])])
def test_every_wrong_line_is_refused(checker: Checker, marks: list[str]) -> None:
    program = PROGRAMS / "bad.py"
    assert len(marked(program, *marks)) > 20
    assert checker(program) == marked(program, *marks)
