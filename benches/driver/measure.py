"""Two programs that take turns under the clock."""

import dataclasses
import statistics


@dataclasses.dataclass(frozen=True)
class Side:
    """What one program needed per round: nanoseconds through all cases once."""

    turns: tuple
    rounds_per_turn: int

    @property
    def median(self):
        return statistics.median(self.turns)

    @property
    def spread(self):
        """The distance of the quartiles as a part of the median."""
        if len(self.turns) < 2:
            return 0.0
        low, _, high = statistics.quantiles(self.turns, n=4, method="inclusive")
        return (high - low) / self.median


def interleave(ours, peer, work, cases, effort):
    """A/B/A/B: turns of about the same length, the median of which counts; gives the two sides.

    What disturbs the machine for longer than a turn disturbs both, and what is shorter is not the median.
    """
    programs = (ours, peer)
    rounds = [_calibrate(program, work, cases, effort.batch_ns) for program in programs]
    turns = ([], [])
    slowest = max(program.time(work, cases, count) for program, count in zip(programs, rounds))
    for _ in range(max(7, min(effort.rounds, effort.most_ns // max(slowest, 1)))):
        for side, program in enumerate(programs):
            turns[side].append(program.time(work, cases, rounds[side]) / rounds[side])
    return tuple(Side(tuple(turns[side]), rounds[side]) for side in range(2))


def _calibrate(program, work, cases, batch_ns):
    """How many rounds take about `batch_ns`. It also warms up caches and branch predictors."""
    rounds = 1
    while True:
        taken = program.time(work, cases, rounds)
        if taken >= batch_ns / 2 or rounds >= 1 << 24:
            return max(1, round(rounds * batch_ns / max(taken, 1)))
        rounds *= 2 if taken < 1000 else max(2, min(16, int(batch_ns / taken)))
