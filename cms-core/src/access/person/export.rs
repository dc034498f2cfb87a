//! Everything that is stored of a person.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::AccountId;
use crate::access::{
    Account, Credentials, IdToken, PersonCipher, PersonKey, SealError, SecretHasher, StaffMember, TokenTrace,
};
use crate::billing::{Cdr, Invoice};
use crate::metering::Sample;
use crate::payment::Settlement;
use crate::session::{SampleRecord, Session, SessionEvent, samples_stream, session_stream};
use crate::storage::{AppendQuery, Position, Snapshot, StorageError, all, load};

/// Everything that is stored of a person, readable, for the person (GDPR articles 15 and 20).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PersonExport {
    /// The name; none once erased.
    pub name: Option<String>,
    /// The e-mail address; none once erased.
    pub email: Option<String>,
    /// The telephone number.
    #[serde(default)]
    pub phone: Option<String>,
    /// The account as it is stored.
    pub account: Account,
    /// What it can be entered with, without the hash of the password, which is nobody's to read.
    #[serde(default)]
    pub credentials: Option<Credentials>,
    /// The role, for members of staff.
    #[serde(default)]
    pub staff: Option<StaffMember>,
    /// The tokens that were linked.
    pub tokens: Vec<IdToken>,
    /// What is on them, by their keys, as far as that is kept.
    #[serde(default)]
    pub token_values: BTreeMap<String, String>,
    /// Where they were used lately, as far as that is kept.
    #[serde(default)]
    pub token_traces: Vec<TokenTrace>,
    /// The sessions, with everything that was recorded of them.
    pub sessions: Vec<ExportedSession>,
    /// The invoices, with what has been paid.
    pub invoices: Vec<ExportedInvoice>,
}

/// A session with its record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExportedSession {
    /// The session.
    pub session: Session,
    /// What happened, in order.
    pub events: Vec<SessionEvent>,
    /// The meter samples, in the order in which they came.
    pub samples: Vec<Sample>,
    /// The charge detail record; none where it was not priced.
    pub cdr: Option<Cdr>,
}

/// An invoice with what has been paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ExportedInvoice {
    /// The number in its series.
    pub number: Option<u64>,
    /// The invoice.
    pub invoice: Invoice,
    /// What has been paid.
    pub settlement: Option<Settlement>,
}

/// Reads everything that is stored of a person.
///
/// # Errors
/// [`ExportError`]: no such account, a store that cannot be read, or texts that cannot be opened.
pub async fn export_person(
    snapshot: &mut dyn Snapshot,
    hasher: &SecretHasher,
    account: &AccountId,
) -> Result<PersonExport, ExportError> {
    let loaded = load::<Account>(snapshot, account.as_str()).await?;
    let Some(stored) = loaded.map(|row| row.value) else {
        return Err(ExportError::UnknownAccount { account: account.clone() });
    };
    let key = load::<PersonKey>(snapshot, account.as_str()).await?;
    let cipher = key.map(|key| PersonCipher::of(hasher, &key.value)).transpose()?;
    let open = |field: &str, sealed: &Option<crate::access::Sealed>| match (&cipher, sealed) {
        (Some(cipher), Some(sealed)) => cipher.open(field, sealed).map(Some),
        _ => Ok(None),
    };
    let (name, email) = (open("name", &stored.name)?, open("email", &stored.email)?);
    let of_account = || Some(("account", account.to_string()));
    let tokens = all::<IdToken>(snapshot, of_account()).await?;
    let mut credentials = load::<Credentials>(snapshot, account.as_str()).await?.map(|row| row.value);
    let phone = open("phone", &credentials.as_ref().and_then(|credentials| credentials.phone.clone()))?;
    if let Some(credentials) = &mut credentials {
        credentials.password = None;
    }
    let staff = load::<StaffMember>(snapshot, account.as_str()).await?.map(|row| row.value);
    let (mut token_values, mut token_traces) = (BTreeMap::new(), Vec::new());
    for token in &tokens {
        let key = token.value.key.as_str();
        if let Some(value) = open("token", &token.value.value)? {
            token_values.insert(key.to_owned(), value);
        }
        token_traces.extend(load::<TokenTrace>(snapshot, key).await?.map(|row| row.value));
    }
    let mut sessions = Vec::new();
    for session in all::<Session>(snapshot, of_account()).await? {
        let session = session.value;
        let cdr = match &session.cdr {
            Some(cdr) => load::<Cdr>(snapshot, cdr.as_str()).await?.map(|row| row.value),
            None => None,
        };
        let events = stream(snapshot, session_stream(&session.id)).await?;
        let samples = stream::<SampleRecord>(snapshot, samples_stream(&session.id)).await?;
        let samples = samples.into_iter().map(|record| record.sample).collect();
        sessions.push(ExportedSession { session, events, samples, cdr });
    }
    let mut invoices = Vec::new();
    for invoice in all::<Invoice>(snapshot, of_account()).await? {
        let invoice = invoice.value;
        let number = snapshot.number(invoice.series.clone(), invoice.id.to_string()).await?;
        let settlement = load::<Settlement>(snapshot, invoice.id.as_str()).await?.map(|row| row.value);
        invoices.push(ExportedInvoice { number, invoice, settlement });
    }
    let tokens = tokens.into_iter().map(|row| row.value).collect();
    Ok(PersonExport {
        name,
        email,
        phone,
        account: stored,
        credentials,
        staff,
        tokens,
        token_values,
        token_traces,
        sessions,
        invoices,
    })
}

/// Everything appended to a stream.
async fn stream<T: serde::de::DeserializeOwned>(
    snapshot: &mut dyn Snapshot,
    stream: String,
) -> Result<Vec<T>, StorageError> {
    let mut read = Vec::new();
    let mut after = Position::default();
    loop {
        let query = AppendQuery { stream: Some(stream.clone()), after, limit: 1000 };
        let page = snapshot.appended(query).await?;
        for row in &page.items {
            after = row.position;
            let value = serde_json::from_str(&row.body).map_err(|error| StorageError::Corrupt {
                what: format!("{stream}/{}", row.key),
                reason: error.to_string(),
            })?;
            read.push(value);
        }
        if !page.more {
            return Ok(read);
        }
    }
}

/// Why the data of a person could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ExportError {
    /// There is no such account.
    #[error("there is no account {account}; check the id")]
    UnknownAccount {
        /// The id.
        account: AccountId,
    },
    /// A text cannot be opened.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// The store cannot be read.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl ExportError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownAccount { .. } => "export.unknown_account",
            Self::Seal(error) => error.code(),
            Self::Storage(error) => error.code(),
        }
    }
}
