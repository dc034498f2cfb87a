"""The gate of instruction counts."""

import contextlib
import io
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from driver import counting  # noqa: E402


def compared(counted, before):
    with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(io.StringIO()):
        return counting.compare(counted, before), out.getvalue()


class Counting(unittest.TestCase):
    def test_a_kernel_that_grows_by_more_than_the_tolerance_fails(self):
        self.assertEqual(compared({"decode": 1000}, {"decode": 1000}), (0, "decode\t1000\t1000\t+0.00%\tsame\n"))
        self.assertEqual(compared({"decode": 1020}, {"decode": 1000})[0], 0)
        status, text = compared({"decode": 1021}, {"decode": 1000})
        self.assertEqual((status, text.split()[-1]), (1, "GROWN"))

    def test_a_kernel_that_shrinks_is_told_and_passes(self):
        status, text = compared({"decode": 900}, {"decode": 1000})
        self.assertEqual(status, 0)
        self.assertIn("shrunk", text)

    def test_another_set_of_kernels_fails(self):
        self.assertEqual(compared({"decode": 1}, {"decode": 1, "encode": 1})[0], 1)
        self.assertEqual(compared({"decode": 1, "encode": 1}, {"decode": 1})[0], 1)

    def test_what_is_committed_has_every_kernel(self):
        self.assertEqual(set(counting.kernels()), set(counting.kept()))
        self.assertTrue(all(value > 1000 for value in counting.kept().values()))
