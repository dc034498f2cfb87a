//! What a session costs.

use chrono::TimeDelta;
use cms_core::tariff::{self, PriceReport, Quantity};
use pyo3::IntoPyObjectExt as _;
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use rust_decimal::Decimal;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::Refusal;
use crate::show::show;

/// What a session costs: its lines, the tax on them, and the sums. Amounts are exact, with the digits of the currency.
/// Immutable; made by `Tariff.quote` and `Tariff.price`.
///
/// >>> from datetime import datetime, timedelta, timezone
/// >>> from decimal import Decimal
/// >>> import cms
/// >>> tariff = cms.Tariff.from_ocpi('''{
/// ...     "country_code": "DE", "party_id": "CMS", "id": "street", "currency": "EUR",
/// ...     "elements": [{"price_components": [{"type": "ENERGY", "price": 0.50, "vat": 19, "step_size": 1}]}],
/// ...     "last_updated": "2026-01-01T00:00:00Z"}''')
/// >>> price = tariff.quote(datetime(2026, 5, 4, 8, 0, tzinfo=timezone.utc), Decimal("12.5"), timedelta(hours=1))
/// >>> price.net, price.vat, price.gross
/// (Decimal('6.25'), Decimal('1.19'), Decimal('7.44'))
/// >>> [line.dimension for line in price.lines]
/// ['energy']
#[pyclass(frozen, eq, hash, module = "cms")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Price(PriceReport);

impl From<PriceReport> for Price {
    fn from(report: PriceReport) -> Self {
        Self(report)
    }
}

#[pymethods]
impl Price {
    /// The id of the tariff.
    #[getter]
    fn tariff_id(&self) -> &str {
        self.0.tariff.as_str()
    }

    /// The currency of all amounts, as ISO 4217 spells it: EUR.
    #[getter]
    fn currency(&self) -> &'static str {
        self.0.currency.code()
    }

    /// The name of the rule by which amounts were rounded.
    #[getter]
    fn rounding(&self) -> &'static str {
        self.0.rounding.name()
    }

    /// What is charged for, in the order of the tariff: a tuple of `PriceLine`.
    #[getter]
    fn lines<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.lines.iter().cloned().map(PriceLine))
    }

    /// The sums of each rate of value added tax: a tuple of `TaxGroup`.
    #[getter]
    fn tax_groups<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.0.tax_groups.iter().cloned().map(TaxGroup))
    }

    /// The sum without tax.
    #[getter]
    fn net(&self) -> Decimal {
        self.0.net.amount()
    }

    /// The value added tax.
    #[getter]
    fn vat(&self) -> Decimal {
        self.0.vat.amount()
    }

    /// The sum to pay.
    #[getter]
    fn gross(&self) -> Decimal {
        self.0.gross.amount()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        show!(py, "Price", tariff_id: self.tariff_id(), currency: self.currency(), gross: self.gross())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        reduced(slf.py(), "_price", &slf.get().0)
    }
}

/// One line of a price: how much of what, at which price of a unit. Immutable.
///
/// >>> from datetime import datetime, timedelta, timezone
/// >>> import cms
/// >>> tariff = cms.Tariff.from_ocpi('''{
/// ...     "country_code": "DE", "party_id": "CMS", "id": "street", "currency": "EUR",
/// ...     "elements": [{"price_components": [{"type": "TIME", "price": 1.20, "vat": 19, "step_size": 1}]}],
/// ...     "last_updated": "2026-01-01T00:00:00Z"}''')
/// >>> price = tariff.quote(datetime(2026, 5, 4, 8, 0, tzinfo=timezone.utc), 11, timedelta(minutes=45))
/// >>> [line] = price.lines
/// >>> line.dimension, line.used, line.unit_price, line.vat_percent, line.net
/// ('charging_time', datetime.timedelta(seconds=2700), Decimal('1.20'), Decimal('19'), Decimal('0.90'))
#[pyclass(frozen, eq, hash, module = "cms")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct PriceLine(tariff::PriceLine);

