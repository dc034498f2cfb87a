//! What can go wrong with a report.

use thiserror::Error;

use crate::metering::MeterError;
use crate::money::MoneyError;
use crate::storage::StorageError;

/// Why there is no report.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The period ends at or before its start.
    #[error("the period ends before it starts or is empty; give a later end, which itself does not belong to it")]
    EmptyPeriod,
    /// The period is too long for one report.
    #[error("the period is longer than ten years; make several reports")]
    PeriodTooLong,
    /// The amounts do not add up within the range of an amount.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// The energy does not add up within the range of a meter.
    #[error(transparent)]
    Energy(#[from] MeterError),
    /// The store could not be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl ReportError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::EmptyPeriod => "report.empty_period",
            Self::PeriodTooLong => "report.period_too_long",
            Self::Money(error) => error.code(),
            Self::Energy(error) => error.code(),
            Self::Storage(error) => error.code(),
        }
    }
}
