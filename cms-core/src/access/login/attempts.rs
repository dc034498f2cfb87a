//! Counting log-ins that failed.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::access::EmailKey;
use crate::storage::{Row, Table};

/// From this failure in a row on the next try has to wait.
const FREE: u32 = 5;

/// The first wait, in seconds; each further failure doubles it.
const FIRST_WAIT_S: i64 = 30;

/// The longest wait, in seconds: nobody is locked out for longer by anybody.
const LONGEST_WAIT_S: i64 = 15 * 60;

/// After so many hours without a failure they are forgotten.
pub(super) const FORGOTTEN_AFTER_H: i64 = 24;

/// From where somebody tries to log in: a keyed hash of what the shell tells devices apart by, best a random cookie.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OriginKey(pub(in crate::access) String);

impl OriginKey {
    /// All 64 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Failures in a row, and until when the next try has to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Attempts {
    /// Failures in a row.
    pub failures: u32,
    /// The last one.
    pub last_failure: Option<DateTime<Utc>>,
    /// No try is looked at before this moment.
    pub wait_until: Option<DateTime<Utc>>,
}

impl Attempts {
    /// Until when a try has to wait; none where it may be made now.
    #[must_use]
    pub fn waits(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.wait_until.filter(|until| now < *until)
    }

    /// Counts a failure. A try that had to wait is none: it makes nobody wait longer.
    pub fn fail(&mut self, now: DateTime<Utc>) {
        if self.is_forgotten(now) {
            *self = Self::default();
        }
        self.failures = self.failures.saturating_add(1);
        self.last_failure = Some(now);
        if let Some(doubled) = self.failures.checked_sub(FREE) {
            let wait_s = FIRST_WAIT_S.checked_shl(doubled.min(16)).unwrap_or(LONGEST_WAIT_S).min(LONGEST_WAIT_S);
            self.wait_until = now.checked_add_signed(TimeDelta::seconds(wait_s));
        }
    }

    /// Whether its failures are so long ago that they do not count any more.
    #[must_use]
    pub fn is_forgotten(&self, now: DateTime<Utc>) -> bool {
        let hours = |last: DateTime<Utc>| now.signed_duration_since(last).num_hours();
        self.last_failure.is_none_or(|last| hours(last) >= FORGOTTEN_AFTER_H)
    }
}

/// Failed log-ins of one e-mail address, whether it has an account or not. Tries from devices that have logged in before
/// are counted for themselves, so that a stranger who tries for ever never stands in the owner's way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LoginAttempts {
    /// The address.
    pub email: EmailKey,
    /// Tries from everywhere else.
    pub others: Attempts,
    /// Tries from devices that have logged in before.
    pub known: BTreeMap<String, Attempts>,
}

impl LoginAttempts {
    /// No failures yet.
    #[must_use]
    pub const fn new(email: EmailKey) -> Self {
        Self { email, others: Attempts { failures: 0, last_failure: None, wait_until: None }, known: BTreeMap::new() }
    }

    pub(super) fn of(&self, origin: &OriginKey, known: bool) -> Attempts {
        if known { self.known.get(origin.as_str()).copied().unwrap_or_default() } else { self.others }
    }

    pub(super) fn set(&mut self, origin: &OriginKey, known: bool, attempts: Attempts) {
        if known {
            self.known.insert(origin.as_str().to_owned(), attempts);
        } else {
            self.others = attempts;
        }
    }

    pub(super) fn is_forgotten(&self, now: DateTime<Utc>) -> bool {
        self.others.is_forgotten(now) && self.known.values().all(|attempts| attempts.is_forgotten(now))
    }
}

impl Row for LoginAttempts {
    const TABLE: Table = Table::new("login_attempts");

    fn id(&self) -> String {
        self.email.as_str().to_owned()
    }
}
