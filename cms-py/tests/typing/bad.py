"""What a type checker has to refuse: every line that ends in a mark, and no other."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import cms

start = datetime(2026, 5, 4, 8, 0, tzinfo=timezone.utc)
hour = timedelta(hours=1)
tariff = cms.Tariff.from_ocpi("{}")
price = tariff.quote(start, 20, hour)

tariff.quote(start, 20.5, hour)  # wrong
tariff.quote(start, "20", hour)  # wrong
tariff.quote(start, None, hour)  # wrong
tariff.quote(date(2026, 5, 4), 20, hour)  # wrong
tariff.quote("2026-05-04", 20, hour)  # wrong
tariff.quote(start, 20, 3600)  # wrong
tariff.quote(start, 20, hour, parking=None)  # wrong
tariff.quote(start, 20)  # wrong
tariff.price(start, start, [(start, Decimal(1))])  # wrong
tariff.price(start, start)  # wrong
cms.Reading(start, 1000.25)  # wrong
cms.Reading(register_kwh=Decimal(1))  # wrong
cms.Tariff.from_ocpi(b"{}")  # wrong
cms.inspect_frame("[]", "1.5")  # wrong
cms.inspect_frame("[]", "1.6", 7)  # wrong
price.gross = Decimal(1)  # wrong
price.total  # wrong
float_sum: float = price.gross  # wrong
price.lines.append(price.lines[0])  # wrong
price.lines[0].used + 1  # wrong
{cms.inspect_frame("[]", "1.6")}  # wrong to pyright
cms.EvseId.parse("DE*CMS*E1") < "DE*CMS*E2"  # wrong


class Mine(cms.Price):  # wrong
    pass
