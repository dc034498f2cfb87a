"""What the suite `store` makes of databases and programs: python3 -m unittest discover benches/tests"""

import contextlib
import pathlib
import sqlite3
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from driver import databases, report, settings  # noqa: E402
from driver.errors import WrongResult  # noqa: E402
from driver.suites import store  # noqa: E402

TABLES = """
CREATE TABLE positions (id INTEGER, last INTEGER); CREATE TABLE claims (key TEXT, owner TEXT);
CREATE TABLE rows (id TEXT); CREATE TABLE row_index (id TEXT); CREATE TABLE replies (key TEXT); CREATE TABLE timers (key TEXT);
CREATE TABLE appended (position INTEGER, stream TEXT); CREATE TABLE outbox (position INTEGER, id TEXT);
"""


class Files(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def content(self, appended=(), messages=(), claims=(), last=0):
        path = self.folder / "store.sqlite"
        path.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(path)) as connection:
            connection.executescript(TABLES)
            connection.execute("INSERT INTO positions VALUES (0, ?)", [last])
            connection.executemany("INSERT INTO appended VALUES (?, ?)", appended)
            connection.executemany("INSERT INTO outbox VALUES (?, ?)", messages)
            connection.executemany("INSERT INTO claims VALUES (?, ?)", claims)
            connection.commit()
        return databases.SqliteFile(path).content()


class WhatADatabaseHolds(Files):
    def test_the_order_of_rows_and_positions_makes_no_difference(self):
        one = self.content([(1, "a"), (2, "b")], [(3, "m")], [("k", "x"), ("l", "y")], 3)
        other = self.content([(3, "b"), (1, "a")], [(2, "m")], [("l", "y"), ("k", "x")], 3)
        self.assertEqual(databases.differences(one, other), [])
        self.assertEqual((one.rows, one.positions_are_whole), (5, True))

    def test_a_row_more_or_another_is_a_difference_of_its_table(self):
        one = self.content([(1, "a")], claims=[("k", "x")], last=1)
        more = self.content([(1, "a"), (2, "b")], claims=[("k", "x")], last=1)
        changed = self.content([(1, "a")], claims=[("k", "y")], last=1)
        self.assertEqual(databases.differences(one, more), ["appended"])
        self.assertEqual(databases.differences(one, changed), ["claims"])

    def test_positions_with_a_gap_or_another_end_are_found(self):
        self.assertFalse(self.content([(1, "a"), (3, "b")], last=3).positions_are_whole)
        self.assertFalse(self.content([(1, "a"), (1, "b")], last=2).positions_are_whole)
        self.assertFalse(self.content([(1, "a"), (2, "b")], last=3).positions_are_whole)


class Program:
    """A program whose answers are known."""

    def __init__(self, name, answers):
        self.name, self.answers, self.asked = name, answers, []

    def check(self, work, case):
        self.asked.append((work, case.name))
        return self.answers.get(work, ("ok", "null"))

    def clock(self, work, case):
        self.asked.append((work, case.name))
        return 2_000_000_000


class Peer:
    name = "raw"


class Memory:
    """Databases that hold what a test says."""

    name, where = "sqlite", None

    def __init__(self, *contents):
        self.contents = list(contents)

    def about(self):
        return "in memory"

    @contextlib.contextmanager
    def new(self):
        yield self

    def parts(self):
        return {"sqlite": "file"}

    def content(self):
        return self.contents.pop(0)

    def checkpoints(self):
        return contextlib.nullcontext(databases.Checkpoints(7))


def content(table="same", rows=None, whole=True):
    effort = settings.QUICK
    rows = effort.changes * store.ROWS + store.STATION_ROWS if rows is None else rows
    return databases.Content({"claims": table}, rows, whole)


class Comparing(unittest.TestCase):
    def comparison(self, *contents, ours=None, raw=None):
        self.report = report.Report(lambda line: None)
        closed = {"close": ("ok", '{"refused": 0}')}
        programs = Program("ours", closed | (ours or {})), Program("raw", closed | (raw or {}))
        self.programs = programs
        return store.StoreComparison(self.report, programs[0], Peer, programs[1], settings.QUICK, Memory(*contents))

    def test_turns_with_equal_rows_are_a_figure(self):
        self.comparison(*[content()] * 6).throughput()
        comments, figures = report.parse("\n".join(self.report.lines))
        self.assertEqual([figure["figure"] for figure in figures], ["store.sqlite_throughput"])
        self.assertEqual((figures[0]["ours"], figures[0]["times"]), ("256", "1"))
        self.assertIn("  wanted: 0.6 times the peer's; reached", comments)
        self.assertEqual([work for work, _ in self.programs[1].asked], ["open", "throughput", "close"] * 3)
        self.assertEqual(len({case for _, case in self.programs[1].asked}), 3)

    def test_other_rows_are_no_figure(self):
        with self.assertRaisesRegex(WrongResult, "raw holds other rows than ours: claims"):
            self.comparison(content(), content("other")).throughput()
        self.assertEqual(report.parse("\n".join(self.report.lines))[1], [])

    def test_too_few_rows_on_both_sides_are_no_figure(self):
        with self.assertRaisesRegex(WrongResult, "ours holds 3 rows instead of 6656"):
            self.comparison(content(rows=3), content(rows=3)).throughput()

    def test_positions_with_gaps_are_no_figure(self):
        with self.assertRaisesRegex(WrongResult, "raw holds 6656 rows .* or its positions have gaps"):
            self.comparison(content(), content(whole=False)).throughput()

    def test_a_refused_change_is_no_figure(self):
        with self.assertRaisesRegex(WrongResult, "ours did not commit 2 of 512 changes"):
            self.comparison(content(), ours={"close": ("ok", '{"refused": 2}')}).throughput()

    def test_the_limit_of_the_wait_comes_from_the_bare_commits_of_the_run(self):
        self.comparison().durable("store.durable_p99", DURABLE, 300_000)
        comments, figures = report.parse("\n".join(self.report.lines))
        self.assertEqual((figures[0]["ours"], figures[0]["peer_value"], figures[0]["times"]), ("4", "5", "1.25"))
        self.assertTrue(any("7 checkpoints meanwhile" in comment and "kept" in comment for comment in comments))
        self.assertFalse(any("carried" in comment for comment in comments))

    def test_a_rate_that_was_not_carried_and_a_limit_that_was_exceeded_are_told(self):
        self.comparison().durable("store.durable_p99", {**DURABLE, "taken": 4_000_000_000, "p99": 6_000_000}, 300_000)
        comments, figures = report.parse("\n".join(self.report.lines))
        self.assertEqual(figures[0]["times"], "0.833")
        self.assertIn("  the machine carried 500 changes a second and not 2000, so the wait grew", comments)
        self.assertTrue(any("exceeded" in comment for comment in comments))

    def test_a_change_that_was_offered_and_refused_is_no_figure(self):
        durable = ("ok", '{"refused": 1, "taken": 1, "count": 1}')
        with self.assertRaisesRegex(WrongResult, "sqlite: 1 of the changes offered were refused"):
            self.comparison(ours={"durable": durable}).offered()

    def test_a_program_that_cannot_is_named(self):
        with self.assertRaisesRegex(WrongResult, "raw cannot open on sqlite: error no such table"):
            self.comparison(raw={"open": ("error", "no such table")}, ours={}).turn(self.programs[1], Memory())


DURABLE = {"checkpoints": 7, "count": 2000, "taken": 1_000_000_000, "refused": 0,
           "p50": 1_000_000, "p99": 4_000_000, "p99_9": 8_000_000, "max": 9_000_000}


if __name__ == "__main__":
    unittest.main()
