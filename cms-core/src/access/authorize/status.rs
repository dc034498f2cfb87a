//! Why a token may or may not be used.

use serde::{Deserialize, Serialize};

/// Whether a token may be used, and if not, why.
///
/// The reasons are neutral; each version of a protocol has words of its own for them, and fewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum AuthorizationStatus {
    /// It may.
    Accepted,
    /// Nobody has linked it.
    UnknownToken,
    /// It is blocked.
    TokenBlocked,
    /// Its owner has lost it.
    TokenLost,
    /// Another token has taken its place.
    TokenReplaced,
    /// Its validity has not begun.
    TokenNotYetValid,
    /// Its validity has ended.
    TokenExpired,
    /// Its account is blocked.
    AccountBlocked,
    /// A group that it belongs to is blocked, not yet valid or no longer valid.
    GroupBlocked,
    /// Tokens of this kind are not taken here.
    KindNotAllowed,
    /// The place is private, and the token is in none of the groups that may charge there.
    NotAllowedHere,
    /// The place is closed at this time.
    ClosedNow,
    /// The energy that it may take in this day or month is used up.
    EnergyLimitReached,
    /// What it may spend in this day or month is used up.
    SpendLimitReached,
    /// The time that it may charge in this day or month is used up.
    TimeLimitReached,
    /// There is no credit left on it.
    NoCredit,
    /// It is in use in another session.
    ConcurrentSession,
    /// It is used in a way that one card can hardly be used: it may have been copied.
    SuspectedCopy,
    /// It cannot be checked at the moment, and waiting would be worse than a refusal.
    Undecided,
}

impl AuthorizationStatus {
    /// Every status, for tables that have to cover all of them.
    pub const ALL: [Self; 19] = [
        Self::Accepted,
        Self::UnknownToken,
        Self::TokenBlocked,
        Self::TokenLost,
        Self::TokenReplaced,
        Self::TokenNotYetValid,
        Self::TokenExpired,
        Self::AccountBlocked,
        Self::GroupBlocked,
        Self::KindNotAllowed,
        Self::NotAllowedHere,
        Self::ClosedNow,
        Self::EnergyLimitReached,
        Self::SpendLimitReached,
        Self::TimeLimitReached,
        Self::NoCredit,
        Self::ConcurrentSession,
        Self::SuspectedCopy,
        Self::Undecided,
    ];

    /// Whether it says yes.
    #[must_use]
    pub const fn is_accepted(self) -> bool {
        matches!(self, Self::Accepted)
    }

    /// A sentence for people.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Accepted => "The token is accepted.",
            Self::UnknownToken => "This token is not known here; link it to an account first.",
            Self::TokenBlocked => "This token is blocked; use another one or ask the operator.",
            Self::TokenLost => "This token was reported lost; use another one, or ask the operator if you found it.",
            Self::TokenReplaced => "This token was replaced; use the one that took its place.",
            Self::TokenNotYetValid => "This token is not valid yet; use it from the day on that it is valid.",
            Self::TokenExpired => "This token is no longer valid; link it again.",
            Self::AccountBlocked => "The account of this token is blocked; ask the operator.",
            Self::GroupBlocked => {
                "The group of this token may not charge at the moment; ask whoever gave you the token."
            }
            Self::KindNotAllowed => "Tokens of this kind are not taken here; use another one.",
            Self::NotAllowedHere => "This place is private and this token may not be used here; charge elsewhere.",
            Self::ClosedNow => "This place is closed now; come back during its opening hours.",
            Self::EnergyLimitReached => "The energy that this token may take is used up; use another one or wait.",
            Self::SpendLimitReached => "What this token may spend is used up; use another one or wait.",
            Self::TimeLimitReached => "The time that this token may charge is used up; use another one or wait.",
            Self::NoCredit => "There is no credit left on this token; top it up first.",
            Self::ConcurrentSession => "This token is in use in another session; end that one first.",
            Self::SuspectedCopy => "This token is used in a way that looks like a copy of it; ask the operator.",
            Self::Undecided => "The token cannot be checked at the moment; try again in a minute.",
        }
    }

    /// Whether the person behind the token is known beyond doubt, so that energy that was delivered all the same can be
    /// billed: the token is theirs and good, and only place, time, limits or another session stood against it.
    #[must_use]
    pub const fn is_billable(self) -> bool {
        matches!(
            self,
            Self::Accepted
                | Self::ConcurrentSession
                | Self::KindNotAllowed
                | Self::NotAllowedHere
                | Self::ClosedNow
                | Self::EnergyLimitReached
                | Self::SpendLimitReached
                | Self::TimeLimitReached
        )
    }
}
