//! From the list that a station has to the one that it should have.

use std::collections::BTreeSet;

use super::{LocalList, LocalListEntry};
use crate::AccountId;

/// How long a station's list may be, as the station itself says (OCPP 1.6 section 9.2, `LocalAuthListMaxLength` and
/// `SendLocalListMaxLength`; 2.0.1 `LocalAuthListCtrlr.Entries` and `ItemsPerMessage`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a fact that callers write as a literal")]
pub struct ListLimits {
    /// Entries of the list.
    pub max_entries: u32,
    /// Entries of one message, those that are deleted too. Less than one is taken as one.
    pub max_per_message: u32,
}

/// One message to a station. They are sent in order, each after the one before was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "the two kinds of update that the protocol has")]
pub enum ListMessage {
    /// The list is these entries and no other.
    Full {
        /// The version that the list then has.
        version: i32,
        /// The entries.
        entries: Vec<LocalListEntry>,
    },
    /// The list changes by these entries.
    Differential {
        /// The version that the list then has.
        version: i32,
        /// What is added, or takes the place of what there is about the same token.
        put: Vec<LocalListEntry>,
        /// What goes: the entries as the station has them, because it is told their values.
        delete: Vec<LocalListEntry>,
    },
}

/// What has to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListPlan {
    /// The messages; none where the station has what it should have.
    pub messages: Vec<ListMessage>,
    /// How many entries the station has no room for: the last ones.
    pub left_out: usize,
}

impl LocalList {
    /// The shortest way to `wanted`, the most important entries first: what has changed, or everything where the station's
    /// list is in doubt, where that is less, or where an entry has to go whose value nobody can read any more, because its
    /// person was erased (`can_open` says no).
    #[must_use]
    pub fn plan(
        &self,
        wanted: Vec<LocalListEntry>,
        limits: ListLimits,
        can_open: &dyn Fn(&AccountId) -> bool,
    ) -> ListPlan {
        let room = usize::try_from(limits.max_entries).unwrap_or(usize::MAX);
        let mut known = BTreeSet::new();
        let mut wanted: Vec<_> =
            wanted.into_iter().filter(|entry| known.insert(entry.token.as_str().to_owned())).collect();
        let left_out = wanted.len().saturating_sub(room);
        wanted.truncate(room);
        let kept: BTreeSet<&str> = wanted.iter().map(|entry| entry.token.as_str()).collect();
        let delete: Vec<_> = self
            .entries
            .iter()
            .filter(|(token, _)| !kept.contains(token.as_str()))
            .map(|(_, held)| held.clone())
            .collect();
        let put: Vec<_> =
            wanted.iter().filter(|entry| self.entries.get(entry.token.as_str()) != Some(*entry)).cloned().collect();
        if !self.in_doubt && put.is_empty() && delete.is_empty() {
            return ListPlan { messages: Vec::new(), left_out };
        }
        let per_message = usize::try_from(limits.max_per_message.max(1)).unwrap_or(usize::MAX);
        let count = |entries: usize| i32::try_from(entries.div_ceil(per_message)).unwrap_or(i32::MAX);
        let unreadable = delete.iter().any(|entry| !can_open(&entry.account));
        let last = self.version.checked_add(count(put.len() + delete.len()));
        let full = self.in_doubt
            || self.version <= 0
            || unreadable
            || last.is_none()
            || put.len() + delete.len() > wanted.len().max(1);
        let messages =
            if full { self.full(wanted, per_message) } else { changed(self.version, put, delete, per_message) };
        ListPlan { messages, left_out }
    }

    fn full(&self, wanted: Vec<LocalListEntry>, per_message: usize) -> Vec<ListMessage> {
        // A number that the station cannot have taken for another list, and 0 and less mean no list at all.
        let room = i32::MAX - i32::try_from(wanted.len()).unwrap_or(i32::MAX).saturating_add(1);
        let version = if self.version < 0 || self.version > room { 1 } else { self.version + 1 };
        let mut rest = wanted;
        let more = rest.split_off(rest.len().min(per_message));
        let mut messages = vec![ListMessage::Full { version, entries: rest }];
        messages.extend(changed(version, more, Vec::new(), per_message));
        messages
    }
}

/// Deletions come first, so that the list is never longer than it may be.
fn changed(
    version: i32,
    put: Vec<LocalListEntry>,
    delete: Vec<LocalListEntry>,
    per_message: usize,
) -> Vec<ListMessage> {
    let (mut messages, mut version) = (Vec::new(), version);
    let (mut put, mut delete) = (put.into_iter().peekable(), delete.into_iter().peekable());
    while put.peek().is_some() || delete.peek().is_some() {
        let deleted: Vec<_> = delete.by_ref().take(per_message).collect();
        let added: Vec<_> = put.by_ref().take(per_message - deleted.len()).collect();
        version = version.saturating_add(1);
        messages.push(ListMessage::Differential { version, put: added, delete: deleted });
    }
    messages
}
