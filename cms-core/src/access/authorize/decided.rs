//! What was decided about a token.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{AuthorizationStatus, SessionLimits};
use crate::AccountId;
use crate::access::TokenGroupId;

/// What was decided about a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Authorization {
    /// The decision with its reason.
    pub status: AuthorizationStatus,
    /// Whose token it is.
    pub account: Option<AccountId>,
    /// Until when the answer holds; a station may keep it as long.
    pub expires_at: Option<DateTime<Utc>>,
    /// The token's group: one token of a group may end what another one has begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<TokenGroupId>,
    /// What the session may use.
    #[serde(default, skip_serializing_if = "SessionLimits::is_unlimited")]
    pub limits: SessionLimits,
    /// What a station may do with this token while it cannot ask.
    #[serde(default)]
    pub offline: OfflineUse,
    /// What is strange about this use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<AccessFlag>,
}

impl Authorization {
    pub(super) const fn new(status: AuthorizationStatus, account: Option<AccountId>) -> Self {
        Self {
            status,
            account,
            expires_at: None,
            group: None,
            limits: SessionLimits { energy: None, spend: Vec::new(), time_s: None },
            offline: OfflineUse::Refuse,
            flags: Vec::new(),
        }
    }

    /// Who can be billed for energy that was delivered on this token: also when the session itself was refused for its
    /// place, its time, a limit or another session, never for a token that is unknown, blocked, expired or may be a copy.
    #[must_use]
    pub fn billable_account(&self) -> Option<&AccountId> {
        if self.status.is_billable() { self.account.as_ref() } else { None }
    }
}

/// What a station may do with a token while it cannot ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "it may charge or it may not")]
pub enum OfflineUse {
    /// Nothing.
    #[default]
    Refuse,
    /// Charge, until the decision expires and within its limits.
    Charge,
}

/// What is strange about the use of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AccessFlag {
    /// It charges at another place.
    TwoPlaces,
    /// It was at another place too recently.
    ImpossibleTravel,
    /// It is used too often.
    TooFrequent,
}
