//! Why a tariff of OCPI cannot be used.

use cms_json::decode::PayloadError;
use thiserror::Error;

use crate::money::MoneyError;
use crate::tariff::TariffError;

/// Why a tariff of OCPI cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum OcpiError {
    /// The text is not such a tariff.
    #[error("this is no OCPI tariff: {0}")]
    Unreadable(PayloadError),
    /// It asks for something that is not priced.
    #[error("{path}: {what} cannot be priced; leave it out, or price such sessions elsewhere")]
    Unsupported {
        /// Where, as a JSON pointer.
        path: String,
        /// What it asks for.
        what: String,
    },
    /// The currency is not one.
    #[error("/currency: {0}")]
    Currency(MoneyError),
    /// A price, rate or step cannot be used.
    #[error("{path}: {reason}")]
    Price {
        /// Where, as a JSON pointer.
        path: String,
        /// Why.
        reason: TariffError,
    },
    /// The prices cannot be used together.
    #[error(transparent)]
    Tariff(#[from] TariffError),
}

impl OcpiError {
    /// A stable code for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable(_) => "ocpi.unreadable",
            Self::Unsupported { .. } => "ocpi.unsupported",
            Self::Currency(error) => error.code(),
            Self::Price { reason, .. } => reason.code(),
            Self::Tariff(error) => error.code(),
        }
    }

    /// Where the first thing wrong is, as a JSON pointer; empty for the tariff as a whole.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Unreadable(error) => error.first().map_or("", |violation| &violation.path),
            Self::Unsupported { path, .. } | Self::Price { path, .. } => path,
            Self::Currency(_) => "/currency",
            Self::Tariff(_) => "",
        }
    }
}
