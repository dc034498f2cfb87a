//! What many runs came to.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

use cms_simulation::{FaultKind, Outcome};

/// The sum of many runs.
#[derive(Debug)]
pub(crate) struct Report {
    first: u64,
    seeds: u64,
    sessions: u64,
    faulted: u64,
    virtual_ms: u64,
    faults: BTreeMap<FaultKind, u64>,
}

impl Report {
    pub(crate) fn new(first: u64) -> Self {
        let faults = FaultKind::ALL.iter().map(|kind| (*kind, 0)).collect();
        Self { first, seeds: 0, sessions: 0, faulted: 0, virtual_ms: 0, faults }
    }

    pub(crate) fn take(&mut self, outcome: &Outcome) {
        self.seeds += 1;
        self.sessions += outcome.sessions;
        self.faulted += outcome.faulted_sessions;
        self.virtual_ms += outcome.virtual_ms;
        for (kind, count) in &outcome.faults {
            *self.faults.entry(*kind).or_default() += count;
        }
    }

    /// The kinds of fault that struck less often than that.
    pub(crate) fn missed(&self, hits: u64) -> Vec<&'static str> {
        self.faults.iter().filter(|(_, count)| **count < hits).map(|(kind, _)| kind.name()).collect()
    }

    /// How many sessions in whose time something went wrong were completed per second.
    pub(crate) fn rate(&self, took: Duration) -> u128 {
        u128::from(self.faulted) * 1_000 / took.as_millis().max(1)
    }

    pub(crate) fn to_text(&self, took: Duration) -> String {
        let (ms, last) = (took.as_millis().max(1), self.first.wrapping_add(self.seeds.saturating_sub(1)));
        let rate = self.rate(took);
        let mut text = format!(
            "seeds {} to {last}: {} runs, {} h of their time\n",
            self.first,
            self.seeds,
            self.virtual_ms / 3_600_000
        );
        // Writing to a text cannot fail.
        let _ = writeln!(
            text,
            "{} sessions, {} of them with a fault: {rate} of those per second, in {}.{:03} s",
            self.sessions,
            self.faulted,
            ms / 1_000,
            ms % 1_000
        );
        for (kind, count) in &self.faults {
            let _ = writeln!(text, "  {kind:<24}{count:>10}");
        }
        text
    }
}
