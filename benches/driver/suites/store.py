"""Changes made durable, beside programs that only insert rows."""

import json
import statistics

from .. import peers as programs, settings
from ..comparison import Case, Comparison
from ..databases import PostgresDatabases, SqliteDatabases, differences
from ..errors import WrongResult
from ..measure import Side

ABOUT = """\
Starts of charging sessions made durable: each a fence, two rows relied on, three claims, the session with two index
entries, two events, a sample, the stored reply, a message and a timer, 12 rows, with random ids as in life. throughput
has 256 stations, each with one change on its way; the peer inserts the same rows into the same tables, 256 changes per
transaction, and decides nothing. Both start with empty tables in every turn, and afterwards both have to hold the same
rows. durable_p99 offers 2000 changes a second at times fixed in advance, counts from when each was due, and goes on
through checkpoints; the peer's value is the limit that we set ourselves, 10 times the median bare commit of the same
run and 2 ms. one_commit is a change of one row with nothing else under way, beside a bare transaction of one row."""

ROWS = 12
"""How many rows a change writes."""
STATION_ROWS = 512
RATE = 2000
"""Changes offered per second."""
WANTED = 0.6
"""What part of the raw inserts we want to reach."""


def run(report, names, effort, folder):
    """Measures our two stores beside each of the peers."""
    where = settings.TARGET / "store"
    with programs.start_ours("store") as ours:
        for peer in programs.of_suite(folder, "store", names):
            with peer.start("store") as program:
                Comparison(report, ours, peer, program, effort).introduce()
                for kind in (SqliteDatabases, PostgresDatabases):
                    with kind(where) as databases:
                        measured = StoreComparison(report, ours, peer, program, effort, databases)
                        measured.throughput()
                        measured.latency()


