"""Moments: any class of time zone, and none without."""

from datetime import datetime, timedelta, timezone, tzinfo
from decimal import Decimal
from zoneinfo import ZoneInfo

import dateutil.tz
import pytest

import cms

UTC_MOMENT = datetime(2026, 5, 4, 8, 0, tzinfo=timezone.utc)


class TwoHoursAhead(tzinfo):
    def utcoffset(self, _: datetime | None) -> timedelta:
        return timedelta(hours=2)

    def dst(self, _: datetime | None) -> timedelta:
        return timedelta(0)

    def tzname(self, _: datetime | None) -> str:
        return "ahead"


class Undecided(TwoHoursAhead):
    """A zone that has no offset makes no moment, as Python's own documentation says."""

    def utcoffset(self, _: datetime | None) -> None:  # type: ignore[override]
        return None


class Broken(TwoHoursAhead):
    def utcoffset(self, _: datetime | None) -> timedelta:
        raise LookupError("no zone data")


@pytest.mark.parametrize(
    "zone",
    [
        timezone.utc,
        timezone(timedelta(hours=2)),
        timezone(timedelta(hours=-7, minutes=-30), "odd"),
        timezone(timedelta(microseconds=1)),
        ZoneInfo("UTC"),
        ZoneInfo("Europe/Berlin"),
        ZoneInfo("America/St_Johns"),
        dateutil.tz.UTC,
        dateutil.tz.gettz("Asia/Kathmandu"),
        dateutil.tz.tzoffset("fixed", 3600),
        TwoHoursAhead(),
    ],
    ids=repr,
)
def test_the_same_moment_in_any_zone_is_the_same(zone: tzinfo) -> None:
    assert cms.Reading(UTC_MOMENT.astimezone(zone), 1) == cms.Reading(UTC_MOMENT, 1)


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    twice = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert cms.Reading(twice, 1).at == datetime(2026, 10, 25, 0, 30, tzinfo=timezone.utc)
    assert cms.Reading(twice.replace(fold=1), 1).at == datetime(2026, 10, 25, 1, 30, tzinfo=timezone.utc)


def test_a_session_over_the_change_of_clocks_lasts_as_long_as_it_did(tariff: cms.Tariff) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    start, end = datetime(2026, 10, 25, 1, 0, tzinfo=berlin), datetime(2026, 10, 25, 4, 0, tzinfo=berlin)
    price = tariff.price(start, end, [cms.Reading(start, 0), cms.Reading(end, 10)])
    assert price.lines[2].used == timedelta(hours=4)


def test_microseconds_are_kept() -> None:
    moment = datetime(2026, 5, 4, 8, 0, 0, 123456, tzinfo=timezone.utc)
    assert cms.Reading(moment, 1).at == moment


@pytest.mark.parametrize(
    "moment", [datetime.min.replace(tzinfo=timezone.utc), datetime.max.replace(tzinfo=timezone.utc)], ids=str
)
def test_the_ends_of_pythons_time_are_moments(moment: datetime) -> None:
    assert cms.Reading(moment, 1).at == moment
    assert cms.Reading(moment.replace(tzinfo=timezone(timedelta(0))), Decimal(1)).at == moment


@pytest.mark.parametrize(("end", "hours"), [(datetime.min, 14), (datetime.max, -14)], ids=str)
def test_a_moment_that_has_no_year_in_utc_is_refused(end: datetime, hours: int) -> None:
    with pytest.raises(cms.CmsError) as caught:
        cms.Reading(end.replace(tzinfo=timezone(timedelta(hours=hours))), 1)
    assert caught.value.code == "datetime.out_of_range"


@pytest.mark.parametrize("moment", [datetime(2026, 5, 4, 8, 0), datetime(2026, 5, 4, 8, 0, tzinfo=Undecided())], ids=str)
def test_a_datetime_without_an_offset_is_refused(moment: datetime, tariff: cms.Tariff) -> None:
    aware = UTC_MOMENT
    for call in [
        lambda: cms.Reading(moment, 1),
        lambda: tariff.quote(moment, 1, timedelta(0)),
        lambda: tariff.price(moment, aware, []),
        lambda: tariff.price(aware, moment, []),
    ]:
        with pytest.raises(TypeError, match=r"a datetime without a time zone is no moment: give it one"):
            call()


def test_an_error_of_the_zone_comes_through() -> None:
    with pytest.raises(LookupError, match="no zone data"):
        cms.Reading(datetime(2026, 5, 4, 8, 0, tzinfo=Broken()), 1)
