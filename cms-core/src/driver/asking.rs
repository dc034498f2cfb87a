//! When a question is asked, and when again.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::Request;

/// How patient a journey is. All times in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Patience {
    /// When a question without an answer is asked again; each further time takes twice as long.
    pub repeat_first_ms: u32,
    /// The longest time between two repeats.
    pub repeat_most_ms: u32,
    /// How often a running charge is asked about, where the server does not tell by itself.
    pub poll_ms: u32,
    /// The longest time between two questions for a receipt.
    pub poll_most_ms: u32,
    /// After which time without an answer, or without a sign of a running charge, the driver is told.
    pub overdue_ms: u32,
}

impl Default for Patience {
    /// Repeats after 2 to 60 seconds, asks every 10 seconds, for a receipt down to every 5 minutes; overdue after 30
    /// seconds.
    fn default() -> Self {
        Self {
            repeat_first_ms: 2_000,
            repeat_most_ms: 60_000,
            poll_ms: 10_000,
            poll_most_ms: 300_000,
            overdue_ms: 30_000,
        }
    }
}

impl Patience {
    /// How long to wait after so many repeats.
    fn repeat_ms(&self, tries: u32) -> u32 {
        doubled(self.repeat_first_ms, tries.saturating_sub(1)).min(self.repeat_most_ms).max(MIN_WAIT_MS)
    }

    /// How long to wait before the next question about a running charge, or about a receipt after so many that brought
    /// nothing new.
    fn poll_ms(&self, waits_for_receipt: bool, nothing_new: u32) -> u32 {
        let wait =
            if waits_for_receipt { doubled(self.poll_ms, nothing_new).min(self.poll_most_ms) } else { self.poll_ms };
        wait.max(MIN_WAIT_MS)
    }
}

/// The question that was asked last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Asking {
    /// Which one.
    question: String,
    /// How often.
    tries: u32,
    /// From when the time to the next one counts.
    since: DateTime<Utc>,
    /// That time, in milliseconds.
    wait_ms: u32,
}

impl Asking {
    /// Asks `request`, unless it was asked and it is not time for a repeat.
    pub(super) fn ask(last: Option<&Self>, request: &Request, patience: &Patience, now: DateTime<Utc>) -> Option<Self> {
        let question = question(request);
        let tries = match last.filter(|last| last.question == question) {
            Some(last) if !is_over(last.since, last.wait_ms, now) => return None,
            Some(last) => last.tries.saturating_add(1),
            None => 1,
        };
        Some(Self { question, tries, since: now, wait_ms: patience.repeat_ms(tries) })
    }

    /// `request`, which is about a running charge, was answered just now.
    pub(super) fn answered(
        request: &Request,
        patience: &Patience,
        waits_for_receipt: bool,
        nothing_new: u32,
        now: DateTime<Utc>,
    ) -> Self {
        let wait_ms = patience.poll_ms(waits_for_receipt, nothing_new);
        Self { question: question(request), tries: 0, since: now, wait_ms }
    }

    /// When `request` is due.
    pub(super) fn due_at(last: Option<&Self>, request: &Request, now: DateTime<Utc>) -> DateTime<Utc> {
        match last.filter(|last| last.question == question(request)) {
            Some(last) if !is_over(last.since, last.wait_ms, now) => after(last.since, last.wait_ms),
            _ => now,
        }
    }
}

/// Whether a time has passed. It has as well where the clock was set back: nobody waits a day for that.
pub(super) fn is_over(since: DateTime<Utc>, wait_ms: u32, now: DateTime<Utc>) -> bool {
    let passed = now.signed_duration_since(since);
    passed < TimeDelta::zero() || passed >= TimeDelta::milliseconds(i64::from(wait_ms))
}

/// A moment and a time.
pub(super) fn after(since: DateTime<Utc>, wait_ms: u32) -> DateTime<Utc> {
    since.checked_add_signed(TimeDelta::milliseconds(i64::from(wait_ms))).unwrap_or(DateTime::<Utc>::MAX_UTC)
}

/// Two questions are the same where their text is.
fn question(request: &Request) -> String {
    let kind = if matches!(request, Request::ReadCharge { .. }) { "read " } else { "" };
    format!("{kind}{}", request.key())
}

fn doubled(ms: u32, times: u32) -> u32 {
    ms.saturating_mul(2_u32.saturating_pow(times.min(16)))
}

/// No setting makes a journey ask more often than this.
const MIN_WAIT_MS: u32 = 500;
