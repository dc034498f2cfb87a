//! The authorization decision.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Account, AccountStatus, IdToken, TokenKey, TokenStatus};
use crate::station::StationId;
use crate::storage::{Loaded, Snapshot, StorageError, load};
use crate::{AccountId, Command, Decision, Durability, FreshIds};

/// Everything that authorization depends on, read in one place.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct TokenFacts {
    /// The token.
    pub token: Option<Loaded<IdToken>>,
    /// Whose it is.
    pub account: Option<Loaded<Account>>,
    /// The session that uses the token now.
    pub active_session: Option<String>,
}

impl TokenFacts {
    /// Reads the facts about a token.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be read.
    pub async fn read(snapshot: &mut dyn Snapshot, key: &TokenKey) -> Result<Self, StorageError> {
        let token: Option<Loaded<IdToken>> = load(snapshot, key.as_str()).await?;
        let account = match &token {
            Some(token) => load(snapshot, token.value.account.as_str()).await?,
            None => None,
        };
        let active_session = snapshot.claim(active_token_claim(key)).await?;
        Ok(Self { token, account, active_session })
    }
}

/// The unique key that a session holds while a token is in use.
pub(crate) fn active_token_claim(key: &TokenKey) -> String {
    format!("active-token/{}", key.as_str())
}

/// Decides whether a token may be used now, for a session of its own.
#[must_use]
pub fn authorize(facts: &TokenFacts, now: DateTime<Utc>) -> Authorization {
    let Some(token) = facts.token.as_ref().map(|token| &token.value) else {
        return Authorization { status: AuthorizationStatus::UnknownToken, account: None, expires_at: None };
    };
    let expired = token.expires_at.is_some_and(|end| end <= now);
    let account = facts.account.as_ref().map(|account| &account.value);
    let status = match account {
        None => AuthorizationStatus::UnknownToken,
        Some(_) if token.status == TokenStatus::Blocked => AuthorizationStatus::TokenBlocked,
        Some(account) if account.status == AccountStatus::Blocked => AuthorizationStatus::AccountBlocked,
        Some(_) if expired => AuthorizationStatus::TokenExpired,
        Some(_) if facts.active_session.is_some() => AuthorizationStatus::ConcurrentSession,
        Some(_) => AuthorizationStatus::Accepted,
    };
    Authorization { status, account: account.map(|account| account.id.clone()), expires_at: token.expires_at }
}

/// What was decided about a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Authorization {
    /// The decision with its reason.
    pub status: AuthorizationStatus,
    /// Whose token it is.
    pub account: Option<AccountId>,
    /// Until when the token is valid; a station may keep the answer as long.
    pub expires_at: Option<DateTime<Utc>>,
}

impl Authorization {
    /// Who can be billed for energy that was delivered on this token: also when the session itself was refused because
    /// the token was in use elsewhere, never for an unknown, blocked or expired token.
    #[must_use]
    pub fn billable_account(&self) -> Option<&AccountId> {
        match self.status {
            AuthorizationStatus::Accepted | AuthorizationStatus::ConcurrentSession => self.account.as_ref(),
            _ => None,
        }
    }
}

/// Whether a token may be used, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AuthorizationStatus {
    /// It may.
    Accepted,
    /// Nobody has linked it.
    UnknownToken,
    /// It is blocked.
    TokenBlocked,
    /// Its validity has ended.
    TokenExpired,
    /// Its account is blocked.
    AccountBlocked,
    /// It is in use in another session.
    ConcurrentSession,
    /// It cannot be checked at the moment, and waiting would be worse than a refusal.
    Undecided,
}

impl AuthorizationStatus {
    /// A sentence for people.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Accepted => "The token is accepted.",
            Self::UnknownToken => "This token is not known here; link it to an account first.",
            Self::TokenBlocked => "This token is blocked; use another one or ask the operator.",
            Self::TokenExpired => "This token is no longer valid; link it again.",
            Self::AccountBlocked => "The account of this token is blocked; ask the operator.",
            Self::ConcurrentSession => "This token is in use in another session; end that one first.",
            Self::Undecided => "The token cannot be checked at the moment; try again in a minute.",
        }
    }
}

/// A station asks whether a token may be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorize {
    /// The station that asks.
    pub station: StationId,
    /// The token's key.
    pub token: TokenKey,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for Authorize {
    type Facts = TokenFacts;
    type Reply = Authorization;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<TokenFacts, StorageError> {
        TokenFacts::read(snapshot, &self.token).await
    }

    fn decide(&self, facts: TokenFacts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Authorization> {
        Decision::unchanged(authorize(&facts, now))
    }
}