class StoreComparison:
    """One of our stores beside a program that inserts into the same tables."""

    def __init__(self, report, ours, peer, program, effort, databases):
        self.report, self.ours, self.peer, self.program = report, ours, peer, program
        self.effort, self.databases = effort, databases
        self._made = 0
        report.comment(databases.about())

    def throughput(self):
        """Turns with empty tables, ours and the peer's, whose rows are compared."""
        sides = ([], [])
        for _ in range(self.effort.turns):
            found = []
            for side, program in enumerate((self.ours, self.program)):
                with self.databases.new() as database:
                    sides[side].append(self.turn(program, database))
                    found.append(database.content())
            self.compare(*found)
        ours, theirs = (Side(tuple(each), 1) for each in sides)
        name, changes = f"store.{self.databases.name}_throughput", self.effort.changes
        values = [changes * 1e9 / side.median for side in (ours, theirs)]
        times = values[0] / values[1]
        each = ", ".join(f"{other / one:.2f}" for one, other in zip(*sides))
        self.report.comment(
            f"{name} {self.peer.name}: {len(ours.turns)} of {len(ours.turns)} cases, turns of {changes} changes with equal"
            f" rows afterwards, quartiles apart by {ours.spread:.1%} (ours) and {theirs.spread:.1%}"
        )
        self.report.comment(f"  rows a second: {values[0] * ROWS:.0f} (ours) and {values[1] * ROWS:.0f}")
        self.report.comment(f"  times, turn by turn: {each}")
        self.report.comment(f"  wanted: {WANTED} times the peer's; {'reached' if times >= WANTED else 'missed'}")
        self.report.figure(name, self.peer.name, *values, "changes/s", times)

    def turn(self, program, database):
        """The nanoseconds of all changes of a turn."""
        self.ask(self.ours, "make", database)
        case = self.case(database, changes=self.effort.changes)
        self.answer(program, "open", case)
        taken = program.clock("throughput", case)
        refused = self.answer(program, "close", case)["refused"]
        if refused:
            raise WrongResult(f"{program.name} did not commit {refused} of {self.effort.changes} changes")
        return taken

    def compare(self, ours, theirs):
        """Both have to hold the rows of every change."""
        expected = self.effort.changes * ROWS + STATION_ROWS
        for who, content in (("ours", ours), (self.peer.name, theirs)):
            if content.rows != expected or not content.positions_are_whole:
                raise WrongResult(f"{who} holds {content.rows} rows instead of {expected}, or its positions have gaps")
        differs = differences(ours, theirs)
        if differs:
            raise WrongResult(f"{self.peer.name} holds other rows than ours: {', '.join(differs)}")

    def latency(self):
        """One commit at a time, and changes that come when a clock says so."""
        bare, alone = [], []
        for _ in range(2):
            bare.append(self.single(self.program))
            alone.append(self.single(self.ours))
            if len(bare) == 1:
                sync = self.sync()
                durable = self.offered()
        kind, peer = self.databases.name, self.peer.name
        median = statistics.mean(each["p50"] for each in bare)
        ours = statistics.mean(each["p50"] for each in alone)
        name = f"store.{kind}_one_commit"
        count = sum(each["count"] for each in bare)
        self.report.comment(f"{name} {peer}: 1 of 1 cases, {count} commits each, half before and half after the load; 50 and"
                            f" 99 %, in µs: {_each(alone)} (ours), {_each(bare)} (bare), {_each([sync])} (fdatasync of 4 KiB in place)")
        self.report.figure(name, peer, ours / 1e3, median / 1e3, "µs", median / ours)
        self.durable(f"store.durable_p99{'' if kind == 'sqlite' else '_' + kind}", durable, median)

    def durable(self, name, durable, median):
        """The line of the changes that were offered, and everything that is to be known with it."""
        limit = 10 * median + 2e6
        rate = durable["count"] * 1e9 / durable["taken"]
        ms = {part: durable[part] / 1e6 for part in ("p50", "p99", "p99_9", "max")}
        self.report.comment(
            f"{name} {self.peer.name}: 1 of 1 cases, {durable['count']} changes offered at {RATE} a second, in ms: 50 %"
            f" {ms['p50']:.2f}, 99 % {ms['p99']:.2f}, 99.9 % {ms['p99_9']:.2f}, max {ms['max']:.2f}"
        )
        self.report.comment(f"  {durable['checkpoints']} checkpoints meanwhile; limit: 10 × {median / 1e6:.3f} ms + 2 ms;"
                            f" {'kept' if durable['p99'] <= limit else 'exceeded'}")
        if rate < 0.98 * RATE:
            self.report.comment(f"  the machine carried {rate:.0f} changes a second and not {RATE}, so the wait grew")
        self.report.figure(name, self.peer.name, ms["p99"], limit / 1e6, "ms", limit / durable["p99"])

    def single(self, program):
        """One row at a time, each durable before the next."""
        with self.databases.new() as database:
            self.ask(self.ours, "make", database)
            return self.ask(program, "alone", database, changes=self.effort.commits)

    def sync(self):
        """What the file system needs for a block in place."""
        path = self.databases.where / "fdatasync"
        try:
            case = self._named({"file": path, "changes": self.effort.commits})
            return self.answer(self.program, "fdatasync", case)
        finally:
            path.unlink(missing_ok=True)

    def offered(self):
        """Changes at times that are fixed in advance."""
        with self.databases.new() as database:
            self.ask(self.ours, "make", database)
            with database.checkpoints() as checkpoints:
                durable = self.ask(self.ours, "durable", database, rate=RATE, seconds=self.effort.seconds)
            if durable["refused"]:
                raise WrongResult(f"{self.databases.name}: {durable['refused']} of the changes offered were refused")
            return {"checkpoints": checkpoints.done, **durable}

    def ask(self, program, work, database, **parts):
        return self.answer(program, work, self.case(database, **parts))

    def answer(self, program, work, case):
        word, text = program.check(work, case)
        if word != "ok":
            raise WrongResult(f"{program.name} cannot {work} on {self.databases.name}: {word} {text}")
        return json.loads(text)

    def case(self, database, **parts):
        return self._named({**database.parts(), "changes": 0, **parts})

    def _named(self, parts):
        # A program keeps what it has prepared for a name, so no name comes twice.
        self._made += 1
        return Case(f"{self.databases.name}-{self._made}", {name: str(value) for name, value in parts.items()}, None)


def _each(measured):
    """The percentiles of each measurement, in microseconds."""
    return ", ".join(f"{each['p50'] / 1e3:.0f} and {each['p99'] / 1e3:.0f}" for each in measured)
