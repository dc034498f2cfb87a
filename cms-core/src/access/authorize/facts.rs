//! Everything that authorization depends on, read in one place.

use chrono::TimeDelta;

use super::{PastUse, TokenTrace, active_token_claim};
use crate::SiteId;
use crate::access::{AccessPolicy, Account, GeoPoint, IdToken, LocalOffset, PolicyScope, TokenGroup, TokenKey};
use crate::billing::Cdr;
use crate::money::Money;
use crate::session::Session;
use crate::station::{Site, SiteHours, Station, StationId};
use crate::storage::{Loaded, Snapshot, StorageError, all, load};

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
    /// Where that session takes place.
    pub active_place: Option<AccessPlace>,
    /// The token's group and those above it, nearest first.
    pub groups: Vec<Loaded<TokenGroup>>,
    /// Whether a group that the token belongs to is not known, so that its rules are not known either.
    pub groups_broken: bool,
    /// Where the token is presented; none where it is judged for no place.
    pub place: Option<AccessPlace>,
    /// When its site is open.
    pub site_hours: Option<SiteHours>,
    /// All rules of the place.
    pub policies: Vec<AccessPolicy>,
    /// Its sessions of the last weeks; read only where a limit counts them.
    pub past_uses: Vec<PastUse>,
    /// Where it was used lately.
    pub trace: Option<Loaded<TokenTrace>>,
    /// What is left on a prepaid token, as the ledger says; none where that is not known.
    pub balance: Option<Money>,
}

/// A place where a token is used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a fact that callers write as a literal")]
pub struct AccessPlace {
    /// The station.
    pub station: StationId,
    /// Its site; none where the station is not known.
    pub site: Option<SiteId>,
    /// Where it lies.
    pub position: Option<GeoPoint>,
    /// The local time there.
    pub local_offset: Option<LocalOffset>,
}

impl AccessPlace {
    /// Whether a person at one of them may be a person at the other: the same station, or two of one site.
    #[must_use]
    pub fn is_with(&self, other: &Self) -> bool {
        self.station == other.station || (self.site.is_some() && self.site == other.site)
    }
}

impl TokenFacts {
    /// Reads the facts about a token, for no particular place: the rules of places are not looked at.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be read.
    pub async fn read(snapshot: &mut dyn Snapshot, key: &TokenKey) -> Result<Self, StorageError> {
        let mut facts = Self::default();
        if let Some(token) = load(snapshot, key.as_str()).await? {
            facts.add_token(snapshot, token).await?;
        }
        facts.active_session = snapshot.claim(active_token_claim(key)).await?;
        Ok(facts)
    }

    /// The facts about a place alone, for many tokens.
    pub(in crate::access) async fn of_place(
        snapshot: &mut dyn Snapshot,
        station: &StationId,
    ) -> Result<Self, StorageError> {
        let (place, site_hours, policies) = place(snapshot, station).await?;
        Ok(Self { place: Some(place), site_hours, policies, ..Self::default() })
    }

    /// Adds a token with its account and its groups.
    pub(in crate::access) async fn add_token(
        &mut self,
        snapshot: &mut dyn Snapshot,
        token: Loaded<IdToken>,
    ) -> Result<(), StorageError> {
        self.account = load(snapshot, token.value.account.as_str()).await?;
        if let Some(group) = &token.value.group {
            let (groups, complete) = TokenGroup::chain(snapshot, group).await?;
            (self.groups, self.groups_broken) = (groups, !complete);
        }
        self.token = Some(token);
        Ok(())
    }

    /// Reads the facts about a token that is presented at a station, with the rules of the operator, the site and the
    /// station.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be read.
    pub async fn read_at(
        snapshot: &mut dyn Snapshot,
        key: &TokenKey,
        station: &StationId,
    ) -> Result<Self, StorageError> {
        let mut facts = Self::read(snapshot, key).await?;
        let (place, site_hours, policies) = place(snapshot, station).await?;
        let copies = |wanted: fn(&AccessPolicy) -> bool| policies.iter().any(wanted);
        if copies(|policy| policy.copies.needs_trace()) {
            facts.trace = load(snapshot, key.as_str()).await?;
        }
        if copies(|policy| policy.copies.two_places.is_some()) {
            if let Some(session) = &facts.active_session {
                if let Some(session) = load::<Session>(snapshot, session.as_str()).await? {
                    facts.active_place = Some(self::place(snapshot, &session.value.address.station).await?.0);
                }
            }
        }
        if facts.limits_count_over_time() {
            if let Some(token) = &facts.token {
                facts.past_uses = past_uses(snapshot, &token.value).await?;
            }
        }
        (facts.place, facts.site_hours, facts.policies) = (Some(place), site_hours, policies);
        Ok(facts)
    }

    fn limits_count_over_time(&self) -> bool {
        self.token.as_ref().is_some_and(|token| token.value.limits.count_over_time())
            || self.groups.iter().any(|group| group.value.limits.count_over_time())
    }
}

/// A station as a place, the hours of its site, and the rules that hold there.
async fn place(
    snapshot: &mut dyn Snapshot,
    station: &StationId,
) -> Result<(AccessPlace, Option<SiteHours>, Vec<AccessPolicy>), StorageError> {
    let site = load::<Station>(snapshot, station.as_str()).await?.map(|row| row.value.site);
    let row = match &site {
        Some(site) => load::<Site>(snapshot, site.as_str()).await?.map(|row| row.value),
        None => None,
    };
    let mut scopes = vec![PolicyScope::Operator];
    scopes.extend(site.clone().map(PolicyScope::Site));
    scopes.push(PolicyScope::Station(station.clone()));
    let mut place = AccessPlace {
        station: station.clone(),
        site,
        position: row.as_ref().and_then(|site| site.position),
        local_offset: None,
    };
    let mut policies = Vec::new();
    for scope in scopes {
        if let Some(policy) = load::<AccessPolicy>(snapshot, scope.row_id()).await? {
            // The nearer one knows better.
            place.position = policy.value.position.or(place.position);
            place.local_offset = policy.value.local_offset.or(place.local_offset);
            policies.push(policy.value);
        }
    }
    Ok((place, row.map(|site| site.hours), policies))
}

/// What a token has used, by its sessions. The month in which a token is judged cannot reach further back than 32 days
/// before its last session, so older ones are not read.
async fn past_uses(snapshot: &mut dyn Snapshot, token: &IdToken) -> Result<Vec<PastUse>, StorageError> {
    let by_account = Some(("account", token.account.to_string()));
    let mut sessions = all::<Session>(snapshot, by_account).await?;
    sessions.retain(|row| row.value.token.as_ref() == Some(&token.key));
    let Some(last) = sessions.iter().map(|row| row.value.started_at).max() else { return Ok(Vec::new()) };
    let first = last.checked_sub_signed(TimeDelta::days(32)).unwrap_or(last);
    let mut uses = Vec::new();
    for session in sessions.into_iter().map(|row| row.value).filter(|session| session.started_at >= first) {
        let spend = match &session.cdr {
            Some(cdr) => load::<Cdr>(snapshot, cdr.as_str()).await?.map(|cdr| cdr.value.price.gross),
            None => None,
        };
        let energy = session.energy.unwrap_or_default();
        uses.push(PastUse { started_at: session.started_at, ended_at: session.ended_at, energy, spend });
    }
    Ok(uses)
}
