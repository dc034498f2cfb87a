//! Tariffs.

use std::hash::{Hash, Hasher};

use chrono::{DateTime, Utc};
use cms_core::metering::{Energy, RegisterReading};
use cms_core::tariff::ocpi;
use cms_core::tariff::{self, CompiledTariff, Usage};
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use rust_decimal::Decimal;

use crate::convert::{Duration, Exact, Moment};
use crate::error::Refusal;
use crate::price::Price;
use crate::show::show;

/// A tariff that was read and checked once and prices any number of sessions. Immutable; may be shared by threads.
///
/// >>> from datetime import datetime, timedelta, timezone
/// >>> from decimal import Decimal
/// >>> import cms
/// >>> tariff = cms.Tariff.from_ocpi('''{
/// ...     "country_code": "DE", "party_id": "CMS", "id": "street", "currency": "EUR",
/// ...     "elements": [{"price_components": [{"type": "ENERGY", "price": 0.50, "vat": 19, "step_size": 1}]}],
/// ...     "last_updated": "2026-01-01T00:00:00Z"}''')
/// >>> tariff.id, tariff.currency
/// ('street', 'EUR')
#[pyclass(frozen, eq, hash, module = "cms")]
pub(crate) struct Tariff {
    text: String,
    tariff: tariff::Tariff,
    compiled: CompiledTariff,
    notices: Vec<Notice>,
}

impl PartialEq for Tariff {
    fn eq(&self, other: &Self) -> bool {
        self.tariff == other.tariff
    }
}

impl Hash for Tariff {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.tariff.hash(state);
    }
}

#[pymethods]
impl Tariff {
    /// Reads a tariff from the JSON text of an OCPI 2.2.1 Tariff object. What is of no consequence and yet strange, such as
    /// a member that OCPI does not know, is in `notices`. Raises `CmsError` with a code that begins with `ocpi.` or
    /// `tariff.`, and the `path` of what is wrong.
    ///
    /// >>> import cms
    /// >>> try:
    /// ...     cms.Tariff.from_ocpi("{}")
    /// ... except cms.CmsError as error:
    /// ...     print(error.code.split(".")[0])
    /// ocpi
    #[staticmethod]
    fn from_ocpi(text: String) -> Result<Self, Refusal> {
        let imported = tariff::Tariff::from_ocpi(&text)?;
        let compiled = imported.tariff.compile()?;
        let notices = imported.notices.into_iter().map(Notice::from).collect();
        Ok(Self { text, tariff: imported.tariff, compiled, notices })
    }

    /// What a session will cost that charges so much energy for so long, and then stays parked for `parking`.
    ///
    /// `started_at` is a datetime of any time zone, `energy_kwh` a `Decimal` or an int, `charging` and `parking` are
    /// timedeltas. Raises `CmsError` where the session has no price, and `TypeError` for a float or a naive datetime.
    ///
    /// >>> from datetime import datetime, timedelta, timezone
    /// >>> import cms
    /// >>> tariff = cms.Tariff.from_ocpi('''{
    /// ...     "country_code": "DE", "party_id": "CMS", "id": "street", "currency": "EUR",
    /// ...     "elements": [{"price_components": [{"type": "ENERGY", "price": 0.50, "vat": 19, "step_size": 1}]}],
    /// ...     "last_updated": "2026-01-01T00:00:00Z"}''')
    /// >>> tariff.quote(datetime(2026, 5, 4, 8, 0, tzinfo=timezone.utc), 20, charging=timedelta(hours=2))
    /// Price(tariff_id='street', currency='EUR', gross=Decimal('11.90'))
    #[pyo3(signature = (started_at, energy_kwh, charging, parking=Duration::ZERO))]
    fn quote(
        &self,
        started_at: Moment,
        energy_kwh: Exact,
        charging: Duration,
        parking: Duration,
    ) -> Result<Price, Refusal> {
        let usage = Usage::planned(started_at.0, Energy::from_kwh(energy_kwh.0)?, charging.0, parking.0)?;
        Ok(self.compiled.price(&usage)?.into())
    }

