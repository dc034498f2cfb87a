//! The charge detail record.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::metering::Energy;
use crate::month::{month_key, month_of};
use crate::storage::{IndexEntry, Row, Table};
use crate::tariff::{PriceReport, Tariff};
use crate::{AccountId, CdrId, InvoiceId, SessionId};

/// A charge detail record: what a finished session was and what it costs. It is written once and never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Cdr {
    /// Its id.
    pub id: CdrId,
    /// The session.
    pub session: SessionId,
    /// The station, by the identity under which it connects.
    pub station: String,
    /// The EVSE, by its id on the sign.
    pub evse_id: String,
    /// The connector of the EVSE, counted from 1.
    pub connector: u32,
    /// Who charged.
    pub account: Option<AccountId>,
    /// By which token it was authorized, as a keyed hash.
    pub token: Option<TokenReference>,
    /// When the session started.
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: DateTime<Utc>,
    /// What was delivered.
    pub energy: Energy,
    /// The tariff as it was when the session started.
    pub tariff: Tariff,
    /// What it costs.
    pub price: PriceReport,
    /// The invoice on which it is charged.
    pub invoice: Option<InvoiceId>,
    /// What is remarkable about it.
    pub flags: Vec<CdrFlag>,
    /// When the record was made.
    pub issued_at: DateTime<Utc>,
}

impl Cdr {
    /// The index by the month in which the session ended.
    pub(crate) const BY_MONTH: &'static str = "ended_month";
}

impl Row for Cdr {
    const TABLE: Table = Table::new("cdr");

    fn id(&self) -> String {
        self.id.as_str().to_owned()
    }

    fn index(&self) -> Vec<IndexEntry> {
        let mut index = vec![
            IndexEntry::new(Self::BY_MONTH, month_key(month_of(self.ended_at))),
            IndexEntry::new("session", self.session.as_str()),
        ];
        index.extend(self.account.as_ref().map(|account| IndexEntry::new("account", account.as_str())));
        index
    }
}

/// What is remarkable about a charge detail record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CdrFlag {
    /// Nobody is known who could be invoiced.
    NoAccount,
    /// There is something to pay and no means of payment to charge: the invoice stays open.
    NoPaymentMethod,
    /// No energy was delivered.
    NoEnergy,
}

/// The keyed hash of a token: enough to find what it authorized, not enough to forge it. It is kept out of logs: its `Debug`
/// form does not show it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TokenReference(String);

impl TokenReference {
    /// Takes a keyed hash.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The hash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for TokenReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenReference(…)")
    }
}
