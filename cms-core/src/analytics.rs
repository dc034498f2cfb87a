//! What the charge detail records say about a period: sessions, energy, revenue, and how much each connector was used.
//!
//! [`ReportBuilder`] is a function of values; [`load_report`] feeds it from a store. A report is values, a text table or
//! CSV.

#![deny(clippy::float_arithmetic)]

mod builder;
mod csv;
mod error;
mod load;
mod period;
mod report;
mod table;

pub use builder::ReportBuilder;
pub use error::ReportError;
pub use load::load_report;
pub use period::Period;
pub use report::{ConnectorUse, Report, Revenue};
