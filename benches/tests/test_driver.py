"""The driver of ./benches/compare, with programs whose behaviour is known: python3 -m unittest discover benches/tests"""

import contextlib
import dataclasses
import decimal
import io
import pathlib
import sys
import tempfile
import unittest
from unittest import mock

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from driver import canonical, command, document, measure, peers, report, settings  # noqa: E402
from driver.comparison import Case, Comparison, Figure  # noqa: E402
from driver.errors import Problem, WrongResult  # noqa: E402
from driver.program import Program  # noqa: E402
from driver.suites import codec, pricing, sessions  # noqa: E402

FRAMES = {
    "v16_Heartbeat": '[2,"1","Heartbeat",{}]',
    "v16_Authorize": '[2,"2","Authorize",{"idTag":"04A2"}]',
    "v201_Heartbeat": '[2,"3","Heartbeat",{}]',
}


class Folder(unittest.TestCase):
    """A test with a folder of frames, and of peers that are as the test says."""

    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        (self.folder / "data/frames").mkdir(parents=True)
        for name, text in FRAMES.items():
            (self.folder / f"data/frames/{name}.json").write_text(text)

    def peer(self, name, behaviour, more=""):
        folder = self.folder / "peers" / name
        folder.mkdir(parents=True)
        run = [sys.executable, str(HERE / "program.py"), str(self.folder / f"{name}.log"), behaviour]
        (folder / "peer.toml").write_text(
            f'suites = ["codec"]\npackage = "fake"\nabout = "a fake"\nrun = {run!r}\n{more}', encoding="utf-8"
        )

    def compare(self, *arguments, ours="right"):
        """Runs the command with a fake of ours; gives its status, its lines and what it complains of."""
        run = [sys.executable, str(HERE / "program.py"), str(self.folder / "ours.log"), ours]
        output, errors = io.StringIO(), io.StringIO()
        with (
            mock.patch.object(peers, "start_ours", lambda suite: Program("ours", run)),
            # The programs of the tests say that time passed; nothing of it was spent.
            mock.patch.object(Program, "_processor_ns", lambda self: None),
            mock.patch.object(settings, "DATA", self.folder / "data"),
            mock.patch.object(document, "TARGET", self.folder / "target"),
            contextlib.redirect_stdout(output),
            contextlib.redirect_stderr(errors),
        ):
            status = command.main([*arguments, "--peers", str(self.folder / "peers")])
        return status, output.getvalue(), errors.getvalue()

    def requests(self, name):
        return (self.folder / f"{name}.log").read_text().splitlines()


class ResultsComeFirst(Folder):
    def test_an_equal_result_is_timed(self):
        self.peer("honest", "right")
        status, output, errors = self.compare("codec", "--quick")
        self.assertEqual((status, errors), (0, ""))
        _, figures = report.parse(output)
        self.assertEqual(len(figures), 9)
        self.assertEqual({figure["peer"] for figure in figures}, {"honest"})
        self.assertEqual({figure["times"] for figure in figures}, {"1"})

    def test_a_wrong_result_is_refused_and_not_timed(self):
        self.peer("liar", "wrong")
        status, output, errors = self.compare("codec", "--quick")
        self.assertEqual(status, 1)
        self.assertIn("liar is not what it should be at v16_Authorize, decode: changed /*; it is not timed", errors)
        self.assertEqual(report.parse(output)[1], [])
        self.assertFalse([line for line in self.requests("liar") + self.requests("ours") if line.startswith("time")])

    def test_a_refused_frame_is_not_left_out_in_silence(self):
        self.peer("picky", "refuses")
        status, _, errors = self.compare("codec", "--quick")
        self.assertEqual(status, 1)
        self.assertIn("picky is not what it should be at v16_Authorize, decode: refused", errors)

    def test_a_wrong_result_of_ours_stops_everything(self):
        self.peer("honest", "right")
        status, _, errors = self.compare("codec", "--quick", ours="wrong")
        self.assertEqual(status, 1)
        self.assertIn("ours is wrong at v16_Authorize, decode: changed /*", errors)

    def test_a_deviation_that_is_written_down_is_timed_marked_and_told(self):
        self.peer("known", "wrong", '[[deviation]]\ncases = ["v16_Heartbeat", "v16_Authorize", "v201_Heartbeat"]\n'
                                    'differs = ["changed /*"]\nwhy = "it adds to the id"\n')
        status, output, errors = self.compare("codec", "--quick")
        self.assertEqual((status, errors), (0, ""))
        comments, figures = report.parse(output)
        self.assertEqual({figure["peer"] for figure in figures}, {"known*"})
        self.assertIn("  * v16_Authorize: changed /*: it adds to the id", comments)

    def test_a_deviation_that_is_gone_is_an_error(self):
        self.peer("better", "right", '[[deviation]]\ncases = ["v16_Heartbeat"]\ndiffers = ["changed /*"]\nwhy = "once"\n')
        status, _, errors = self.compare("codec", "--quick")
        self.assertEqual(status, 1)
        self.assertIn("its deviation is gone", errors)

    def test_a_peer_of_one_version_has_the_figures_of_that_version(self):
        self.peer("old", "partial")
        status, output, errors = self.compare("codec", "--quick")
        self.assertEqual((status, errors), (0, ""))
        comments, figures = report.parse(output)
        self.assertEqual({figure["figure"] for figure in figures},
                         {"codec.decode.v1_6", "codec.encode.v1_6", "codec.round_trip.v1_6"})
        self.assertIn("codec.decode: old has not all of it", comments)
        self.assertIn("codec.decode.v2_0_1: old has none of it", comments)


