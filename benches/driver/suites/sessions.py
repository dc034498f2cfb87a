"""The tariffs and sessions of the suite `pricing`: made here, the same every time, with prices computed by fractions.

A session charges for some periods and then parks for some. Its length is chosen so that what OCPI leaves open, where
to round, does not matter: a session whose exact total is too near to the middle between two cents is not used.
"""

import datetime
import decimal
import fractions
import json
import math
import re

from ..comparison import Case

START = datetime.datetime(2026, 5, 4, 6, 0, tzinfo=datetime.UTC)
VAT = 19

# Name, price components of OCPI, and the periods of charging and of parking.
TARIFFS = (
    ("energy", (("ENERGY", "0.49", 1),), (1, 0)),
    ("start_energy_parking", (("FLAT", "0.35", 1), ("ENERGY", "0.49", 100), ("PARKING_TIME", "6", 900)), (4, 2)),
    ("energy_time_parking",
     (("FLAT", "0.35", 1), ("ENERGY", "0.39", 100), ("TIME", "1.5", 1), ("PARKING_TIME", "6", 900)), (14, 6)),
)


def cases():
    """One session for each of the tariffs."""
    return [
        Case(name, {"tariff": tariff_text(name, components), "cdr.0": cdr}, [expected])
        for name, components, periods in TARIFFS
        for cdr, expected in [next(sessions(components, [periods]))]
    ]


def batch(count):
    """So many sessions of one tariff."""
    name, components, _ = TARIFFS[1]
    parts, expected = {"tariff": tariff_text(name, components)}, []
    made = sessions(components, [(1 + i % 5, i % 4) for i in range(20)])
    for index in range(count):
        parts[f"cdr.{index}"], price = next(made)
        expected.append(price)
    return Case("batch", parts, expected)


def sessions(components, shapes):
    """Session after session, without end: the text of its CDR, and what it costs."""
    seed = 1
    while True:
        for charging, parking in shapes:
            periods = []
            for index in range(charging + parking):
                # A linear congruential generator (Knuth's MMIX), so that every run prices the same sessions.
                seed = (seed * 6364136223846793005 + 1442695040888963407) % (1 << 64)
                watt_hours = 1 + (seed >> 40) % 7000 if index < charging else 0
                # Whole hundredths of an hour are exact in a CDR, whose times are decimal hours.
                periods.append((watt_hours, 5 + (seed >> 33) % 45))
            price = total(components, periods)
            if price is not None:
                yield cdr_text(periods, charging), price


def total(components, periods):
    """What it costs without and with tax; none where rounding in another place would give another cent."""
    used = {
        "FLAT": fractions.Fraction(1),
        "ENERGY": fractions.Fraction(sum(watt_hours for watt_hours, _ in periods), 1000),
        "TIME": fractions.Fraction(sum(hundredths for watt_hours, hundredths in periods if watt_hours), 100),
        "PARKING_TIME": fractions.Fraction(sum(hundredths for watt_hours, hundredths in periods if not watt_hours), 100),
    }
    units = {"FLAT": 1, "ENERGY": 1000, "TIME": 3600, "PARKING_TIME": 3600}
    net = fractions.Fraction(0)
    for dimension, price, step in components:
        size = fractions.Fraction(step, units[dimension])
        net += math.ceil(used[dimension] / size) * size * fractions.Fraction(price)
    tax = 1 + fractions.Fraction(VAT, 100)
    gross = net * tax
    early = cents(cents(net) * tax)
    if early != cents(gross) or any(abs(amount * 100 % 1 - fractions.Fraction(1, 2)) < fractions.Fraction(1, 20)
                                    for amount in (net, gross)):
        return None
    return {"net": exact(cents(net)), "gross": exact(cents(gross))}


def cents(amount):
    return fractions.Fraction(math.floor(amount * 100 + fractions.Fraction(1, 2)), 100)


def exact(amount):
    return (decimal.Decimal(amount.numerator) / amount.denominator).quantize(decimal.Decimal("0.01"))


def tariff_text(name, components):
    return compact({
        "country_code": "DE", "party_id": "CMS", "id": name, "currency": "EUR", "type": "REGULAR",
        "elements": [{"price_components": [
            {"type": dimension, "price": number(price), "vat": number(VAT), "step_size": number(step)}
            for dimension, price, step in components
        ]}],
        "last_updated": "2026-01-15T09:30:00Z",
    })


def cdr_text(periods, charging):
    at, charging_periods = START, []
    for index, (watt_hours, hundredths) in enumerate(periods):
        hours = number(decimal.Decimal(hundredths) / 100)
        volumes = [("ENERGY", number(kwh(watt_hours))), ("TIME", hours)] if index < charging else [("PARKING_TIME", hours)]
        charging_periods.append({
            "start_date_time": stamp(at),
            "dimensions": [{"type": dimension, "volume": volume} for dimension, volume in volumes],
        })
        at += length(hundredths)
    hours = [decimal.Decimal(hundredths) / 100 for _, hundredths in periods]
    return compact({
        "country_code": "DE", "party_id": "CMS", "id": "cdr-1",
        "start_date_time": stamp(START), "end_date_time": stamp(at),
        "cdr_token": {"country_code": "DE", "party_id": "EMP", "uid": "04A2B3C4D5E6F7", "type": "RFID",
                      "contract_id": "DE-EMP-C00000001-X"},
        "auth_method": "WHITELIST",
        "cdr_location": {
            "id": "site-1", "name": "Town hall", "address": "Market 1", "city": "Exampletown", "postal_code": "12345",
            "country": "DEU", "coordinates": {"latitude": "52.500000", "longitude": "13.400000"}, "evse_uid": "evse-1",
            "evse_id": "DE*CMS*E0001", "connector_id": "1", "connector_standard": "IEC_62196_T2",
            "connector_format": "SOCKET", "connector_power_type": "AC_3_PHASE",
        },
        "currency": "EUR", "charging_periods": charging_periods,
        "total_cost": {"excl_vat": number("0"), "incl_vat": number("0")},
        "total_energy": number(kwh(sum(watt_hours for watt_hours, _ in periods))),
        "total_time": number(sum(hours)), "total_parking_time": number(sum(hours[charging:], decimal.Decimal(0))),
        "last_updated": stamp(at),
    })


def number(value):
    """A number that is written with its own digits: JSON of the standard library would make a float of it."""
    return f"<{format(decimal.Decimal(str(value)).normalize(), 'f')}>"


def compact(value):
    return re.sub(r'"<([0-9.]+)>"', r"\1", json.dumps(value, separators=(",", ":")))


def kwh(watt_hours):
    return format(decimal.Decimal(watt_hours) / 1000, "f")


def length(hundredths):
    return datetime.timedelta(seconds=36 * hundredths)


def stamp(time):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ")
