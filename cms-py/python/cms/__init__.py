"""A charging management system for EV charging: what a session costs, what an OCPP frame says, which EVSE it is.

One core computes for Rust, Kotlin, Swift, Python and JavaScript, so that all agree to the cent. Amounts and energy are
`decimal.Decimal`, moments are aware `datetime.datetime`, lengths of time are `datetime.timedelta`.
"""

from ._cms import (
    EvseId,
    Frame,
    Notice,
    Price,
    PriceLine,
    Reading,
    Tariff,
    TaxGroup,
    Violation,
    inspect_frame,
    version,
)
from ._errors import CmsError

__all__ = [
    "CmsError",
    "EvseId",
    "Frame",
    "Notice",
    "Price",
    "PriceLine",
    "Reading",
    "Tariff",
    "TaxGroup",
    "Violation",
    "inspect_frame",
    "version",
]