#[pymethods]
impl PriceLine {
    /// What is charged for: session_fee, energy, charging_time, parking_time or session_duration.
    #[getter]
    fn dimension(&self) -> &'static str {
        self.0.dimension.code()
    }

    /// How much was used: kWh as `Decimal`, a time as `timedelta`, None for what is charged once.
    #[getter]
    fn used<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        quantity(py, self.0.used)
    }

    /// How much is charged for, after the steps of the tariff; as `used`.
    #[getter]
    fn billed<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        quantity(py, self.0.quantity)
    }

    /// Price of a kWh, of an hour or of a session, without tax.
    #[getter]
    fn unit_price(&self) -> Decimal {
        self.0.unit_price.amount()
    }

    /// Rate of value added tax in percent.
    #[getter]
    fn vat_percent(&self) -> Decimal {
        self.0.vat_rate.percent()
    }

    /// The amount of the line without tax.
    #[getter]
    fn net(&self) -> Decimal {
        self.0.net.amount()
    }

    /// Why the amount is what it is, as an English sentence.
    #[getter]
    fn explanation(&self) -> String {
        self.0.explanation().to_string()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        show!(py, "PriceLine", dimension: self.dimension(), net: self.net())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        reduced(slf.py(), "_price_line", &slf.get().0)
    }
}

/// The sums of the lines with one rate of value added tax. Immutable.
///
/// >>> from datetime import datetime, timedelta, timezone
/// >>> import cms
/// >>> tariff = cms.Tariff.from_ocpi('''{
/// ...     "country_code": "DE", "party_id": "CMS", "id": "street", "currency": "EUR",
/// ...     "elements": [{"price_components": [{"type": "FLAT", "price": 2.00, "vat": 19, "step_size": 1}]}],
/// ...     "last_updated": "2026-01-01T00:00:00Z"}''')
/// >>> price = tariff.quote(datetime(2026, 5, 4, 8, 0, tzinfo=timezone.utc), 11, timedelta(hours=1))
/// >>> price.tax_groups
/// (TaxGroup(vat_percent=Decimal('19'), net=Decimal('2.00'), vat=Decimal('0.38'), gross=Decimal('2.38')),)
#[pyclass(frozen, eq, hash, module = "cms")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct TaxGroup(tariff::TaxGroup);

#[pymethods]
impl TaxGroup {
    /// Rate of value added tax in percent.
    #[getter]
    fn vat_percent(&self) -> Decimal {
        self.0.rate.percent()
    }

    /// The sum without tax.
    #[getter]
    fn net(&self) -> Decimal {
        self.0.net.amount()
    }

    /// The value added tax.
    #[getter]
    fn vat(&self) -> Decimal {
        self.0.vat.amount()
    }

    /// The sum with tax.
    #[getter]
    fn gross(&self) -> Decimal {
        self.0.gross.amount()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let (vat_percent, net, vat, gross) = (self.vat_percent(), self.net(), self.vat(), self.gross());
        show!(py, "TaxGroup", vat_percent: vat_percent, net: net, vat: vat, gross: gross)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<Reduced<'py>> {
        reduced(slf.py(), "_tax_group", &slf.get().0)
    }
}

fn quantity(py: Python<'_>, quantity: Quantity) -> PyResult<Bound<'_, PyAny>> {
    match quantity {
        Quantity::Once => py.None().into_bound_py_any(py),
        Quantity::Energy(energy) => energy.as_kwh().normalize().into_bound_py_any(py),
        Quantity::DurationMs(milliseconds) => TimeDelta::milliseconds(milliseconds).into_bound_py_any(py),
        _ => {
            Err(Refusal::new("python.unknown_quantity", "the Python binding does not know this kind of quantity")
                .into())
        }
    }
}

/// A function of this module and its arguments, as pickling and copying want it.
type Reduced<'py> = (Bound<'py, PyAny>, (String,));

fn reduced<'py>(py: Python<'py>, function: &str, value: &impl Serialize) -> PyResult<Reduced<'py>> {
    let text = serde_json::to_string(value).map_err(|error| Refusal::new("python.not_stored", error.to_string()))?;
    Ok((py.import("cms._cms")?.getattr(function)?, (text,)))
}

fn restored<T: DeserializeOwned>(text: &str) -> Result<T, Refusal> {
    serde_json::from_str(text).map_err(|error| Refusal::new("python.not_stored", error.to_string()))
}

#[pyfunction]
pub(crate) fn _price(text: &str) -> Result<Price, Refusal> {
    restored(text).map(Price)
}

#[pyfunction]
pub(crate) fn _price_line(text: &str) -> Result<PriceLine, Refusal> {
    restored(text).map(PriceLine)
}

#[pyfunction]
pub(crate) fn _tax_group(text: &str) -> Result<TaxGroup, Refusal> {
    restored(text).map(TaxGroup)
}
