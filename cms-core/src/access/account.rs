//! Accounts of drivers.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::AccountId;
use crate::payment::PaymentMethodRef;
use crate::storage::{Row, Table};

/// A driver's account. The only row that holds who the person is; everything else refers to the id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The person's name.
    pub name: String,
    /// The e-mail address, as it was given.
    pub email: String,
    /// How the person pays, as the payment provider knows it; without one, sessions are invoiced but not charged.
    pub payment_method: Option<PaymentMethodRef>,
    /// Whether it may be used.
    pub status: AccountStatus,
    /// When it was registered.
    pub registered_at: DateTime<Utc>,
}

impl Account {
    pub(super) const fn new(
        id: AccountId,
        name: String,
        email: String,
        payment_method: Option<PaymentMethodRef>,
        registered_at: DateTime<Utc>,
    ) -> Self {
        Self { id, name, email, payment_method, status: AccountStatus::Active, registered_at }
    }
}

impl Row for Account {
    const TABLE: Table = Table::new("account");

    fn id(&self) -> String {
        self.id.to_string()
    }
}

/// Whether an account may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AccountStatus {
    /// It may be used.
    Active,
    /// The operator has blocked it.
    Blocked,
}
