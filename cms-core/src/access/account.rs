//! Accounts of drivers.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{EmailKey, Sealed, StoredPaymentMethod};
use crate::AccountId;
use crate::payment::PaymentMethodRef;
use crate::storage::{Row, Table};

/// A driver's account. The only row that tells who the person is, under that person's key; everything else refers to the id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// The person's name; none once erased.
    pub name: Option<Sealed>,
    /// The e-mail address, as it was given; none once erased.
    pub email: Option<Sealed>,
    /// The key of the address; none once erased.
    pub email_key: Option<EmailKey>,
    /// How the person pays, as the payment provider knows it; without one, sessions are invoiced but not charged.
    pub payment_method: Option<PaymentMethodRef>,
    /// All ways to pay that it keeps.
    #[serde(default)]
    pub payment_methods: Vec<StoredPaymentMethod>,
    /// Whether it may be used.
    pub status: AccountStatus,
    /// When it was registered.
    pub registered_at: DateTime<Utc>,
}

impl Account {
    pub(super) fn new(
        id: AccountId,
        name: Sealed,
        email: Sealed,
        email_key: EmailKey,
        payment_method: Option<PaymentMethodRef>,
        registered_at: DateTime<Utc>,
    ) -> Self {
        let (name, email, email_key) = (Some(name), Some(email), Some(email_key));
        let (payment_methods, status) = (Vec::new(), AccountStatus::Active);
        Self { id, name, email, email_key, payment_method, payment_methods, status, registered_at }
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
    /// Its person has been erased; only what refers to it is left.
    Erased,
}
