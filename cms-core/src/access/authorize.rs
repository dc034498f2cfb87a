//! The authorization decision.

mod copies;
mod decided;
mod facts;
mod limits;
mod status;
mod trace;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};

use super::policy::earlier;
use super::{
    AccessPolicy, AccountStatus, ConcurrentSessions, IdToken, LocalOffset, OfflineRule, Opening, TokenKey, TokenKind,
    TokenStatus,
};
use crate::station::StationId;
use crate::storage::{Changes, Snapshot, StorageError};
use crate::{Command, Decision, Durability, FreshIds};

pub use decided::{AccessFlag, Authorization, OfflineUse};
pub use facts::{AccessPlace, TokenFacts};
use limits::UsedUp;
pub use limits::{Allowance, Consumed, Consumption, PastUse, SessionLimits, UseLimits};
pub use status::AuthorizationStatus;
pub use trace::{TokenTrace, TokenUse};

/// The unique key that a session holds while a token is in use.
pub(crate) fn active_token_claim(key: &TokenKey) -> String {
    format!("active-token/{}", key.as_str())
}

/// Decides whether a token may be used now, for a session of its own: pure and total.
///
/// The first rule that stands against it names the reason, from the token itself over its account and groups to the place,
/// its limits and other sessions. Adding a rule can only turn a yes into a no.
#[must_use]
pub fn authorize(facts: &TokenFacts, now: DateTime<Utc>) -> Authorization {
    let (Some(token), Some(account)) = (&facts.token, &facts.account) else {
        let known_to = facts.account.as_ref().map(|account| account.value.id.clone());
        return Authorization { offline: offline_unknown(facts), ..Authorization::new(Status::UnknownToken, known_to) };
    };
    let token = &token.value;
    let mut decided = Authorization::new(Status::Accepted, Some(account.value.id.clone()));
    decided.expires_at = facts.groups.iter().fold(token.expires_at, |end, group| earlier(end, group.value.valid_until));
    decided.group = token.group.clone();
    let opening = opening(facts, now);
    let consumed = facts.local_consumption(token, now);
    decided.limits = session_limits(facts, token, &consumed);
    let copied = copies::suspicion(facts, now, &mut decided.flags);
    let refusal = token_refusal(token, now)
        .or((account.value.status != AccountStatus::Active).then_some(Status::AccountBlocked))
        .or_else(|| group_refusal(facts, now))
        .or_else(|| place_refusal(facts, token, opening))
        .or_else(|| limit_refusal(facts, token, &decided.limits))
        .or(copied.then_some(Status::SuspectedCopy))
        .or_else(|| concurrency_refusal(facts));
    if let Some(refusal) = refusal {
        decided.status = refusal;
        decided.limits = SessionLimits::default();
        return decided;
    }
    if let Opening::Open { until } = opening {
        decided.expires_at = earlier(decided.expires_at, until);
    }
    if let Some(seconds) = facts.policies.iter().filter_map(|policy| policy.cache_for_s).min() {
        let kept_until = now.checked_add_signed(TimeDelta::seconds(i64::from(seconds)));
        decided.expires_at = earlier(decided.expires_at, kept_until);
    }
    decided.offline = offline_use(facts, token);
    decided
}

use AuthorizationStatus as Status;

fn token_refusal(token: &IdToken, now: DateTime<Utc>) -> Option<Status> {
    match token.status {
        TokenStatus::Blocked => return Some(Status::TokenBlocked),
        TokenStatus::Lost => return Some(Status::TokenLost),
        TokenStatus::Replaced => return Some(Status::TokenReplaced),
        TokenStatus::Active => {}
    }
    if token.expires_at.is_some_and(|end| end <= now) {
        return Some(Status::TokenExpired);
    }
    token.valid_from.is_some_and(|from| now < from).then_some(Status::TokenNotYetValid)
}

fn group_refusal(facts: &TokenFacts, now: DateTime<Utc>) -> Option<Status> {
    let valid = !facts.groups_broken && facts.groups.iter().all(|group| group.value.is_valid_at(now));
    (!valid).then_some(Status::GroupBlocked)
}

fn place_refusal(facts: &TokenFacts, token: &IdToken, opening: Opening) -> Option<Status> {
    let admits = |policy: &AccessPolicy| match &policy.private_to {
        None => true,
        Some(admitted) => facts.groups.iter().any(|group| admitted.contains(&group.value.id)),
    };
    if facts.policies.iter().any(|policy| policy.refused_kinds.contains(&token.kind)) {
        return Some(Status::KindNotAllowed);
    }
    if !facts.policies.iter().all(admits) {
        return Some(Status::NotAllowedHere);
    }
    match opening {
        Opening::Open { .. } => None,
        Opening::Closed => Some(Status::ClosedNow),
        Opening::Unknown => Some(Status::Undecided),
    }
}

