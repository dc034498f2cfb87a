//! The local authorization lists of stations: what they may charge while they cannot ask.

mod plan;
mod record;
mod wanted;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{AuthorizationStatus, Sealed, TokenGroupId, TokenKey};
use crate::AccountId;
use crate::station::StationId;
use crate::storage::{Row, Table};

pub use plan::{ListLimits, ListMessage, ListPlan};
pub use record::{ListOutcome, RecordListOutcome};
pub use wanted::wanted_list;

/// What a station is told about one token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "a value that callers write as a literal")]
pub struct LocalListEntry {
    /// The token.
    pub token: TokenKey,
    /// Whose it is: the value opens under this person's key.
    pub account: AccountId,
    /// What is on it.
    pub value: Sealed,
    /// Whether it may be used.
    pub status: AuthorizationStatus,
    /// Until when.
    pub expires_at: Option<DateTime<Utc>>,
    /// Its group.
    pub group: Option<TokenGroupId>,
}

/// The local list of one station, as far as the station has confirmed it.
///
/// ```
/// use cms_core::access::{ListLimits, LocalList};
/// use cms_core::station::StationId;
///
/// let list = LocalList::new(StationId::parse("CS1")?);
/// let limits = ListLimits { max_entries: 100, max_per_message: 20 };
/// // The station has nothing and needs nothing, but nobody has told it so: one full update of no entries does.
/// let plan = list.plan(Vec::new(), limits, &|_| true);
/// assert_eq!(plan.messages.len(), 1);
/// # Ok::<(), cms_core::station::IdentityError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LocalList {
    /// The station.
    pub station: StationId,
    /// The version that it has; 0 where that is not known.
    pub version: i32,
    /// What it holds.
    pub entries: BTreeMap<String, LocalListEntry>,
    /// Whether something went wrong since, so that only a full update makes sure.
    pub in_doubt: bool,
}

impl LocalList {
    /// The list of a station of which nothing is known.
    #[must_use]
    pub const fn new(station: StationId) -> Self {
        Self { station, version: 0, entries: BTreeMap::new(), in_doubt: true }
    }

    /// Takes over what the station has confirmed.
    pub fn confirm(&mut self, message: &ListMessage) {
        match message {
            ListMessage::Full { version, entries } => {
                self.entries.clear();
                self.put(entries);
                (self.version, self.in_doubt) = (*version, false);
            }
            ListMessage::Differential { version, put, delete } => {
                for gone in delete {
                    self.entries.remove(gone.token.as_str());
                }
                self.put(put);
                self.version = *version;
            }
        }
    }

    /// Notes the version that the station says it has: another one than ours, or none (0) or no list at all (-1), means
    /// that somebody else has changed it.
    pub const fn reported(&mut self, version: i64) {
        if version != self.version as i64 {
            self.in_doubt = true;
        }
    }

    fn put(&mut self, entries: &[LocalListEntry]) {
        self.entries.extend(entries.iter().map(|entry| (entry.token.as_str().to_owned(), entry.clone())));
    }
}

impl Row for LocalList {
    const TABLE: Table = Table::new("local_list");

    fn id(&self) -> String {
        self.station.to_string()
    }
}

#[cfg(test)]
mod tests;
