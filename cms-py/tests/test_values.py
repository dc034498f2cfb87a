"""Results: native types, immutable, equal by what they say, and able to travel."""

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

import cms

HOUR = timedelta(hours=1)


@pytest.fixture
def price(tariff: cms.Tariff, start: datetime) -> cms.Price:
    return tariff.quote(start, Decimal("12.5"), HOUR)


@pytest.fixture(
    params=["tariff", "notice", "price", "line", "tax group", "reading", "frame", "violation", "evse id", "error"]
)
def each(request: pytest.FixtureRequest, tariff: cms.Tariff, price: cms.Price, start: datetime) -> Any:
    frame = cms.inspect_frame('[2,"17","Authorize",{"idTag":7.10}]', "1.6")
    return {
        "tariff": tariff,
        "notice": tariff.notices[0],
        "price": price,
        "line": price.lines[0],
        "tax group": price.tax_groups[0],
        "reading": cms.Reading(start, Decimal("1.5")),
        "frame": frame,
        "violation": frame.violations[0],
        "evse id": cms.EvseId.parse("DE*CMS*E1"),
        "error": error(),
    }[request.param]


def error() -> cms.CmsError:
    with pytest.raises(cms.CmsError) as caught:
        cms.Tariff.from_ocpi("{}")
    return caught.value


def test_a_price_is_computed_by_hand(price: cms.Price) -> None:
    # 0.50 + 13 kWh * 0.39 + 1 h * 1.20 = 6.77; 19 % of it is 1.2863.
    assert [(line.dimension, line.net) for line in price.lines] == [
        ("session_fee", Decimal("0.50")),
        ("energy", Decimal("5.07")),
        ("charging_time", Decimal("1.20")),
    ]
    assert (price.net, price.vat, price.gross) == (Decimal("6.77"), Decimal("1.29"), Decimal("8.06"))


def test_values_are_native(price: cms.Price) -> None:
    once, energy, time = price.lines
    assert (once.used, once.billed) == (None, None)
    assert (type(energy.used), energy.used, energy.billed) == (Decimal, Decimal("12.5"), Decimal(13))
    assert (type(time.used), time.used, time.billed) == (timedelta, HOUR, HOUR)
    for amount in [price.net, price.vat, price.gross, energy.unit_price, energy.vat_percent, energy.net]:
        assert type(amount) is Decimal
    for amount in [price.net, price.vat, price.gross]:
        assert amount.as_tuple().exponent == -2, "with the digits of the currency"
    assert type(price.lines) is tuple
    assert type(price.tax_groups) is tuple


def test_a_metered_session_costs_what_its_quote_said(tariff: cms.Tariff, price: cms.Price, start: datetime) -> None:
    readings = [cms.Reading(start + HOUR, Decimal("1012.5")), cms.Reading(start, 1000)]
    assert tariff.price(start, start + HOUR, readings) == price
    assert tariff.price(started_at=start, ended_at=start + HOUR, readings=iter(readings)) == price
    assert tariff.price(start, start + HOUR, (reading for reading in readings)) == price


def test_arguments_have_names(tariff: cms.Tariff, price: cms.Price, start: datetime) -> None:
    assert tariff.quote(charging=HOUR, energy_kwh=Decimal("12.5"), started_at=start) == price
    assert tariff.quote(start, Decimal("12.5"), HOUR, parking=timedelta(0)) == price


def test_numbers_of_a_payload_are_exact() -> None:
    payload = cms.inspect_frame('[2,"1","X",{"a":1.10,"b":12345678901234567890.5,"c":7,"d":[1e2,true,null]}]', "2.1").payload
    assert payload == {"a": Decimal("1.10"), "b": Decimal("12345678901234567890.5"), "c": 7, "d": [100, True, None]}
    assert str(payload["a"]) == "1.10"
    assert (type(payload["c"]), type(payload["d"][0])) == (int, Decimal)


def test_an_unchecked_answer_says_so() -> None:
    answer = '[3,"1",{"currentTime":"now"}]'
    assert not cms.inspect_frame(answer, "1.6").checked
    assert cms.inspect_frame(answer, "1.6", answers="Heartbeat").violations[0].path == "/currentTime"


def test_a_reading_is_given_back_in_utc() -> None:
    reading = cms.Reading(datetime(2026, 5, 4, 10, 0, tzinfo=timezone(HOUR * 2)), Decimal("1000.25"))
    assert reading.at == datetime(2026, 5, 4, 8, 0, tzinfo=timezone.utc)
    assert reading.at.tzinfo is timezone.utc
    assert (type(reading.register_kwh), reading.register_kwh) == (Decimal, Decimal("1000.25"))


def test_it_survives_pickling_and_copying(each: Any) -> None:
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        assert same(pickle.loads(pickle.dumps(each, protocol)), each)
    assert same(copy.copy(each), each)
    assert same(copy.deepcopy(each), each)


def same(one: Any, other: Any) -> bool:
    if isinstance(one, cms.CmsError):
        return (type(one), one.code, one.path, str(one)) == (type(other), other.code, other.path, str(other))
    return one == other and repr(one) == repr(other)


def test_it_cannot_be_changed(each: Any) -> None:
    if isinstance(each, cms.CmsError):
        each.add_note("an exception takes notes and a traceback")
        return
    for name in [name for name in dir(each) if not name.startswith("_")]:
        with pytest.raises(AttributeError):
            setattr(each, name, None)
    with pytest.raises(AttributeError):
        each.something_else = 1


def test_it_shows_its_class_and_equals_nothing_else(each: Any) -> None:
    assert repr(each).startswith(f"{type(each).__name__}(")
    assert type(each).__module__ == "cms"
    assert each != object()
    assert each != None  # noqa: E711


def test_equal_values_have_equal_hashes(tariff: cms.Tariff, price: cms.Price, start: datetime) -> None:
    again = cms.Tariff.from_ocpi(tariff.__reduce__()[1][0])
    assert (again, hash(again)) == (tariff, hash(tariff))
    same_price = again.quote(start, Decimal("12.500"), HOUR)
    assert {price, same_price} == {price}
    assert {*price.lines, *same_price.lines} == {*price.lines}
    assert {*price.tax_groups, *same_price.tax_groups} == {*price.tax_groups}
    assert {cms.Reading(start, 1), cms.Reading(start, Decimal("1.000"))} == {cms.Reading(start, 1)}
    assert {*tariff.notices, *again.notices} == {*tariff.notices}
    other = tariff.quote(start, Decimal("13.5"), HOUR)
    assert other != price
    assert other.lines[0] == price.lines[0], "the same fee"
    assert other.lines[1] != price.lines[1]


def test_a_tariff_is_shared_by_threads(tariff: cms.Tariff, price: cms.Price, start: datetime) -> None:
    with ThreadPoolExecutor(8) as threads:
        prices = list(threads.map(lambda _: tariff.quote(start, Decimal("12.5"), HOUR), range(2000)))
    assert set(prices) == {price}


def test_evse_ids_sort() -> None:
    ids = [cms.EvseId.parse(f"DE*CMS*E{number}") for number in (3, 1, 2)]
    assert [str(evse) for evse in sorted(ids)] == ["DE*CMS*E1", "DE*CMS*E2", "DE*CMS*E3"]
    assert repr(ids[0]) == "EvseId('DE*CMS*E3')"


@pytest.mark.parametrize("made", [cms.Tariff, cms.Price, cms.PriceLine, cms.TaxGroup, cms.Frame, cms.EvseId])
def test_what_is_computed_is_not_constructed(made: Any) -> None:
    with pytest.raises(TypeError):
        made()
