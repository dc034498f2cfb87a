//! Sessions whose end was never reported.

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::report::OpenFacts;
use super::settle::Case;
use super::{EndReason, SessionFlag, SessionState};
use crate::storage::{Changes, IdEpoch, Snapshot, StorageError, Timer};
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

/// Sets the timer of a session of which reports are waited for.
pub(super) fn watch_until(session: &SessionId, due: DateTime<Utc>, changes: &mut Changes) {
    changes.set_timer(deadline_key(session), due, &());
}

/// Ends a session whose end was never reported, by its last reading. It is held, not billed: the true end may still come out
/// of the station's queue, and then bills it.
pub(super) fn end_unreported(
    occupant: &OpenFacts,
    reason: EndReason,
    until: DateTime<Utc>,
    id_epoch: IdEpoch,
    now: DateTime<Utc>,
    ids: &mut FreshIds,
    changes: &mut Changes,
) {
    let loaded = &occupant.session;
    let mut session = loaded.value.clone();
    let mut case = Case::of(occupant, &occupant.evidence, id_epoch, now);
    case.over = Some((reason, until));
    case.settle(&mut session, ids, changes);
    changes.replace(loaded, &session);
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
    /// Reports that were missing did not come: it was settled by what is known.
    Settled,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for CheckSilentSession {
    type Facts = (Option<OpenFacts>, IdEpoch);
    type Reply = SilentSession;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let open = OpenFacts::read(snapshot, self.session.to_string(), true).await?;
        Ok((open, IdEpoch::read(snapshot).await?))
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, ids: &mut FreshIds) -> Decision<SilentSession> {
        let (session, id_epoch) = facts;
        let mut changes = Changes::new();
        changes.fired(&self.timer);
        let Some(open) = session else { return Decision::changed(changes, SilentSession::Over) };
        let session = &open.session.value;
        match session.state {
            SessionState::Open => {
                let due = last_heard(&open).checked_add_signed(TimeDelta::hours(SILENCE_HOURS));
                if let Some(due) = due.filter(|due| *due > now) {
                    watch_until(&session.id, due, &mut changes);
                    return Decision::changed(changes, SilentSession::Heard);
                }
                end_unreported(&open, EndReason::NeverReported, now, id_epoch, now, ids, &mut changes);
                Decision::changed(changes, SilentSession::Ended)
            }
            SessionState::Held if session.flags.contains(&SessionFlag::AwaitingReports) => {
                let mut settled = session.clone();
                let mut case = Case::of(&open, &open.evidence, id_epoch, now);
                case.waited = true;
                case.settle(&mut settled, ids, &mut changes);
                changes.replace(&open.session, &settled);
                let effects = changes.deliveries();
                Decision { changes, reply: SilentSession::Settled, effects }
            }
            _ => Decision::changed(changes, SilentSession::Over),
        }
    }
}

/// When we last heard of the session, by our own clock.
fn last_heard(open: &OpenFacts) -> DateTime<Utc> {
    open.session.value.start_received_at.max(open.evidence.last_received.unwrap_or_default())
}
