//! EVSE IDs.

use cms_core::station;
use pyo3::prelude::*;
use pyo3::types::PyTuple;

use crate::error::Refusal;

/// The worldwide unique id of an EVSE: country, operator, E and the operator's own number, as ISO 15118-2 annex H and
/// the eMI3 standard form it. Immutable; ids compare as they are written, `compact` compares without separators.
///
/// >>> import cms
/// >>> evse = cms.EvseId.parse("de*cms*e0001*1")
/// >>> str(evse), evse.country, evse.operator
/// ('DE*CMS*E0001*1', 'DE', 'CMS')
/// >>> evse.compact == cms.EvseId.parse("DECMSE00011").compact
/// True
#[pyclass(frozen, eq, ord, hash, str, module = "cms")]
#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct EvseId(station::EvseId);

#[pymethods]
impl EvseId {
    /// Checks an EVSE ID, with or without separators. Raises `CmsError` with the code `station.invalid_evse_id`.
    ///
    /// >>> import cms
    /// >>> cms.EvseId.parse("DE*CMS*E1")
    /// EvseId('DE*CMS*E1')
    #[staticmethod]
    fn parse(text: &str) -> Result<Self, Refusal> {
        Ok(Self(station::EvseId::parse(text)?))
    }

    /// The country code, two letters.
    #[getter]
    fn country(&self) -> &str {
        self.0.country()
    }

    /// The operator's id, three characters.
    #[getter]
    fn operator(&self) -> &str {
        self.0.operator()
    }

    /// The id without separators.
    #[getter]
    fn compact(&self) -> String {
        self.0.compact()
    }

    fn __repr__(&self) -> String {
        // An id has no characters that would have to be escaped.
        format!("EvseId('{}')", self.0)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyTuple>)> {
        let py = slf.py();
        Ok((py.get_type::<Self>().getattr("parse")?, PyTuple::new(py, [slf.get().0.as_str()])?))
    }
}

impl std::fmt::Display for EvseId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}
