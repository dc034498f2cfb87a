"""What stops a measurement."""


class Problem(Exception):
    """A sentence that says what is wrong and what to do; the command prints it and fails."""


class WrongResult(Problem):
    """A program whose result is not the expected one: it is not timed."""
