from datetime import datetime, timezone

import pytest

import cms


@pytest.fixture
def start() -> datetime:
    return datetime(2026, 5, 4, 8, 0, tzinfo=timezone.utc)


@pytest.fixture
def tariff() -> cms.Tariff:
    """0.50 once, 0.39 per kWh in steps of 1 kWh, 1.20 per hour, with 19 % tax; and a member that OCPI does not know."""
    return cms.Tariff.from_ocpi("""{
      "country_code": "DE", "party_id": "CMS", "id": "street", "currency": "EUR", "colour": "green",
      "elements": [{"price_components": [{"type": "FLAT", "price": 0.5, "vat": 19, "step_size": 1},
                                         {"type": "ENERGY", "price": 0.39, "vat": 19, "step_size": 1000},
                                         {"type": "TIME", "price": 1.2, "vat": 19, "step_size": 60}]}],
      "last_updated": "2026-01-01T00:00:00Z"}""")
