"""Tariffs of OCPI and sessions to prices."""

import decimal

from .. import canonical, peers as programs
from ..comparison import Comparison, Figure
from . import sessions

ABOUT = """\
A tariff of OCPI 2.2.1 and a session to a price. from_json reads both texts and prices, compiled starts from what was
read, batch reads a tariff once and then reads and prices one session after the other. All read the same texts; the peers
read the whole CDR, while ours, which has no reader of CDRs, takes only its charging periods out of it, as meter readings
at their bounds. Every total, without and with tax, has to be equal to the cent to one computed apart from all of them,
with fractions. Restrictions, minimum and maximum prices and reservations are not measured: ours refuses a tariff that
has them."""


def run(report, names, effort, folder):
    """Measures ours beside each of the peers."""
    cases = sessions.cases()
    batch = sessions.batch(effort.batch_sessions)
    for case in cases:
        sizes = [len(case.parts[part].encode()) for part in ("tariff", "cdr.0")]
        report.comment("case %s: tariff %d bytes, CDR %d bytes" % (case.name, *sizes))
    report.comment(f"batch: {effort.batch_sessions} different sessions of up to 8 periods, one tariff")
    with programs.start_ours("pricing") as ours:
        for peer in programs.of_suite(folder, "pricing", names):
            with peer.start("pricing") as program:
                comparison = ToTheCent(report, ours, peer, program, effort)
                comparison.introduce()
                for figure in figures(cases, batch):
                    comparison.measure(figure)


class ToTheCent(Comparison):
    """Totals are equal when they are the same number of cents."""

    def result(self, text):
        return [{name: cents(total[name]) for name in total} for total in canonical.parse(text)]


def cents(amount):
    return amount.quantize(decimal.Decimal("0.01"), rounding=decimal.ROUND_HALF_UP)


def figures(cases, batch):
    """Every case by itself, so that a figure says what it is of."""
    for work in ("from_json", "compiled"):
        for case in cases:
            yield Figure(f"pricing.{work}.{case.name}", work, (case,))
    yield Figure("pricing.batch", "batch", (batch,), unit="sessions/s", per_round=len(batch.expected))
