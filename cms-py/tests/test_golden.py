"""The golden file: what every language computes from the same inputs.

Inputs become native values of Python, and the native values that come back are written down here, never by the core.
"""

import copy
import json
import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import cms

GOLDEN = json.loads(Path(os.environ["CMS_GOLDEN"]).read_text(encoding="utf-8"), parse_float=Decimal)


def evse_id(case: dict[str, Any]) -> object:
    evse = cms.EvseId.parse(case["text"])
    return {"country": evse.country, "operator": evse.operator, "compact": evse.compact}


def imported(case: dict[str, Any]) -> object:
    tariff = tariff_of(case)
    notices = [{"path": notice.path, "code": notice.code} for notice in tariff.notices]
    return {"id": tariff.id, "name": tariff.name, "currency": tariff.currency, "notices": notices}


def quote(case: dict[str, Any]) -> object:
    price = tariff_of(case).quote(
        datetime.fromisoformat(case["started_at"]),
        energy_kwh=Decimal(case["energy_kwh"]),
        charging=timedelta(seconds=case["charging_s"]),
        parking=timedelta(seconds=case["parking_s"]),
    )
    return price_tree(price)


def session(case: dict[str, Any]) -> object:
    readings = [
        cms.Reading(datetime.fromisoformat(reading["at"]), Decimal(reading["register_kwh"]))
        for reading in case["readings"]
    ]
    start, end = datetime.fromisoformat(case["started_at"]), datetime.fromisoformat(case["ended_at"])
    return price_tree(tariff_of(case).price(start, end, readings))


def frame(case: dict[str, Any]) -> object:
    seen = cms.inspect_frame(case["text"], case["version"], answers=case["answers"])
    return {
        "kind": seen.kind,
        "message_id": seen.message_id,
        "action": seen.action,
        "payload": seen.payload,
        "checked": seen.checked,
        "violations": [{"path": violation.path, "code": violation.code} for violation in seen.violations],
        "error_code": seen.error_code,
    }


SECTIONS: dict[str, Callable[[dict[str, Any]], object]] = {
    "evse_ids": evse_id,
    "imports": imported,
    "quotes": quote,
    "sessions": session,
    "frames": frame,
}


def tariff_of(case: dict[str, Any]) -> cms.Tariff:
    return cms.Tariff.from_ocpi(GOLDEN["tariffs"][case["tariff"]])


def price_tree(price: cms.Price) -> object:
    return {
        "tariff_id": price.tariff_id,
        "currency": price.currency,
        "rounding": price.rounding,
        "lines": [
            {
                "dimension": line.dimension,
                "used": quantity(line.used),
                "billed": quantity(line.billed),
                "unit_price": number(line.unit_price),
                "vat_percent": number(line.vat_percent),
                "net": money(line.net),
                "explanation": line.explanation,
            }
            for line in price.lines
        ],
        "tax_groups": [
            {
                "vat_percent": number(group.vat_percent),
                "net": money(group.net),
                "vat": money(group.vat),
                "gross": money(group.gross),
            }
            for group in price.tax_groups
        ],
        "net": money(price.net),
        "vat": money(price.vat),
        "gross": money(price.gross),
    }


def quantity(amount: Decimal | timedelta | None) -> object:
    match amount:
        case None:
            return None
        case Decimal():
            return {"kwh": number(amount)}
        case timedelta():
            return {"seconds": number(Decimal(amount // timedelta(microseconds=1)) / 1_000_000)}


def money(amount: Decimal) -> str:
    """With the digits that it came with."""
    return format(amount, "f")


def number(value: Decimal) -> str:
    """Without an exponent and without zeros at the end."""
    assert isinstance(value, Decimal)
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def outcome(section: str, case: dict[str, Any]) -> dict[str, object]:
    try:
        return {"expected": SECTIONS[section](case)}
    except cms.CmsError as error:
        assert str(error), "an error says what to do"
        return {"error": error.code}


def expected(case: dict[str, Any]) -> dict[str, object]:
    return {key: case[key] for key in ("expected", "error") if key in case}


def canonical(tree: Any) -> Any:
    """The same tree with numbers that equal nothing but the same number: to Python True is 1, and 1 is 1.0."""
    match tree:
        case dict():
            return {key: canonical(value) for key, value in tree.items()}
        case list():
            return [canonical(value) for value in tree]
        case bool() | None | str():
            return tree
        case int() | Decimal():
            return ("number", number(Decimal(tree)))
        case _:
            raise TypeError(f"{type(tree)} is no JSON")


CASES = [
    pytest.param(section, case, id=f"{section}-{index}")
    for section in SECTIONS
    for index, case in enumerate(GOLDEN.get(section, []))
]


def leaves(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all texts and numbers with a digit."""
    match tree:
        case dict():
            for key, value in tree.items():
                yield from leaves(value, (*path, key))
        case list():
            for index, value in enumerate(tree):
                yield from leaves(value, (*path, index))
        case bool() | None:
            return
        case _ if any(c in "0123456789" for c in str(tree)):
            yield path


def with_changed_digit(tree: Any, path: tuple[Any, ...]) -> Any:
    changed = copy.deepcopy(tree)
    at = changed
    for key in path[:-1]:
        at = at[key]
    leaf = at[path[-1]]
    text = str(leaf)
    [place, *_] = [index for index, c in enumerate(text) if c in "0123456789"]
    digit = "5" if text[place] != "5" else "6"
    at[path[-1]] = type(leaf)(text[:place] + digit + text[place + 1 :])
    return changed


def test_every_section_is_known_and_has_cases() -> None:
    assert set(GOLDEN) == {*SECTIONS, "about", "tariffs"}
    assert all(GOLDEN.values())
    for section in SECTIONS:
        for case in GOLDEN[section]:
            assert len(expected(case)) == 1, "a case expects a value or an error"


@pytest.mark.parametrize(("section", "case"), CASES)
def test_the_value_is_the_expected_one(section: str, case: dict[str, Any]) -> None:
    assert canonical(outcome(section, case)) == canonical(expected(case))


@pytest.mark.parametrize(("section", "case"), [each for each in CASES if "expected" in each.values[1]])
def test_a_changed_digit_is_seen(section: str, case: dict[str, Any]) -> None:
    actual = canonical(outcome(section, case))
    for path in leaves(expected(case)):
        assert actual != canonical(with_changed_digit(expected(case), path)), path