class Errors(Folder):
    def test_a_peer_that_is_not_there_is_named(self):
        self.peer("honest", "right")
        status, _, errors = self.compare("codec", "--quick", "--peer", "nobody")
        self.assertEqual(status, 1)
        self.assertIn("has no peer nobody; it has honest", errors)

    def test_a_program_that_dies_is_named(self):
        self.peer("mortal", "dies")
        status, _, errors = self.compare("codec", "--quick")
        self.assertEqual(status, 1)
        self.assertIn("mortal broke off at 'check decode", errors)

    def test_no_frames_is_an_error(self):
        self.peer("honest", "right")
        for path in (self.folder / "data/frames").iterdir():
            path.unlink()
        status, _, errors = self.compare("codec", "--quick")
        self.assertEqual(status, 1)
        self.assertIn("there are no frames in", errors)

    def test_a_peer_toml_with_a_mistake_is_an_error(self):
        self.peer("odd", "right", 'sutes = ["codec"]\n')
        status, _, errors = self.compare("codec", "--quick")
        self.assertEqual(status, 1)
        self.assertIn("nobody reads sutes", errors)

    def test_a_compiler_that_cannot_be_had_is_named(self):
        with mock.patch.object(peers, "TOOLCHAIN", "0.0.1"), mock.patch.object(peers.subprocess, "run") as run:
            run.return_value.returncode = 1
            with self.assertRaisesRegex(Problem, "ocpi-tariffs needs Rust 0.0.1, which could not be installed"):
                peers.install_toolchain("ocpi-tariffs")

    def test_a_program_must_measure_what_its_lock_file_has(self):
        package = self.folder / "peers/renamed"
        self.peer("renamed", "right")
        (package / "Cargo.lock").write_text('[[package]]\nname = "fake"\nversion = "2.0.0"\n')
        peer = peers.read(package / "peer.toml")
        with peer.start("codec") as program:
            built = dataclasses.replace(peer, run=())
            with self.assertRaisesRegex(Problem, "says that it measures fake 1.0.0; the lock file of .* has fake 2.0.0"):
                Comparison(report.Report(lambda line: None), None, built, program, settings.QUICK).introduce()

    def test_the_document_needs_a_whole_run_and_says_which_suite_has_none(self):
        with mock.patch.object(document, "TARGET", self.folder), \
                mock.patch.object(document, "DOCUMENT", self.folder / "out.md"):
            with self.assertRaisesRegex(Problem, "there is no whole run of codec, pricing, adoption, store"):
                document.write()
            (self.folder / "codec.tsv").write_text("# codec: the text\ncodec.one\tpeer\t1\t2\tns\t2\n")
            document.write()
        text = (self.folder / "out.md").read_text()
        self.assertIn("| `one` | peer | 1 | 2 | ns | **2** |", text)
        self.assertIn("Not measured yet: `./benches/compare pricing --write-docs`", text)


class Output(Folder):
    def test_a_slower_peer_means_that_ours_is_ahead(self):
        self.peer("slow", "slow")
        _, output, _ = self.compare("codec", "--quick")
        self.assertEqual({figure["times"] for figure in report.parse(output)[1]}, {"2"})

    def test_a_rate_is_turned_around(self):
        figure = Figure("a.b", "b", ("case",), unit="sessions/s", per_round=1000)
        self.assertEqual(figure.value(1e9, ("case",)), 1000)
        self.assertTrue(figure.rate)

    def test_the_document_has_every_figure_good_or_bad(self):
        lines = "# codec: the text\n# machine: a\n# figure\tpeer\tours\tpeer_value\tunit\ttimes\n"
        for suite in ("codec", "pricing", "adoption"):
            (self.folder / f"{suite}.tsv").write_text(
                lines.replace("codec", suite) + f"{suite}.good\tone\t1\t2\tns\t2\n{suite}.bad\ttwo*\t4\t1\tns\t0.25\n"
            )
        with mock.patch.object(document, "TARGET", self.folder), \
                mock.patch.object(document, "DOCUMENT", self.folder / "out.md"):
            document.write()
        text = (self.folder / "out.md").read_text()
        self.assertEqual(text.count("| `good` | one | 1 | 2 | ns | **2** |"), 3)
        self.assertEqual(text.count("| `bad` | two\\* | 4 | 1 | ns | 0.25 |"), 3)


