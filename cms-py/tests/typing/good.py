# pyright: strict
"""What a careful user writes: both type checkers, at their strictest, have nothing to say."""

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import assert_type

import cms


def readings(start: datetime) -> Iterator[cms.Reading]:
    yield cms.Reading(start, Decimal("1000.25"))
    yield cms.Reading(at=start + timedelta(hours=1), register_kwh=1011)


def billed(line: cms.PriceLine) -> str:
    match line.billed:
        case Decimal() as kwh:
            return f"{kwh} kWh"
        case timedelta() as time:
            return f"{time.total_seconds()} s"
        case None:
            return "once"


def answered(frame: cms.Frame) -> bool:
    return frame.kind in ("call_result", "call_error")


def main(text: str) -> Decimal:
    tariff = cms.Tariff.from_ocpi(text)
    start = datetime.now(timezone.utc)
    try:
        quote = tariff.quote(start, energy_kwh=Decimal("20"), charging=timedelta(hours=2))
        price = tariff.price(start, start + timedelta(hours=1), readings(start))
    except cms.CmsError as error:
        assert_type(error.code, str)
        assert_type(error.path, str | None)
        raise
    assert_type(quote, cms.Price)
    assert_type(price.lines, tuple[cms.PriceLine, ...])
    assert_type([group.vat for group in price.tax_groups], list[Decimal])
    assert_type({quote: "quote", price: "price"}, dict[cms.Price, str])
    assert_type(sorted([cms.EvseId.parse("DE*CMS*E2"), cms.EvseId.parse("DE*CMS*E1")]), list[cms.EvseId])
    frame = cms.inspect_frame("[]", "2.0.1", answers="Heartbeat")
    print([billed(line) for line in price.lines], answered(frame), frame.payload["idTag"])
    print([(violation.path, violation.code, violation.detail) for violation in frame.violations])
    print([notice.message for notice in tariff.notices], cms.version())
    return price.gross + quote.net
