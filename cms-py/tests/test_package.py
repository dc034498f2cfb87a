"""The package as it is installed, and what it says of itself."""

import doctest
import importlib.metadata
import inspect
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cms

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_it_is_the_wheel_that_is_tested() -> None:
    assert sys.prefix != sys.base_prefix, "in an environment of its own"
    assert Path(cms.__file__).is_relative_to(sys.prefix)
    assert not Path.cwd().is_relative_to(Path(__file__).parent.parent)


def test_it_needs_nothing_and_runs_from_python_3_10_on() -> None:
    about = importlib.metadata.metadata("cms-charging")
    assert about["Version"] == cms.version()
    assert about.get_all("Requires-Dist") is None
    assert about["Requires-Python"] == ">=3.10"
    assert about["License-Expression"] == "MIT OR Apache-2.0"
    wheel = importlib.metadata.distribution("cms-charging").read_text("WHEEL")
    assert wheel is not None
    assert "Tag: cp310-abi3-" in wheel


def test_it_has_its_types_and_its_licences() -> None:
    files = {str(file) for file in importlib.metadata.files("cms-charging") or []}
    assert {"cms/__init__.py", "cms/_cms.pyi", "cms/_errors.py", "cms/py.typed"} <= files
    assert {file.rsplit("/", 1)[-1] for file in files if "/licenses/" in file} == {"LICENSE-APACHE", "LICENSE-MIT"}
    assert not any("test" in file for file in files)


def test_what_is_public_says_so() -> None:
    public = {name for name in vars(cms) if not name.startswith("_")}
    assert public == set(cms.__all__)
    assert cms.__all__ == sorted(cms.__all__)


def named() -> Iterator[Any]:
    """Everything that a user can name, with the name."""
    for name in cms.__all__:
        value = getattr(cms, name)
        yield pytest.param(value, id=name)
        if isinstance(value, type):
            for member in [member for member in vars(value) if not member.startswith("_")]:
                yield pytest.param(getattr(value, member), id=f"{name}.{member}")


def needs_example(value: object) -> bool:
    return callable(value)


@pytest.mark.parametrize("value", [*named()])
def test_everything_is_documented_and_its_examples_run(value: object, request: pytest.FixtureRequest) -> None:
    text = inspect.getdoc(value)
    assert text, "has no docstring"
    name = request.node.callspec.id
    examples = doctest.DocTestParser().get_doctest(text, {}, name, None, None)
    assert examples.examples or not needs_example(value), "has no example"
    said: list[str] = []
    runner = doctest.DocTestRunner(verbose=False)
    assert runner.run(examples, out=said.append).failed == 0, "".join(said)


def readme_programs() -> list[tuple[str, str]]:
    """The programs of the README, each with what it prints: a block of Python and the block of text after it."""
    blocks = README.split("```python\n")[1:]
    programs = []
    for block in blocks:
        program, _, rest = block.partition("\n```\n")
        printed, found, _ = rest.lstrip().removeprefix("prints\n").lstrip().partition("\n```")
        assert found
        programs.append((program, printed.removeprefix("```text\n")))
    return programs


def test_the_quick_start_is_short() -> None:
    assert len(readme_programs()[0][0].splitlines()) < 15


@pytest.mark.parametrize(("program", "printed"), readme_programs())
def test_a_program_of_the_readme_prints_what_it_says(program: str, printed: str) -> None:
    # Isolated: with the package and the standard library alone.
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=False)
    assert (done.stdout.rstrip("\n"), done.stderr) == (printed, "")
