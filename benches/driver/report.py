"""The output: comment lines, and one line of six columns per figure and peer."""

HEADER = ("figure", "peer", "ours", "peer_value", "unit", "times")


class Report:
    """What a run prints, kept as well."""

    def __init__(self, write):
        self._write = write
        self.lines = []

    def comment(self, text):
        self._line(f"# {text}")

    def header(self):
        self._line("# " + "\t".join(HEADER))

    def figure(self, name, peer, ours, theirs, unit, times):
        """`times` above 1 means that ours is ahead."""
        self._line("\t".join((name, peer, number(ours), number(theirs), unit, f"{times:.3g}")))

    def _line(self, text):
        self.lines.append(text)
        self._write(text)


def number(value):
    """Four digits that mean something."""
    if value == int(value) and value < 1e4:
        return str(int(value))
    return f"{value:.0f}" if value >= 1000 else f"{value:.4g}"


def parse(text):
    """The comments and the figures of a report's text."""
    comments, figures = [], []
    for line in text.splitlines():
        if line.startswith("#"):
            comments.append(line.removeprefix("#").removeprefix(" "))
        elif line:
            figures.append(dict(zip(HEADER, line.split("\t"), strict=True)))
    return comments, figures
