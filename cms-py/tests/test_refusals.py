"""What is refused, and how: a wrong type is a TypeError, a wrong value a CmsError with a code."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import cms

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("energy", [20.0, 0.0, float("nan"), "20", True, None, 20j, Fraction(20), b"20", [20]])
def test_only_decimals_and_ints_are_energy(tariff: cms.Tariff, start: datetime, energy: Any) -> None:
    with pytest.raises(TypeError, match="expected a decimal.Decimal or an int, not"):
        tariff.quote(start, energy, HOUR)
    with pytest.raises(TypeError, match="expected a decimal.Decimal or an int, not"):
        cms.Reading(start, energy)


def test_the_refusal_of_a_float_says_what_to_write(tariff: cms.Tariff, start: datetime) -> None:
    with pytest.raises(TypeError, match=r"a float, which is not exact: write Decimal\('20.5'\)") as caught:
        tariff.quote(start, 20.5, HOUR)  # type: ignore[arg-type]
    assert caught.value.__notes__ == ["while processing 'energy_kwh'"]


@pytest.mark.parametrize(
    ("energy", "code"),
    [
        ("NaN", "decimal.not_finite"),
        ("sNaN", "decimal.not_finite"),
        ("-NaN123", "decimal.not_finite"),
        ("Infinity", "decimal.not_finite"),
        ("-Infinity", "decimal.not_finite"),
        ("1E+29", "decimal.out_of_range"),
        ("1E+999999999999", "decimal.out_of_range"),
        ("1E-999999999999", "decimal.out_of_range"),
        ("123456789012345678901234567890", "decimal.out_of_range"),
        ("0.12345678901234567890123456789", "decimal.out_of_range"),
        ("0.0000001", "meter.too_fine"),
        ("1E-7", "meter.too_fine"),
        ("1E+20", "meter.out_of_range"),
        ("-1", "tariff.negative_energy"),
        ("1E+10", "tariff.usage_too_large"),
    ],
)
def test_energy_that_cannot_be_is_refused(tariff: cms.Tariff, start: datetime, energy: str, code: str) -> None:
    assert refusal(lambda: tariff.quote(start, Decimal(energy), HOUR)).code == code


@pytest.mark.parametrize("energy", [Decimal("2E+1"), Decimal("20.000000000000000"), Decimal("0.02E+3"), 20])
def test_equal_numbers_are_the_same_energy(tariff: cms.Tariff, start: datetime, energy: Decimal | int) -> None:
    assert tariff.quote(start, energy, HOUR) == tariff.quote(start, Decimal(20), HOUR)


def test_a_class_derived_from_decimal_is_one(tariff: cms.Tariff, start: datetime) -> None:
    class Kwh(Decimal):
        pass

    assert tariff.quote(start, Kwh("20"), HOUR) == tariff.quote(start, 20, HOUR)


@pytest.mark.parametrize(("energy", "code"), [(10**27, "meter.out_of_range"), (10**40, "decimal.out_of_range")])
def test_large_ints_are_refused(tariff: cms.Tariff, start: datetime, energy: int, code: str) -> None:
    assert refusal(lambda: tariff.quote(start, energy, HOUR)).code == code


@pytest.mark.parametrize("moment", ["2026-05-04T08:00:00Z", 1777881600, date(2026, 5, 4), None, timedelta(0)])
def test_only_datetimes_are_moments(tariff: cms.Tariff, moment: Any) -> None:
    with pytest.raises(TypeError, match=r"expected a datetime\.datetime with a time zone, not"):
        tariff.quote(moment, 20, HOUR)


@pytest.mark.parametrize("time", [3600, 60.5, "PT1H", None])
def test_only_timedeltas_are_lengths_of_time(tariff: cms.Tariff, start: datetime, time: Any) -> None:
    for arguments in [{"charging": time}, {"charging": HOUR, "parking": time}]:
        with pytest.raises(TypeError, match=r"expected a datetime\.timedelta, not"):
            tariff.quote(start, 20, **arguments)


@pytest.mark.parametrize(
    "time", [timedelta(microseconds=-1), timedelta(days=-1), timedelta.min, timedelta.max, timedelta(days=400)]
)
def test_times_that_cannot_be_are_refused(tariff: cms.Tariff, start: datetime, time: timedelta) -> None:
    for arguments in [{"charging": time}, {"charging": HOUR, "parking": time}]:
        error = refusal(lambda arguments=arguments: tariff.quote(start, 20, **arguments))
        assert error.code in {"tariff.negative_time", "tariff.usage_too_large"}


@pytest.mark.parametrize("readings", [None, 7, [None], ["1000.25"], [(datetime.now(), 1)]])
def test_only_readings_are_readings(tariff: cms.Tariff, start: datetime, readings: Any) -> None:
    with pytest.raises(TypeError):
        tariff.price(start, start + HOUR, readings)


def test_an_error_of_the_iterable_comes_through(tariff: cms.Tariff, start: datetime) -> None:
    def broken() -> Any:
        yield cms.Reading(start, 1)
        raise LookupError("no more pages")

    with pytest.raises(LookupError, match="no more pages"):
        tariff.price(start, start + HOUR, broken())


def test_a_session_without_a_price_is_refused(tariff: cms.Tariff, start: datetime) -> None:
    def code(*readings: tuple[timedelta, int]) -> str:
        told = [cms.Reading(start + after, kwh) for after, kwh in readings]
        return refusal(lambda: tariff.price(start, start + HOUR, told)).code

    assert code() == "tariff.too_few_readings"
    assert code((timedelta(0), 2), (HOUR, 1)) == "tariff.register_falls"
    assert code((timedelta(0), 2), (2 * HOUR, 3)) == "tariff.reading_outside_session"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "{}", '{"id": 7}', "\0", "[" * 100_000, "\N{BOMB}"])
def test_what_is_no_tariff_is_refused(text: str) -> None:
    error = refusal(lambda: cms.Tariff.from_ocpi(text))
    assert error.code.startswith("ocpi.")
    assert error.path is not None


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[2]", '[7,"1","X",{}]', "\0", "[" * 100_000, "\N{BOMB}"])
def test_what_is_no_frame_is_refused(text: str) -> None:
    assert refusal(lambda: cms.inspect_frame(text, "2.0.1")).code


@pytest.mark.parametrize("version", ["", "1.5", "2.0", "ocpp1.6", "v1_6"])
def test_an_unknown_version_is_refused(version: Any) -> None:
    assert refusal(lambda: cms.inspect_frame('[2,"1","Heartbeat",{}]', version)).code == "ocpp.unknown_version"


@pytest.mark.parametrize("number", ["1e99999999999999999999999", "9" * 5000])
def test_a_number_that_python_cannot_hold_is_refused(number: str) -> None:
    assert refusal(lambda: cms.inspect_frame(f'[2,"1","X",{{"a":{number}}}]', "2.1")).code == "python.payload"


@pytest.mark.parametrize("text", [7, None, b"DE*CMS*E1"])
def test_only_text_is_text(text: Any) -> None:
    for takes_text in [cms.EvseId.parse, cms.Tariff.from_ocpi, lambda text: cms.inspect_frame(text, "1.6")]:
        with pytest.raises(TypeError):
            takes_text(text)


def test_text_that_is_no_unicode_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        cms.EvseId.parse("\ud800")


def test_an_error_has_a_code_and_a_sentence() -> None:
    error = refusal(lambda: cms.EvseId.parse("DE*CMS"))
    assert isinstance(error, Exception)
    assert (error.code, error.path) == ("station.invalid_evse_id", None)
    assert str(error) == error.message
    assert "correct it" in str(error)
    assert f"{type(error).__module__}.{type(error).__qualname__}" == "cms.CmsError"


def test_a_tariff_tells_where_it_is_wrong() -> None:
    text = """{"country_code": "DE", "party_id": "CMS", "id": "street", "currency": "EUR",
      "elements": [{"price_components": [{"type": "ENERGY", "price": -1, "vat": 19, "step_size": 1}]}],
      "last_updated": "2026-01-01T00:00:00Z"}"""
    error = refusal(lambda: cms.Tariff.from_ocpi(text))
    assert (error.code, error.path) == ("tariff.negative_price", "/elements/0/price_components/0/price")


def refusal(call: Callable[[], object]) -> cms.CmsError:
    with pytest.raises(cms.CmsError) as caught:
        call()
    return caught.value
