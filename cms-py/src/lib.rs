//! Python bindings of the charging management system, by PyO3. Types are converted here; nothing is decided.

mod convert;
mod error;
mod evse_id;
mod frame;
mod price;
mod show;
mod tariff;

use pyo3::prelude::*;

/// The native module behind the Python package `cms`.
#[pymodule(gil_used = false)]
mod _cms {
    use super::pyfunction;

    #[pymodule_export]
    use super::evse_id::EvseId;
    #[pymodule_export]
    use super::frame::{Frame, Violation, inspect_frame};
    #[pymodule_export]
    use super::price::{_price, _price_line, _tax_group, Price, PriceLine, TaxGroup};
    #[pymodule_export]
    use super::tariff::{Notice, Reading, Tariff};

    /// The version of the library as major.minor.patch.
    ///
    /// >>> import cms
    /// >>> cms.version().count(".")
    /// 2
    #[pyfunction]
    fn version() -> &'static str {
        env!("CARGO_PKG_VERSION")
    }
}
