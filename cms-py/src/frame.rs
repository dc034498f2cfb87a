//! OCPP frames.

use cms_ocpp::inspect::{Inspection, inspect};
use cms_ocpp::{Version, schema};
use pyo3::exceptions::{PyArithmeticError, PyRecursionError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::error::Refusal;
use crate::show::show;

/// Reads an OCPP frame and holds its payload against the schema of its version, which is "1.6", "2.0.1" or "2.1".
///
/// The answer to a call does not say what it answers: `answers` is that action, and without it the payload of an answer
/// is not checked. Raises `CmsError` where the text is no frame of that version.
///
/// >>> import cms
/// >>> frame = cms.inspect_frame('[2,"17","Authorize",{"idTag":7}]', "1.6")
/// >>> frame.kind, frame.message_id, frame.action, frame.payload
/// ('call', '17', 'Authorize', {'idTag': 7})
/// >>> [(violation.path, violation.code) for violation in frame.violations]
/// [('/idTag', 'wrong_type')]
/// >>> cms.inspect_frame('[3,"17",{"idTagInfo":{"status":"Accepted"}}]', "1.6", answers="Authorize").violations
/// ()
#[pyfunction]
#[pyo3(signature = (text, version, answers=None))]
pub(crate) fn inspect_frame(py: Python<'_>, text: String, version: &str, answers: Option<String>) -> PyResult<Frame> {
    let version: Version = version.parse().map_err(Refusal::from)?;
    let inspection = inspect(&text, version, answers.as_deref()).map_err(Refusal::from)?;
    let payload = native_json(py, &inspection.payload)?.unbind();
    Ok(Frame { text, version, answers, inspection, payload })
}

/// An OCPP frame as `inspect_frame` saw it. Only its payload can be changed, which nothing here looks at again.
///
/// >>> import cms
/// >>> frame = cms.inspect_frame('[2,"17","StartTransaction",{}]', "2.1")
/// >>> frame.kind, frame.checked, frame.error_code
/// ('call', False, 'NotImplemented')
#[pyclass(frozen, eq, module = "cms")]
pub(crate) struct Frame {
    text: String,
    version: Version,
    answers: Option<String>,
    inspection: Inspection,
    payload: Py<PyDict>,
}

impl PartialEq for Frame {
    fn eq(&self, other: &Self) -> bool {
        self.version == other.version && self.inspection == other.inspection
    }
}

/// What `inspect_frame` takes.
type Arguments = (String, String, Option<String>);

#[pymethods]
impl Frame {
    /// The type of the message: call, call_result, call_error, call_result_error or send.
    #[getter]
    fn kind(&self) -> &'static str {
        self.inspection.kind.name()
    }

    /// The message id, which ties an answer to its call.
    #[getter]
    fn message_id(&self) -> &str {
        &self.inspection.message_id
    }

    /// The action that it names or answers; None for an answer to an unknown call.
    #[getter]
    fn action(&self) -> Option<&str> {
        self.inspection.action.as_deref()
    }

    /// The payload as a dict, in which every number with a point or an exponent is a `Decimal`; of an error its details.
    #[getter]
    fn payload<'py>(&self, py: Python<'py>) -> &Bound<'py, PyDict> {
        self.payload.bind(py)
    }

    /// Whether the payload was held against a schema.
    #[getter]
    fn checked(&self) -> bool {
        self.inspection.checked
    }

    /// Where the payload breaks its schema: a tuple of `Violation`.
    #[getter]
    fn violations<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, self.inspection.violations.iter().map(Violation::from))
    }

    /// Of an error its code; otherwise what the receiver has to answer with, None where it has nothing to complain about.
    #[getter]
    fn error_code(&self) -> Option<&str> {
        self.inspection.error_code.as_ref().map(|code| code.in_version(self.version))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        show!(py, "Frame", kind: self.kind(), message_id: self.message_id(), action: self.action())
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, Arguments)> {
        let inspect = slf.py().import("cms._cms")?.getattr("inspect_frame")?;
        let Self { text, version, answers, .. } = slf.get();
        Ok((inspect, (text.clone(), version.to_string(), answers.clone())))
    }
}

/// A place where a payload breaks its schema. Immutable.
///
/// >>> import cms
/// >>> [violation] = cms.inspect_frame('[2,"17","Authorize",{}]', "1.6").violations
/// >>> violation.path, violation.code
/// ('/idTag', 'missing_member')
#[pyclass(frozen, eq, hash, get_all, module = "cms")]
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Violation {
    /// Where it is in the payload, as a JSON Pointer.
    path: String,
    /// A stable code for programs.
    code: String,
    /// A sentence for people.
    detail: String,
}

impl From<&schema::Violation> for Violation {
    fn from(violation: &schema::Violation) -> Self {
        let schema::Violation { path, kind, detail, .. } = violation;
        Self { path: path.clone(), code: kind.code().to_owned(), detail: detail.clone() }
    }
}

#[pymethods]
impl Violation {
    #[new]
    fn new(path: String, code: String, detail: String) -> Self {
        Self { path, code, detail }
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        show!(py, "Violation", path: &self.path, code: &self.code, detail: &self.detail)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyAny>, (String, String, String)) {
        let Self { path, code, detail } = slf.get().clone();
        (slf.get_type().into_any(), (path, code, detail))
    }
}

/// JSON text that was checked already, read by Python itself, with exact numbers.
fn native_json<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyDict>> {
    let options = PyDict::new(py);
    options.set_item("parse_float", py.import("decimal")?.getattr("Decimal")?)?;
    match py.import("json")?.call_method("loads", (text,), Some(&options)) {
        Ok(payload) => Ok(payload.cast_into()?),
        // Python has limits of its own: digits of an int, the exponent of a Decimal, and how deep it goes.
        Err(error)
            if error.is_instance_of::<PyValueError>(py)
                || error.is_instance_of::<PyArithmeticError>(py)
                || error.is_instance_of::<PyRecursionError>(py) =>
        {
            let message = format!("Python cannot hold the payload ({error}); look at the text of the frame itself");
            Err(Refusal::new("python.payload", message).into())
        }
        Err(error) => Err(error),
    }
}
