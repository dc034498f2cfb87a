//! Sessions whose end was never reported.

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::report::OpenFacts;
use super::samples::registers;
use super::{EndReason, QuarantineItem, QuarantineReason, Session, SessionEvent, SessionFlag, SessionState};
use crate::storage::{Changes, Snapshot, StorageError, Timer};
use crate::{Command, Decision, Durability, FreshIds, SessionId};

/// How long nothing may be heard of an open session before it is taken to be over, in hours. Stations that are cut off keep
/// what they have to report and send it later, so that this can be long; the EVSE itself is free at once, as a new
/// transaction on it ends the old one.
const SILENCE_HOURS: i64 = 48;

const DEADLINE: &str = "session-deadline/";

/// The key of the timer that watches over an open session.
fn deadline_key(session: &SessionId) -> String {
    format!("{DEADLINE}{session}")
}

/// Sets the timer of a session that has just begun.
pub(super) fn watch(session: &SessionId, now: DateTime<Utc>, changes: &mut Changes) {
    if let Some(due) = now.checked_add_signed(TimeDelta::hours(SILENCE_HOURS)) {
        changes.set_timer(deadline_key(session), due, &());
    }
}

/// Cancels it once the session is over.
pub(super) fn unwatch(session: &SessionId, changes: &mut Changes) {
    changes.cancel_timer(deadline_key(session));
}

/// Ends a session whose end was never reported. It is held, not billed: the true end may still come out of the station's
/// queue, and then bills it.
pub(super) fn end_unreported(
    occupant: &OpenFacts,
    reason: EndReason,
    at: DateTime<Utc>,
    now: DateTime<Utc>,
    changes: &mut Changes,
) {
    let loaded = &occupant.session;
    let mut session = loaded.value.clone();
    let last = registers(&occupant.samples).max_by_key(|(at, _)| *at);
    let meter = last.map(|(_, register)| register);
    let energy = meter.zip(session.meter_start).and_then(|(end, start)| end.minus(start).ok());
    let ended_at = last.map_or(session.started_at, |(at, _)| at).min(at).max(session.started_at);
    let event = SessionEvent::Ended {
        at: ended_at,
        received_at: now,
        meter,
        energy,
        reason,
        flags: vec![SessionFlag::EndInferred],
    };
    session.release_claims(changes);
    unwatch(&session.id, changes);
    session.record(&event, now, changes);
    changes.replace(loaded, &session);
    let item = QuarantineItem::open(
        session.id.to_string(),
        session.address.station.clone(),
        session.transaction_id.clone(),
        Some(session.id.clone()),
        QuarantineReason::MissingEnd,
        energy,
        None,
        (ended_at, now),
    );
    changes.create(&item);
}

/// The timer of an open session is due: ends the session if nothing was heard of it for too long, or looks again later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckSilentSession {
    session: SessionId,
    timer: Timer,
}

impl CheckSilentSession {
    /// What a timer that is due asks for; none where it is the timer of something else.
    #[must_use]
    pub fn asked_by(timer: &Timer) -> Option<Self> {
        let session = timer.key.strip_prefix(DEADLINE)?;
        Some(Self { session: SessionId::new(session), timer: timer.clone() })
    }
}

/// What became of an open session that was looked after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SilentSession {
    /// It has ended meanwhile.
    Over,
    /// Something was heard of it; it is looked after again later.
    Heard,
    /// Nothing was heard of it: it was ended and is held.
    Ended,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for CheckSilentSession {
    type Facts = Option<OpenFacts>;
    type Reply = SilentSession;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        OpenFacts::read(snapshot, self.session.to_string(), true).await
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<SilentSession> {
        let mut changes = Changes::new();
        changes.fired(&self.timer);
        let Some(open) = facts.filter(|open| open.session.value.state == SessionState::Open) else {
            return Decision::changed(changes, SilentSession::Over);
        };
        let session = &open.session.value;
        let heard = last_heard(&open);
        let silent_from = heard.checked_add_signed(TimeDelta::hours(SILENCE_HOURS));
        match silent_from {
            Some(due) if due > now => {
                changes.set_timer(deadline_key(&session.id), due, &());
                Decision::changed(changes, SilentSession::Heard)
            }
            _ => {
                end_unreported(&open, EndReason::NeverReported, now, now, &mut changes);
                Decision::changed(changes, SilentSession::Ended)
            }
        }
    }
}

/// When we last heard of the session, by our own clock.
fn last_heard(open: &OpenFacts) -> DateTime<Utc> {
    let session: &Session = &open.session.value;
    open.samples.iter().map(|record| record.received_at).fold(session.start_received_at, DateTime::max)
}