/// A place is open while all rules about it say so.
fn opening(facts: &TokenFacts, now: DateTime<Utc>) -> Opening {
    let offset = facts.place.as_ref().and_then(|place| place.local_offset);
    let (mut ends, mut unknown) = (None, false);
    let of_site = facts.site_hours.as_ref().map(|hours| match (offset, &hours.weekly) {
        (Some(offset), _) => hours.at(now, offset),
        (None, Some(_)) => Opening::Unknown,
        // Exceptions are moments; it takes no local clock to tell them.
        (None, None) => hours.at(now, LocalOffset { seconds: 0, valid_until: None }),
    });
    let of_policies = facts.policies.iter().filter_map(|policy| policy.opening_hours.as_ref());
    let of_policies = of_policies.map(|hours| offset.map_or(Opening::Unknown, |offset| hours.at(now, offset)));
    for opening in of_site.into_iter().chain(of_policies) {
        match opening {
            Opening::Open { until } => ends = earlier(ends, until),
            Opening::Closed => return Opening::Closed,
            Opening::Unknown => unknown = true,
        }
    }
    if unknown { Opening::Unknown } else { Opening::Open { until: ends } }
}

/// What the session may use: the narrowest of all limits of the token and its groups, less what was used before.
fn session_limits(facts: &TokenFacts, token: &IdToken, consumed: &Consumed) -> SessionLimits {
    let mut limits = SessionLimits::default();
    let of_groups = facts.groups.iter().map(|group| &group.value.limits);
    for one in std::iter::once(&token.limits).chain(of_groups) {
        limits.narrow(&one.session, None);
        limits.narrow(&one.day, Some(&consumed.day));
        limits.narrow(&one.month, Some(&consumed.month));
    }
    if let Some(credit) = facts.balance.filter(|_| token.kind == TokenKind::Prepaid) {
        limits.at_most_spend(credit);
    }
    limits
}

fn limit_refusal(facts: &TokenFacts, token: &IdToken, limits: &SessionLimits) -> Option<Status> {
    if token.kind == TokenKind::Prepaid {
        match facts.balance {
            None => return Some(Status::Undecided),
            Some(credit) if credit.as_micros() <= 0 => return Some(Status::NoCredit),
            Some(_) => {}
        }
    }
    limits.used_up().map(|what| match what {
        UsedUp::Energy => Status::EnergyLimitReached,
        UsedUp::Spend => Status::SpendLimitReached,
        UsedUp::Time => Status::TimeLimitReached,
    })
}

fn concurrency_refusal(facts: &TokenFacts) -> Option<Status> {
    facts.active_session.as_ref()?;
    let mut stated = facts.policies.iter().filter_map(|policy| policy.concurrent_sessions).peekable();
    let allowed = stated.peek().is_some() && stated.all(|rule| rule == ConcurrentSessions::Allowed);
    (!allowed).then_some(Status::ConcurrentSession)
}

fn offline_rule(facts: &TokenFacts) -> OfflineRule {
    facts.policies.iter().filter_map(|policy| policy.offline).min().unwrap_or(OfflineRule::Known)
}

/// Offline nobody counts: what depends on former uses, on a credit or on a single use cannot be charged.
fn offline_use(facts: &TokenFacts, token: &IdToken) -> OfflineUse {
    let counts =
        token.limits.count_over_time() || facts.groups.iter().any(|group| group.value.limits.count_over_time());
    let single = matches!(token.kind, TokenKind::Prepaid | TokenKind::AdHoc);
    match offline_rule(facts) {
        OfflineRule::Nobody => OfflineUse::Refuse,
        _ if counts || single => OfflineUse::Refuse,
        OfflineRule::Known | OfflineRule::Everybody => OfflineUse::Charge,
    }
}

fn offline_unknown(facts: &TokenFacts) -> OfflineUse {
    if facts.token.is_none() && offline_rule(facts) == OfflineRule::Everybody {
        OfflineUse::Charge
    } else {
        OfflineUse::Refuse
    }
}

impl TokenFacts {
    /// What the token has used, by the local time of the place, or by UTC where that is not known.
    fn local_consumption(&self, token: &IdToken, now: DateTime<Utc>) -> Consumed {
        let counts =
            token.limits.count_over_time() || self.groups.iter().any(|group| group.value.limits.count_over_time());
        if !counts {
            return Consumed::default();
        }
        let offset = self.place.as_ref().and_then(|place| place.local_offset).and_then(|offset| offset.at(now));
        Consumed::of(&self.past_uses, now, offset.unwrap_or_default())
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
        TokenFacts::read_at(snapshot, &self.token, &self.station).await
    }

    /// Changes nothing, but for the record of accepted uses where a rule asks for it: what was refused says nothing
    /// about where the owner is.
    fn decide(&self, facts: TokenFacts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Authorization> {
        let decided = authorize(&facts, now);
        let traced = facts.policies.iter().any(|policy| policy.copies.needs_trace());
        let (true, Some(place)) = (traced && decided.status.is_accepted(), &facts.place) else {
            return Decision::unchanged(decided);
        };
        let mut trace = facts.trace.map_or_else(|| TokenTrace::new(self.token.clone()), |row| row.value);
        trace.note(TokenUse { at: now, station: place.station.clone(), position: place.position });
        // Two uses at the same moment may lose one of them: a heuristic is not worth a lost race at the connector.
        let mut changes = Changes::new();
        changes.put(&trace);
        Decision::changed(changes, decided)
    }
}

#[cfg(test)]
mod tests;
