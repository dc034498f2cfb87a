//! Erasing a person by destroying their key.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::access::{
    Account, AccountStatus, Credentials, IdToken, LoginAttempts, OneTimeSecret, PersonKey, RegisterAccount,
    SecretPurpose, StaffMember, TokenTrace,
};
use crate::billing::Invoice;
use crate::payment::Settlement;
use crate::session::{Session, SessionState};
use crate::storage::{Anchor, Changes, Loaded, Snapshot, StorageError, Store, all, load};
use crate::{AccountId, Command, Context, Decision, Durability, FreshIds, HandleError, handle};

/// Erases a person: destroys the person's key, takes names, address, tokens, ways to log in and to pay
/// out of the account, and
/// frees the e-mail address. Sessions, charge detail records and invoices stay, as the law demands, and refer to an account
/// of nobody. Erasing again changes nothing.
///
/// The shell writes the id into [`Anchor::erased`] as well, so that restoring a backup does not bring the person back.
/// The application should delete the customer at the payment provider too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EraseAccount {
    /// Whose data.
    pub account: AccountId,
}

/// What an erasure depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct EraseFacts {
    account: Option<Loaded<Account>>,
    key: Option<Loaded<PersonKey>>,
    tokens: Vec<Loaded<IdToken>>,
    traces: Vec<Loaded<TokenTrace>>,
    credentials: Option<Loaded<Credentials>>,
    staff: Option<Loaded<StaffMember>>,
    attempts: Option<Loaded<LoginAttempts>>,
    secrets: Vec<Loaded<OneTimeSecret>>,
    /// A session that is still open.
    open_session: Option<String>,
    /// An invoice that is not settled.
    open_invoice: Option<String>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for EraseAccount {
    type Facts = EraseFacts;
    type Reply = Result<(), EraseRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<EraseFacts, StorageError> {
        let of_account = || Some(("account", self.account.to_string()));
        let mut facts = EraseFacts {
            account: load(snapshot, self.account.as_str()).await?,
            key: load(snapshot, self.account.as_str()).await?,
            tokens: all(snapshot, of_account()).await?,
            traces: Vec::new(),
            credentials: load(snapshot, self.account.as_str()).await?,
            staff: load(snapshot, self.account.as_str()).await?,
            attempts: None,
            secrets: Vec::new(),
            open_session: None,
            open_invoice: None,
        };
        for token in &facts.tokens {
            facts.traces.extend(load(snapshot, token.value.key.as_str()).await?);
        }
        if let Some(email) = facts.account.as_ref().and_then(|account| account.value.email_key.clone()) {
            facts.attempts = load(snapshot, email.as_str()).await?;
            for purpose in SecretPurpose::ALL {
                facts.secrets.extend(load(snapshot, OneTimeSecret::row_id(purpose, &email)).await?);
            }
        }
        let sessions = all::<Session>(snapshot, of_account()).await?;
        facts.open_session =
            sessions.into_iter().find(|row| row.value.state == SessionState::Open).map(|row| row.value.id.to_string());
        for invoice in all::<Invoice>(snapshot, of_account()).await? {
            let settlement = load::<Settlement>(snapshot, invoice.value.id.as_str()).await?;
            if settlement.is_none_or(|settlement| !settlement.value.state().is_settled()) {
                facts.open_invoice = Some(invoice.value.id.to_string());
                break;
            }
        }
        Ok(facts)
    }

    fn decide(&self, facts: EraseFacts, _: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let Some(loaded) = facts.account else {
            return Decision::unchanged(Err(EraseRefusal::UnknownAccount));
        };
        if loaded.value.status == AccountStatus::Erased && facts.key.is_none() {
            return Decision::unchanged(Ok(()));
        }
        if let Some(session) = facts.open_session {
            return Decision::unchanged(Err(EraseRefusal::OpenSession { session }));
        }
        if let Some(invoice) = facts.open_invoice {
            return Decision::unchanged(Err(EraseRefusal::OpenInvoice { invoice }));
        }
        let mut changes = Changes::new();
        let mut account = loaded.value.clone();
        if let Some(email) = account.email_key.take() {
            changes.release(RegisterAccount::claim(&email), account.id.as_str());
        }
        account.name = None;
        account.email = None;
        account.payment_method = None;
        account.payment_methods.clear();
        account.status = AccountStatus::Erased;
        changes.replace(&loaded, &account);
        if let Some(key) = &facts.key {
            changes.delete(key);
        }
        facts.tokens.iter().for_each(|token| changes.delete(token));
        facts.traces.iter().for_each(|trace| changes.delete(trace));
        facts.credentials.iter().for_each(|credentials| changes.delete(credentials));
        facts.staff.iter().for_each(|staff| changes.delete(staff));
        facts.attempts.iter().for_each(|attempts| changes.delete(attempts));
        facts.secrets.iter().for_each(|secret| changes.delete(secret));
        Decision::changed(changes, Ok(()))
    }
}

/// Why a person was not erased yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EraseRefusal {
    /// There is no such account.
    #[error("there is no such account; check the id")]
    UnknownAccount,
    /// The person is charging.
    #[error("session {session} is open; end it, then erase")]
    OpenSession {
        /// The session.
        session: String,
    },
    /// Something is still to be paid.
    #[error("invoice {invoice} is not settled; settle or write it off, then erase")]
    OpenInvoice {
        /// The invoice.
        invoice: String,
    },
}

impl EraseRefusal {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownAccount => "erase.unknown_account",
            Self::OpenSession { .. } => "erase.open_session",
            Self::OpenInvoice { .. } => "erase.open_invoice",
        }
    }
}

/// Erases again, after a restore, whom [`Anchor::erased`] names: the backup may be older than their erasure.
///
/// Returns who could not be erased yet, and why: what kept them from it has been settled since the backup and is open in it.
/// Who had not registered yet when the backup was taken needs no erasure.
///
/// # Errors
/// [`HandleError`] where the store cannot be read or written: try again before the store is used.
pub async fn erase_again(
    store: &dyn Store,
    anchor: &Anchor,
    now: DateTime<Utc>,
    seeds: &mut (dyn FnMut() -> [u8; 32] + Send),
) -> Result<Vec<(AccountId, EraseRefusal)>, HandleError> {
    let mut refused = Vec::new();
    for account in &anchor.erased {
        let command = EraseAccount { account: account.clone() };
        let context = Context { now, seed: seeds(), fence: None };
        match handle(store, &command, context).await?.reply {
            Ok(()) | Err(EraseRefusal::UnknownAccount) => {}
            Err(refusal) => refused.push((account.clone(), refusal)),
        }
    }
    Ok(refused)
}
