//! Rules of an operator, a site or a station about who may charge there, and when.

mod clones;
mod hours;
mod set;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{GeoPoint, TokenGroupId, TokenKind};
use crate::SiteId;
use crate::station::StationId;
use crate::storage::{Row, Table};

pub use clones::{CopyPolicy, CopyResponse, TravelRule, UseRateRule};
pub(super) use hours::earlier;
pub use hours::{LocalOffset, OpenWindow, Opening, OpeningHours};
pub use set::{PolicyRefusal, SetAccessPolicy};

/// The rules of one place. All rules that concern a place hold together: those of the operator, of the site and of the
/// station. A rule that is none says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "a setting that callers write as a literal over `AccessPolicy::of`")]
pub struct AccessPolicy {
    /// What it holds for.
    pub scope: PolicyScope,
    /// The groups that may charge here, with all groups below them; none where the place is public.
    #[serde(default)]
    pub private_to: Option<BTreeSet<TokenGroupId>>,
    /// Kinds of tokens that are not taken here, for example RFID cards whose numbers are easy to copy.
    #[serde(default)]
    pub refused_kinds: Vec<TokenKind>,
    /// When it is open.
    #[serde(default)]
    pub opening_hours: Option<OpeningHours>,
    /// Whether a token that is in use may start another session. Where nobody says so it may not.
    #[serde(default)]
    pub concurrent_sessions: Option<ConcurrentSessions>,
    /// What is done about tokens that look copied.
    #[serde(default)]
    pub copies: CopyPolicy,
    /// What a station may do while it cannot ask. Where nobody says so it may charge tokens that it knows.
    #[serde(default)]
    pub offline: Option<OfflineRule>,
    /// For how many seconds at most a station may keep an answer.
    #[serde(default)]
    pub cache_for_s: Option<u32>,
    /// Where the place lies, for the rules about travel.
    #[serde(default)]
    pub position: Option<GeoPoint>,
    /// The local time there; the shell keeps it up to date from its zone data.
    #[serde(default)]
    pub local_offset: Option<LocalOffset>,
}

impl AccessPolicy {
    /// A policy without a rule.
    #[must_use]
    pub const fn of(scope: PolicyScope) -> Self {
        Self {
            scope,
            private_to: None,
            refused_kinds: Vec::new(),
            opening_hours: None,
            concurrent_sessions: None,
            copies: CopyPolicy { two_places: None, travel: None, use_rate: None },
            offline: None,
            cache_for_s: None,
            position: None,
            local_offset: None,
        }
    }
}

impl Row for AccessPolicy {
    const TABLE: Table = Table::new("access_policy");

    fn id(&self) -> String {
        self.scope.row_id()
    }
}

/// What a policy holds for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "the three levels that there are")]
pub enum PolicyScope {
    /// Everywhere.
    Operator,
    /// One site.
    Site(SiteId),
    /// One station.
    Station(StationId),
}

impl PolicyScope {
    pub(super) fn row_id(&self) -> String {
        match self {
            Self::Operator => "operator".to_owned(),
            Self::Site(site) => format!("site/{site}"),
            Self::Station(station) => format!("station/{station}"),
        }
    }
}

/// Whether a token that is in use may start another session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "it may or it may not")]
pub enum ConcurrentSessions {
    /// It may.
    Allowed,
    /// It may not.
    Refused,
}

/// What a station may do while it cannot ask; the more permissive the later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "nobody, those it knows, or everybody")]
pub enum OfflineRule {
    /// It charges nobody.
    Nobody,
    /// It charges tokens of its local list and those whose answer it has kept.
    Known,
    /// It charges everybody; what nobody answers for is the operator's loss.
    Everybody,
}