    /// What a session costs whose meter was read as `readings` says: an iterable of `Reading`, in any order.
    ///
    /// >>> from datetime import datetime, timezone
    /// >>> from decimal import Decimal
    /// >>> import cms
    /// >>> tariff = cms.Tariff.from_ocpi('''{
    /// ...     "country_code": "DE", "party_id": "CMS", "id": "street", "currency": "EUR",
    /// ...     "elements": [{"price_components": [{"type": "ENERGY", "price": 0.50, "vat": 19, "step_size": 1}]}],
    /// ...     "last_updated": "2026-01-01T00:00:00Z"}''')
    /// >>> start = datetime(2026, 5, 4, 8, 0, tzinfo=timezone.utc)
    /// >>> end = datetime(2026, 5, 4, 9, 0, tzinfo=timezone.utc)
    /// >>> readings = [cms.Reading(start, Decimal("1000.25")), cms.Reading(end, Decimal("1010.25"))]
    /// >>> tariff.price(start, end, readings).gross
    /// Decimal('5.95')
    fn price(&self, started_at: Moment, ended_at: Moment, readings: Readings) -> Result<Price, Refusal> {
        let usage = Usage::metered(started_at.0, ended_at.0, &readings.0)?;
        Ok(self.compiled.price(&usage)?.into())
    }

    /// The id of the tariff.
    #[getter]
    fn id(&self) -> &str {
        self.tariff.id.as_str()
    }

    /// Its name for people.
    #[getter]
    fn name(&self) -> &str {
        &self.tariff.name
    }

    /// The currency of its prices, as ISO 4217 spells it: EUR.
    #[getter]
    fn currency(&self) -> &'static str {
        self.tariff.currency.code()
    }

    /// What was strange about its text and of no consequence: a tuple of `Notice`.
    #[getter]
    fn notices<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.notices.iter().cloned())
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        show!(py, "Tariff", id: self.id(), name: self.name(), currency: self.currency())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_ocpi")?, (slf.get().text.clone(),)))
    }
}

/// Something strange in the text of a tariff that changes no price. Immutable.
///
/// >>> import cms
/// >>> tariff = cms.Tariff.from_ocpi('''{
/// ...     "country_code": "DE", "party_id": "CMS", "id": "street", "currency": "EUR", "colour": "green",
/// ...     "elements": [{"price_components": [{"type": "ENERGY", "price": 0.50, "vat": 19, "step_size": 1}]}],
/// ...     "last_updated": "2026-01-01T00:00:00Z"}''')
/// >>> [notice.path for notice in tariff.notices]
/// ['/colour']
#[pyclass(frozen, eq, hash, get_all, module = "cms")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Notice {
    /// Where it is, as a JSON Pointer.
    path: String,
    /// A stable code for programs.
    code: String,
    /// A sentence for people.
    message: String,
}

impl From<ocpi::Notice> for Notice {
    fn from(notice: ocpi::Notice) -> Self {
        Self { path: notice.path, code: notice.code.to_owned(), message: notice.message }
    }
}

#[pymethods]
impl Notice {
    #[new]
    fn new(path: String, code: String, message: String) -> Self {
        Self { path, code, message }
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        show!(py, "Notice", path: &self.path, code: &self.code, message: &self.message)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, (String, String, String)) {
        let Self { path, code, message } = slf.get().clone();
        (slf.get_type().into_any(), (path, code, message))
    }
}

/// What a meter's register showed at a moment. Immutable.
///
/// `at` is a datetime of any time zone and is given back in UTC, `register_kwh` a `Decimal` or an int.
///
/// >>> from datetime import datetime
/// >>> from decimal import Decimal
/// >>> from zoneinfo import ZoneInfo
/// >>> import cms
/// >>> reading = cms.Reading(datetime(2026, 5, 4, 8, 0, tzinfo=ZoneInfo("Europe/Berlin")), Decimal("1000.25"))
/// >>> reading
/// Reading(at=datetime.datetime(2026, 5, 4, 6, 0, tzinfo=datetime.timezone.utc), register_kwh=Decimal('1000.25'))
#[pyclass(frozen, eq, hash, module = "cms")]
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Reading(RegisterReading);

#[pymethods]
impl Reading {
    #[new]
    fn new(at: Moment, register_kwh: Exact) -> Result<Self, Refusal> {
        Ok(Self(RegisterReading { at: at.0, register: Energy::from_kwh(register_kwh.0)? }))
    }

    /// When, in UTC.
    #[getter]
    fn at(&self) -> DateTime<Utc> {
        self.0.at
    }

    /// The register in kWh.
    #[getter]
    fn register_kwh(&self) -> Decimal {
        self.0.register.as_kwh().normalize()
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        show!(py, "Reading", at: self.at(), register_kwh: self.register_kwh())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, (DateTime<Utc>, Decimal)) {
        (slf.get_type().into_any(), (slf.get().at(), slf.get().register_kwh()))
    }
}

/// The readings that any iterable yields.
struct Readings(Vec<RegisterReading>);

impl FromPyObject<'_, '_> for Readings {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let mut readings = Vec::new();
        for item in object.try_iter()? {
            readings.push(item?.cast_into::<Reading>()?.get().0);
        }
        Ok(Self(readings))
    }
}
