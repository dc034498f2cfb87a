//! Values of Python as values of the core. Each is taken only where nothing can be lost or guessed.

use chrono::{DateTime, Datelike as _, TimeDelta, Utc};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyDateTime, PyDelta, PyFloat, PyInt, PyType, PyTzInfo};
use rust_decimal::Decimal;

use crate::error::Refusal;

/// A moment: any `datetime.datetime` with a time zone, of whatever class the zone is.
pub(crate) struct Moment(pub(crate) DateTime<Utc>);

impl FromPyObject<'_, '_> for Moment {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        let Ok(moment) = object.cast::<PyDateTime>() else {
            return Err(expected("a datetime.datetime with a time zone", &object));
        };
        if moment.call_method0("utcoffset")?.is_none() {
            return Err(PyTypeError::new_err(
                "a datetime without a time zone is no moment: give it one, such as \
                 moment.replace(tzinfo=zoneinfo.ZoneInfo('Europe/Berlin')) or datetime.now(timezone.utc)",
            ));
        }
        // Python itself takes the offset off, so that every class of zones counts, and both hours of a clock set back.
        let since_epoch = moment.sub(epoch(object.py())?)?;
        let Ok(since_epoch) = since_epoch.extract::<TimeDelta>() else {
            return Err(expected("a datetime.datetime with a time zone", &object));
        };
        // With its offset off, the first and last hours of Python's time are in years that it does not have.
        let moment = DateTime::UNIX_EPOCH.checked_add_signed(since_epoch).filter(|at| (1..=9999).contains(&at.year()));
        moment.map(Self).ok_or_else(|| {
            Refusal::new("datetime.out_of_range", "in UTC the moment is outside the years 1 to 9999; correct it").into()
        })
    }
}

/// A length of time: a `datetime.timedelta`.
pub(crate) struct Duration(pub(crate) TimeDelta);

impl Duration {
    pub(crate) const ZERO: Self = Self(TimeDelta::zero());
}

impl FromPyObject<'_, '_> for Duration {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if object.cast::<PyDelta>().is_err() {
            return Err(expected("a datetime.timedelta", &object));
        }
        object.extract().map(Self)
    }
}

/// An exact number: a `decimal.Decimal` or an `int`.
pub(crate) struct Exact(pub(crate) Decimal);

impl FromPyObject<'_, '_> for Exact {
    type Error = PyErr;

    fn extract(object: Borrowed<'_, '_, PyAny>) -> PyResult<Self> {
        if object.is_instance(decimal_class(object.py())?)? {
            return exact_decimal(&object);
        }
        if object.is_instance_of::<PyFloat>() {
            return Err(PyTypeError::new_err(
                "expected a decimal.Decimal or an int, not a float, which is not exact: \
                 write Decimal('20.5'), or round it first with Decimal(format(value, '.3f'))",
            ));
        }
        if !object.is_instance_of::<PyInt>() || object.is_instance_of::<PyBool>() {
            return Err(expected("a decimal.Decimal or an int", &object));
        }
        let number = object.extract::<i128>().map_err(|_| too_long())?;
        Ok(Self(Decimal::try_from_i128_with_scale(number, 0).map_err(|_| too_long())?))
    }
}

fn exact_decimal(object: &Bound<'_, PyAny>) -> PyResult<Exact> {
    let text = object.str()?;
    if let Ok(plain) = Decimal::from_str_exact(&text.to_cow()?) {
        return Ok(Exact(plain));
    }
    if !object.call_method0("is_finite")?.extract::<bool>()? {
        return Err(Refusal::new("decimal.not_finite", format!("{text} is not a number to compute with")).into());
    }
    // With an exponent. One that is far out is not written in full: that could be more than there is memory.
    let exponent: i64 = object.call_method0("adjusted")?.extract()?;
    if exponent.abs() > DIGITS {
        return Err(too_long().into());
    }
    let text: String = object.call_method1("__format__", ("f",))?.extract()?;
    Decimal::from_str_exact(&text).map(Exact).map_err(|_| too_long().into())
}

/// As many digits as a decimal of the core has, before and after the point.
const DIGITS: i64 = 28;

fn too_long() -> Refusal {
    Refusal::new("decimal.out_of_range", "the number has more than 28 digits; round it or check its unit")
}

fn expected(what: &str, object: &Bound<'_, PyAny>) -> PyErr {
    match object.get_type().name() {
        Ok(name) => PyTypeError::new_err(format!("expected {what}, not {name}")),
        Err(error) => error,
    }
}

fn decimal_class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "decimal", "Decimal")
}

/// The start of 1970 in UTC.
fn epoch(py: Python<'_>) -> PyResult<&Bound<'_, PyDateTime>> {
    static EPOCH: PyOnceLock<Py<PyDateTime>> = PyOnceLock::new();
    EPOCH
        .get_or_try_init(py, || {
            let utc = PyTzInfo::utc(py)?;
            PyDateTime::new(py, 1970, 1, 1, 0, 0, 0, 0, Some(&utc)).map(Bound::unbind)
        })
        .map(|epoch| epoch.bind(py))
}
