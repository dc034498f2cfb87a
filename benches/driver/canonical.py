"""Results as JSON whose numbers are decimals and whose times are instants, and how two of them differ."""

import datetime
import decimal
import json
import re

from .errors import Problem

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def parse(text):
    """JSON with exact numbers: 1.50 and 1.5 are equal, and nothing goes through a float."""
    try:
        return json.loads(text, parse_float=decimal.Decimal, parse_int=decimal.Decimal)
    except ValueError as error:
        raise Problem(f"not JSON: {error}: {text[:120]!r}") from error


def differences(expected, found, path=""):
    """Where `found` is not `expected`: a list of `missing PATH`, `added PATH` and `changed PATH`, without repeats. In a
    path, `*` stands for every index of a list."""
    lines = []
    _compare(expected, found, path, lines)
    return list(dict.fromkeys(lines))


def _compare(expected, found, path, lines):
    if isinstance(expected, dict) and isinstance(found, dict):
        for name in expected:
            if name not in found:
                lines.append(f"missing {path}/{name}")
            else:
                _compare(expected[name], found[name], f"{path}/{name}", lines)
        lines.extend(f"added {path}/{name}" for name in found if name not in expected)
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for one, other in zip(expected, found):
            _compare(one, other, f"{path}/*", lines)
    elif type(expected) is not type(found) or _value(expected) != _value(found):
        lines.append(f"changed {path}")


def _value(value):
    """A text that is a time with a zone counts as its instant: 10:00:00.000Z and 10:00:00Z are equal."""
    if isinstance(value, str) and TIME.fullmatch(value):
        try:
            return datetime.datetime.fromisoformat(value)
        except ValueError:
            pass
    return value
