//! What can go wrong in billing.

use thiserror::Error;

use crate::InvoiceId;
use crate::money::MoneyError;
use crate::storage::StorageError;
use crate::tariff::TariffError;

/// Why a session cannot be billed or a document cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum BillingError {
    /// The session has no price.
    #[error(transparent)]
    Tariff(#[from] TariffError),
    /// An amount could not be computed.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// There is no such invoice.
    #[error("there is no invoice {invoice}; check the id")]
    NoSuchInvoice {
        /// The id.
        invoice: InvoiceId,
    },
    /// The store could not be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl BillingError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Tariff(error) => error.code(),
            Self::Money(error) => error.code(),
            Self::NoSuchInvoice { .. } => "billing.no_such_invoice",
            Self::Storage(error) => error.code(),
        }
    }
}
