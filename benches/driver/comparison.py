"""One suite, ours beside one peer: first the results are compared, then the time is taken."""

import dataclasses

from . import canonical
from .errors import Problem, WrongResult
from .measure import interleave


@dataclasses.dataclass(frozen=True)
class Case:
    """Named parts of text, and the result that they must have."""

    name: str
    parts: dict
    expected: object
    """As `canonical.parse` gives it."""


@dataclasses.dataclass(frozen=True)
class Figure:
    """A line of the output."""

    name: str
    work: str
    """What the programs call it."""
    cases: tuple
    unit: str = "ns"
    per_round: int = 0
    """How many things a round does; with none, one per case."""
    whole: bool = False
    """Whether it is left out for a peer that does not have all of its cases."""

    def value(self, nanoseconds, cases):
        """A round's time in the unit of the figure."""
        each = nanoseconds / (self.per_round or len(cases))
        return 1e9 / each if self.rate else each

    @property
    def rate(self):
        """Whether more is better."""
        return self.unit.endswith("/s")


class Comparison:
    """Ours and one peer, both running."""

    def __init__(self, report, ours, peer, program, effort):
        self.report, self.ours, self.peer, self.program, self.effort = report, ours, peer, program, effort
        self._seen = set()

    def introduce(self):
        """Comment lines about the peer; its program has to measure the version that its lock file has."""
        name, version = self.program.hello()
        if not self.peer.run and (name, version) != (self.peer.package, self.peer.version()):
            raise Problem(f"{self.peer.name} says that it measures {name} {version}; the lock file of"
                          f" {self.peer.folder} has {self.peer.package} {self.peer.version()}")
        self.report.comment(f"peer {self.peer.name}: {name} {version}")
        for line in self.peer.about:
            self.report.comment(f"  {line}")
        if not self.peer.keeps_result:
            self.report.comment("  it keeps no result, so there is none to compare")

    def measure(self, figure):
        """Compares the results of a figure and, where they are right, takes the time."""
        cases, marked = self._equal_cases(figure)
        if not cases or (figure.whole and len(cases) < len(figure.cases) and not marked):
            self.report.comment(f"{figure.name}: {self.peer.name} has {'not all' if cases else 'none'} of it")
            return
        ours, theirs = interleave(self.ours, self.program, figure.work, cases, self.effort)
        values = [figure.value(side.median, cases) for side in (ours, theirs)]
        times = values[0] / values[1] if figure.rate else values[1] / values[0]
        name = self.peer.name + ("*" if marked else "")
        self.report.comment(
            f"{figure.name} {name}: {len(cases)} of {len(figure.cases)} cases, {len(ours.turns)} turns each,"
            f" quartiles apart by {ours.spread:.1%} (ours) and {theirs.spread:.1%}"
        )
        self.report.figure(figure.name, name, *values, figure.unit, times)

    def result(self, text):
        """The result out of a program's answer, in the form in which it is compared."""
        return canonical.parse(text)

    def refuses(self, case):
        """Whether ours and the peer refuse a case, which ours has to; `None` for a peer that does not have it."""
        word, text = self.ours.check("decode", case)
        if word != "error":
            raise WrongResult(f"ours accepts {case.name}: {text}")
        word, _ = self.program.check("decode", case)
        return None if word == "unsupported" else word == "error"

    def _equal_cases(self, figure):
        """The cases that both sides can be timed with, and whether something about them is to be marked."""
        cases, marked = [], False
        for case in figure.cases:
            word, text = self.ours.check(figure.work, case)
            wrong = canonical.differences(case.expected, self.result(text)) if word == "ok" else [f"{word} {text}"]
            if wrong:
                raise WrongResult(f"ours is wrong at {case.name}, {figure.work}: {'; '.join(wrong)}")
            word, text = self.program.check(figure.work, case)
            if word == "unsupported":
                continue
            deviation = self._known_deviation(figure, case, word, text)
            marked = marked or deviation is not None
            if word == "ok":
                cases.append(case)
        return cases, marked

    def _known_deviation(self, figure, case, word, text):
        """Nothing when the result is right; a result that is wrong has to be written down in the peer.toml."""
        if word == "error":
            found = ["refused"]
        elif self.peer.keeps_result:
            found = canonical.differences(case.expected, self.result(text))
        else:
            found = []
        deviation = self.peer.deviation(case.name)
        if sorted(found) != sorted(deviation.differs if deviation else ()):
            raise WrongResult(
                f"{self.peer.name} is not what it should be at {case.name}, {figure.work}: "
                + (f"{'; '.join(found) or 'its deviation is gone'}")
                + (f" ({text})" if word == "error" else "")
                + f"; it is not timed. Where that is how it is, {self.peer.folder / 'peer.toml'} has to say so"
            )
        if deviation and case.name not in self._seen:
            self._seen.add(case.name)
            self.report.comment(f"  * {case.name}: {'; '.join(deviation.differs)}: {deviation.why}")
        return deviation
