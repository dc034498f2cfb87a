//! How an error of the core reaches Python.

use cms_core::metering::MeterError;
use cms_core::station::IdentityError;
use cms_core::tariff::TariffError;
use cms_core::tariff::ocpi::OcpiError;
use cms_ocpp::VersionError;
use cms_ocpp::rpc::FrameError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyType;

/// What becomes a `cms.CmsError`: a value that the core refuses, or one that it has no room for.
#[derive(Debug)]
pub(crate) struct Refusal {
    code: &'static str,
    message: String,
    path: Option<String>,
}

impl Refusal {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), path: None }
    }
}

/// The errors of the core, each of which has a stable code and says in a sentence what to do.
macro_rules! refusals {
    ($($error:ty),+ $(,)?) => {$(
        impl From<$error> for Refusal {
            fn from(error: $error) -> Self {
                Self::new(error.code(), error.to_string())
            }
        }
    )+};
}

refusals!(FrameError, IdentityError, MeterError, TariffError, VersionError);

impl From<OcpiError> for Refusal {
    fn from(error: OcpiError) -> Self {
        Self { code: error.code(), message: error.to_string(), path: Some(error.path().to_owned()) }
    }
}

impl From<Refusal> for PyErr {
    fn from(refusal: Refusal) -> Self {
        Python::attach(|py| {
            let arguments = (refusal.code, refusal.message, refusal.path);
            match cms_error(py).and_then(|class| class.call1(arguments)) {
                Ok(error) => Self::from_value(error),
                Err(error) => error,
            }
        })
    }
}

/// The class is written in Python: the stable ABI of Python 3.10 cannot derive one from `Exception` here.
fn cms_error(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "cms._errors", "CmsError")
}
