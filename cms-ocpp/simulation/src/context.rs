//! What all parts of a world share: the time, the faults, the trace and the findings.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::time::Instant;

use crate::fault::Faults;
use crate::random::Random;
use crate::trace::TraceHash;
use crate::{FaultKind, Plan};

/// Something that must never be, and was.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Violation {
    /// The invariant, by the name of its function.
    pub invariant: &'static str,
    /// What was seen.
    pub message: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.invariant, self.message)
    }
}

pub(crate) struct Context {
    pub(crate) plan: Plan,
    origin: Instant,
    inner: Mutex<Inner>,
}

struct Inner {
    faults: Faults,
    trace: TraceHash,
    violations: Vec<Violation>,
}

impl Context {
    pub(crate) fn new(plan: Plan) -> Self {
        let faults = Faults::new(plan.faults.clone(), plan.strike_at);
        let inner = Inner { faults, trace: TraceHash::default(), violations: Vec::new() };
        Self { plan, origin: Instant::now(), inner: Mutex::new(inner) }
    }

    /// Milliseconds since the world began.
    pub(crate) fn now_ms(&self) -> u64 {
        u64::try_from(self.origin.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// The true time, which no clock in the world needs to show.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        let began = DateTime::from_timestamp(1_777_852_800, 0).unwrap_or_default();
        began + TimeDelta::milliseconds(i64::try_from(self.now_ms()).unwrap_or(i64::MAX))
    }

    pub(crate) fn note(&self, parts: &[&str]) {
        let now = self.now_ms();
        self.lock().trace.note(now, parts);
        if self.plan.verbose {
            tell(&format!("{:>6}.{:03} {}", now / 1000, now % 1000, parts.join(" ")));
        }
    }

    pub(crate) fn strikes(&self, kind: FaultKind, station: Option<&str>, random: &mut Random) -> bool {
        let strikes = self.lock().faults.strikes(kind, station, random);
        if strikes {
            self.note(&["fault", kind.name(), station.unwrap_or("everywhere")]);
        }
        strikes
    }

    pub(crate) fn count(&self, kind: FaultKind, station: Option<&str>) {
        self.lock().faults.count(kind, station);
    }

    pub(crate) fn violate(&self, invariant: &'static str, message: String) {
        if self.plan.verbose {
            tell(&format!("VIOLATION {invariant}: {message}"));
        }
        self.lock().violations.push(Violation { invariant, message });
    }

    pub(crate) fn stop_faults(&self) {
        self.note(&["nothing goes wrong any more"]);
        self.lock().faults.stop();
    }

    pub(crate) fn faults_are_active(&self) -> bool {
        self.lock().faults.are_active()
    }

    pub(crate) fn felt_by(&self, station: &str) -> u64 {
        self.lock().faults.felt_by(station)
    }

    pub(crate) fn tally(&self) -> std::collections::BTreeMap<FaultKind, u64> {
        self.lock().faults.tally()
    }

    pub(crate) fn chances(&self) -> std::collections::BTreeMap<FaultKind, u64> {
        self.lock().faults.chances()
    }

    pub(crate) fn trace(&self) -> TraceHash {
        self.lock().trace
    }

    pub(crate) fn violations(&self) -> Vec<Violation> {
        self.lock().violations.clone()
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[expect(clippy::print_stderr, reason = "a run that is replayed tells what happens where it is asked to")]
fn tell(text: &str) {
    eprintln!("{text}");
}
