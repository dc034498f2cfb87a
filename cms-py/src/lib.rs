//! Python bindings of the charging management system, by PyO3. Types are converted here; nothing is decided.

use pyo3::prelude::*;

/// The native module behind the Python package `cms`.
#[pymodule(gil_used = false)]
mod _cms {
    use super::{PyResult, pyfunction};

    /// Version of the library, as `major.minor.patch`.
    #[pyfunction]
    fn version() -> PyResult<&'static str> {
        Ok(env!("CARGO_PKG_VERSION"))
    }
}