class Equality(unittest.TestCase):
    def differences(self, one, other):
        return canonical.differences(canonical.parse(one), canonical.parse(other))

    def test_numbers_are_decimals(self):
        self.assertEqual(self.differences("[1, 1.50, 1e2]", "[1.0, 1.5, 100]"), [])
        self.assertEqual(self.differences("[0.1]", "[0.1000000000000000055511151231257827]"), ["changed /*"])

    def test_times_are_instants_and_other_texts_are_texts(self):
        self.assertEqual(self.differences('["2025-06-01T10:00:00.000Z"]', '["2025-06-01T12:00:00+02:00"]'), [])
        self.assertEqual(self.differences('["2025-06-01T10:00:00Z"]', '["2025-06-01T10:00:01Z"]'), ["changed /*"])
        self.assertEqual(self.differences('["10.0"]', '["10"]'), ["changed /*"])

    def test_what_is_missing_added_or_of_another_type_is_told(self):
        self.assertEqual(self.differences('{"a":1,"b":[{"c":1}]}', '{"b":[{"c":true}],"d":2}'),
                         ["missing /a", "changed /b/*/c", "added /d"])
        self.assertEqual(self.differences("[1,2]", "[1]"), ["changed "])
        self.assertEqual(self.differences("null", "0"), ["changed "])


class Turns(unittest.TestCase):
    def test_the_two_take_turns(self):
        order = []

        class Clock:
            def __init__(self, name, per_round):
                self.name, self.per_round = name, per_round

            def time(self, work, cases, rounds):
                order.append(self.name)
                return rounds * self.per_round

        effort = dataclasses.replace(settings.QUICK, rounds=9)
        ours, theirs = measure.interleave(Clock("a", 100), Clock("b", 1000), "work", ["case"], effort)
        self.assertEqual("".join(order)[-18:], "ab" * 9)
        self.assertEqual((ours.median, theirs.median, ours.spread), (100, 1000, 0))
        self.assertEqual(ours.rounds_per_turn, 10 * theirs.rounds_per_turn)

    def test_slow_work_has_fewer_turns(self):
        class Slow:
            def time(self, work, cases, rounds):
                return rounds * 10**9

        effort = dataclasses.replace(settings.FULL, most_ns=10**10)
        ours, _ = measure.interleave(Slow(), Slow(), "work", ["case"], effort)
        self.assertEqual(len(ours.turns), 10)


@unittest.skipUnless(sys.platform == "linux", "the kernel's own accounts are read")
class Waiting(Folder):
    def test_time_without_a_processor_does_not_count(self):
        self.peer("waiter", "right")
        case = Case("case", {"version": "1.6", "text": "[]"}, [])
        with peers.read(self.folder / "peers/waiter/peer.toml").start("codec") as program:
            # It says 100 s, in which it hardly had a processor.
            self.assertLess(program.time("decode", [case], 1_000_000), 10**9)

    def test_time_with_a_processor_is_known(self):
        self.peer("worker", "right")
        with peers.read(self.folder / "peers/worker/peer.toml").start("codec") as program:
            before = program._processor_ns()
            for _ in range(50):
                program.hello()
            self.assertGreater(program._processor_ns(), before)


class Prices(unittest.TestCase):
    def test_expected_prices_are_those_of_a_hand_calculation(self):
        # 0.35 + 4.3 kWh (4 250 Wh in steps of 100) at 0.49 + 0.25 h (0.10 h in steps of 900 s) at 6 = 3.957; 19 %: 4.70883
        price = sessions.total(sessions.TARIFFS[1][1], [(4250, 50), (0, 10)])
        self.assertEqual(price, {"net": decimal.Decimal("3.96"), "gross": decimal.Decimal("4.71")})

    def test_a_session_whose_cent_depends_on_where_to_round_is_not_used(self):
        self.assertIsNone(sessions.total((("ENERGY", "0.005", 1),), [(1000, 10)]))

    def test_every_run_has_the_same_sessions(self):
        self.assertEqual(sessions.batch(30), sessions.batch(30))
        self.assertGreater(len({case for case in sessions.batch(30).parts.values()}), 25)

    def test_totals_are_compared_to_the_cent(self):
        result = pricing.ToTheCent.result(None, '[{"net":3.957,"gross":4.70883}]')
        self.assertEqual(result, [{"net": decimal.Decimal("3.96"), "gross": decimal.Decimal("4.71")}])
        self.assertEqual(canonical.differences([{"net": decimal.Decimal("3.95")}], [{"net": result[0]["net"]}]),
                         ["changed /*/net"])


class BrokenFrames(unittest.TestCase):
    def test_each_is_broken_in_its_own_way(self):
        texts = [case.parts["text"] for _, case in codec.broken_frames()]
        self.assertEqual(len(texts), len(set(texts)))

    def test_ours_has_to_refuse_them(self):
        class Accepts:
            def check(self, work, case):
                return "ok", "[]"

        comparison = Comparison(None, Accepts(), None, Accepts(), settings.QUICK)
        with self.assertRaisesRegex(WrongResult, "ours accepts broken"):
            comparison.refuses(Case("broken", {}, None))


if __name__ == "__main__":
    unittest.main()
