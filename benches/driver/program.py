"""A program that is measured, behind the line protocol."""

import os
import pathlib
import subprocess
import time

from .errors import Problem


class Program:
    """A running program. Use it in a `with`, so that it ends."""

    def __init__(self, name, command, cwd=None):
        self.name = name
        self._cases = set()
        try:
            self._process = subprocess.Popen(
                command, cwd=cwd, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", bufsize=1
            )
        except OSError as error:
            raise Problem(f"{name} does not start: {error}") from error

    def __enter__(self):
        return self

    def __exit__(self, *_):
        try:
            self._process.stdin.write("bye\n")
            self._process.stdin.close()
        except OSError:
            pass
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def hello(self):
        """The name and version of the package that it measures."""
        words = self._demand("hello").split(" ")
        if len(words) != 2:
            raise Problem(f"{self.name} answers hello with {words!r} instead of its name and version")
        return words[0], words[1]

    def load(self, case):
        """Sends the parts of a case, once."""
        if case.name in self._cases:
            return
        for part, text in case.parts.items():
            if "\n" in text or "\r" in text:
                raise Problem(f"{part} of {case.name} is more than one line; the protocol has one line per text")
            self._demand(f"set {case.name} {part} {text}")
        self._cases.add(case.name)

    def check(self, work, case):
        """`ok`, `unsupported` or `error`, and the result or the reason."""
        self.load(case)
        return self._ask(f"check {work} {case.name}")

    def time(self, work, cases, rounds):
        """The nanoseconds that `rounds` rounds through all cases took.

        That is what the program's clock says, unless the program had to wait for a processor meanwhile: then it is the
        time in which it had one.
        """
        for case in cases:
            self.load(case)
        before = self._processor_ns()
        answer = self._demand(f"time {work} {','.join(case.name for case in cases)} {rounds}")
        if not answer.isdigit():
            raise Problem(f"{self.name} answers time with {answer!r} instead of nanoseconds")
        after = self._processor_ns()
        return int(answer) if before is None or after is None else min(int(answer), after - before)

    def clock(self, work, case):
        """The nanoseconds on the program's clock that one round took, whatever it waited for, such as the disk."""
        self.load(case)
        answer = self._demand(f"time {work} {case.name} 1")
        if not answer.isdigit():
            raise Problem(f"{self.name} answers time with {answer!r} instead of nanoseconds")
        return int(answer)

    def _processor_ns(self):
        """How long the program had a processor until now; `None` where that is not known, or where it has threads.

        Linux brings the number up to date when the program falls asleep, so that is waited for.
        """
        folder = pathlib.Path(f"/proc/{self._process.pid}")
        try:
            if len(os.listdir(folder / "task")) != 1:
                return None
            for attempt in range(5_000):
                if (folder / "stat").read_text().rpartition(")")[2].split()[0] == "S":
                    return int((folder / "schedstat").read_text().split()[0])
                # It is about to fall asleep; on a busy machine it has to get a processor for that first.
                if attempt > 100:
                    time.sleep(0.001)
        except (OSError, ValueError, IndexError):
            pass
        return None

    def _demand(self, request):
        word, text = self._ask(request)
        if word != "ok":
            raise Problem(f"{self.name} answers {request[:80]!r} with {word} {text}")
        return text

    def _ask(self, request):
        try:
            self._process.stdin.write(request + "\n")
            self._process.stdin.flush()
            answer = self._process.stdout.readline()
        except OSError as error:
            raise Problem(f"{self.name} broke off at {request[:80]!r}: {error}") from error
        word, _, text = answer.rstrip("\n").partition(" ")
        if word not in ("ok", "unsupported", "error"):
            raise Problem(f"{self.name} broke off at {request[:80]!r}" + (f": {answer!r}" if answer else ""))
        return word, text
