"""Laws that hold for any input. No input may end in anything else than a value or a proper error, above all not in a
panic, which is no `Exception` and would pass every `except Exception`."""

import json
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import cms

settings.register_profile("laws", derandomize=True, database=None, deadline=None)
settings.load_profile("laws")

START = datetime(2026, 5, 4, 8, 0, tzinfo=timezone.utc)
TARIFF = cms.Tariff.from_ocpi("""{
  "country_code": "DE", "party_id": "CMS", "id": "laws", "currency": "EUR",
  "elements": [{"price_components": [{"type": "FLAT", "price": 0.5, "vat": 7, "step_size": 1},
                                     {"type": "ENERGY", "price": 0.39, "vat": 19, "step_size": 100},
                                     {"type": "TIME", "price": 1.2, "vat": 19, "step_size": 60},
                                     {"type": "PARKING_TIME", "price": 3, "vat": 19, "step_size": 1}]}],
  "last_updated": "2026-01-01T00:00:00Z"}""")
REFUSED = (cms.CmsError, UnicodeEncodeError)

any_json: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
any_zone = st.timedeltas(timedelta(hours=-23), timedelta(hours=23)).map(timezone)
any_moment = st.datetimes(timezones=any_zone)
energy = st.decimals(min_value=0, max_value=1000, places=3)
some_time = st.timedeltas(timedelta(0), timedelta(days=2))


@given(st.text() | any_json.map(json.dumps))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in [cms.EvseId.parse, cms.Tariff.from_ocpi]:
        try:
            assert repr(read(text))
        except REFUSED as error:
            assert str(error)


@given(st.text() | any_json.map(json.dumps), st.sampled_from(["1.6", "2.0.1", "2.1"]), st.none() | st.text())
def test_any_text_is_a_frame_or_refused(text: str, version: Any, answers: str | None) -> None:
    try:
        assert repr(cms.inspect_frame(text, version, answers))
    except REFUSED as error:
        assert str(error)


@given(
    st.sampled_from([2, 3, 6]),
    st.text(max_size=40),
    st.sampled_from(["Authorize", "BootNotification", "MeterValues", "TransactionEvent"]) | st.text(max_size=20),
    any_json,
    st.sampled_from(["1.6", "2.0.1", "2.1"]),
)
def test_any_payload_is_held_against_its_schema(kind: int, id_: str, action: str, payload: Any, version: Any) -> None:
    text = json.dumps([kind, id_, payload] if kind == 3 else [kind, id_, action, payload])
    try:
        frame = cms.inspect_frame(text, version, "Authorize" if kind == 3 else None)
    except REFUSED as error:
        assert str(error)
    else:
        # An empty payload may be written as null.
        assert frame.payload == (json.loads(json.dumps(payload), parse_float=Decimal) or {})
        assert frame.message_id == id_


@given(any_moment, st.decimals() | st.integers(), st.timedeltas(), st.timedeltas())
def test_any_session_has_a_price_or_is_refused(
    start: datetime, kwh: Decimal | int, charging: timedelta, parking: timedelta
) -> None:
    try:
        assert TARIFF.quote(start, kwh, charging, parking).gross >= 0
    except cms.CmsError as error:
        assert error.code


@given(any_moment, any_moment, st.lists(st.tuples(any_moment, energy)))
def test_any_readings_have_a_price_or_are_refused(
    start: datetime, end: datetime, readings: list[tuple[datetime, Decimal]]
) -> None:
    try:
        assert TARIFF.price(start, end, [cms.Reading(at, kwh) for at, kwh in readings]).gross >= 0
    except cms.CmsError as error:
        assert error.code


@given(energy, some_time, some_time)
def test_printed_amounts_add_up(kwh: Decimal, charging: timedelta, parking: timedelta) -> None:
    price = TARIFF.quote(START, kwh, charging, parking)
    assert price.gross == price.net + price.vat
    assert price.net == sum(line.net for line in price.lines) == sum(group.net for group in price.tax_groups)
    assert price.gross == sum(group.gross for group in price.tax_groups)
    assert price.vat == sum(group.vat for group in price.tax_groups)


@given(energy, some_time, any_zone)
def test_a_zone_changes_no_price(kwh: Decimal, charging: timedelta, zone: timezone) -> None:
    assert TARIFF.quote(START.astimezone(zone), kwh, charging) == TARIFF.quote(START, kwh, charging)


@given(energy)
def test_energy_goes_in_and_out_exactly(kwh: Decimal) -> None:
    assert cms.Reading(START, kwh).register_kwh == kwh
    assert TARIFF.quote(START, kwh, timedelta(hours=1)).lines[1].used == kwh
