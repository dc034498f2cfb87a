//! How much of an invoice has been paid.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::InvoiceId;
use crate::money::{Money, MoneyError};
use crate::storage::{Row, Table};

/// How much of an invoice has been paid. It is a row of its own, so that the invoice itself is never written again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Settlement {
    /// The invoice.
    pub invoice: InvoiceId,
    /// How much is to be paid in all.
    pub due: Money,
    /// How much has been paid.
    pub paid: Money,
    /// When the last of it was paid.
    pub settled_at: Option<DateTime<Utc>>,
}

impl Settlement {
    /// The settlement of an invoice that is issued now; a free one is settled at once.
    #[must_use]
    pub fn opened(invoice: InvoiceId, due: Money, now: DateTime<Utc>) -> Self {
        let settled_at = due.is_zero().then_some(now);
        Self { invoice, due, paid: Money::zero(due.currency()), settled_at }
    }

    /// The settlement after `amount` came in.
    ///
    /// # Errors
    /// [`MoneyError`] where the amount is in another currency or the sum does not fit.
    pub fn after_receipt_of(&self, amount: Money, now: DateTime<Utc>) -> Result<Self, MoneyError> {
        let paid = self.paid.plus(amount)?;
        let covered = !self.due.minus(paid)?.as_micros().is_positive();
        let settled_at = self.settled_at.or(covered.then_some(now));
        Ok(Self { paid, settled_at, ..self.clone() })
    }

    /// What is still to be paid; less than nothing where too much came in.
    ///
    /// # Errors
    /// [`MoneyError`] where the amounts read from a store do not go together.
    pub fn open(&self) -> Result<Money, MoneyError> {
        self.due.minus(self.paid)
    }

    /// Where it stands.
    #[must_use]
    pub const fn state(&self) -> SettlementState {
        match self.settled_at {
            None => SettlementState::Open,
            Some(_) if self.due.is_zero() => SettlementState::NothingDue,
            Some(_) => SettlementState::Paid,
        }
    }
}

impl Row for Settlement {
    const TABLE: Table = Table::new("settlement");

    fn id(&self) -> String {
        self.invoice.as_str().to_owned()
    }
}

/// Where the settlement of an invoice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SettlementState {
    /// Something is still to be paid.
    Open,
    /// Everything was paid.
    Paid,
    /// There never was anything to pay.
    NothingDue,
}

impl SettlementState {
    /// Whether nothing is left to be paid.
    #[must_use]
    pub const fn is_settled(self) -> bool {
        !matches!(self, Self::Open)
    }
}
