//! The role itself: a store, its live state, and the translation of each version.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use cms_core::access::SecretHasher;
use cms_core::operations::{CallOutcome, FlushSeen, Live, LiveStation, RecordCallOutcome, waiting_call};
use cms_core::session::{CheckSilentSession, ExpireReservation, ExpireStart};
use cms_core::station::{Admission, ConnectStation, PresentedSecret, StationId};
use cms_core::storage::{Fence, StorageError, Store};
use cms_core::{Command, Context, Effect, HandleError, Handled, handle};

use super::call::PendingCall;
use super::desk::{Desk, Refused};
use super::{Answered, CallAnswer};
use crate::Version;
use crate::rpc::CallError;

/// What a shell passes along with each input: the time, and randomness from the operating system.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The time of receipt.
    pub now: DateTime<Utc>,
    /// Randomness for fresh ids; never the same twice.
    pub seed: [u8; 32],
}

/// A station's connection, once it is admitted.
#[derive(Debug, Clone)]
pub struct Link {
    /// The station.
    pub station: StationId,
    /// The version that was agreed on.
    pub version: Version,
    /// What fences the connection off once a newer one is admitted.
    pub fence: Option<Fence>,
}

/// What a round over the timers that are due did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct FiredTimers {
    /// How many were acted on.
    pub acted: u32,
    /// Keys of those that this version knows nothing of; they stay.
    pub unknown: Vec<String>,
    /// Whether more may be due.
    pub more: bool,
    /// What to see to.
    pub effects: Vec<Effect>,
}

/// The central-system role over a store. Cheap to clone; all clones share the live state.
#[derive(Clone)]
pub struct Csms {
    store: Arc<dyn Store>,
    hasher: SecretHasher,
    live: Arc<Mutex<Live>>,
}

impl Csms {
    /// Opens the role on a store and reads the state of its stations.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be read.
    pub async fn open(store: Arc<dyn Store>, hasher: SecretHasher) -> Result<Self, StorageError> {
        let mut snapshot = store.snapshot().await?;
        let live = Live::load(&mut *snapshot).await?;
        drop(snapshot);
        Ok(Self { store, hasher, live: Arc::new(Mutex::new(live)) })
    }

    /// The store.
    #[must_use]
    pub fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// What turns tokens and passwords into keys.
    #[must_use]
    pub const fn hasher(&self) -> &SecretHasher {
        &self.hasher
    }

    /// The live state of all stations. Keep the guard short, and never over an await.
    pub fn live(&self) -> MutexGuard<'_, Live> {
        // A panic elsewhere cannot leave the live state half changed in a way that matters: it is only shown.
        self.live.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Carries out a command of an operator or app, and applies what was committed to the live state.
    ///
    /// # Errors
    /// [`HandleError`]; the command may be repeated.
    pub async fn execute<C: Command>(&self, command: &C, moment: Moment) -> Result<Handled<C::Reply>, HandleError> {
        self.carry_out(command, Context { now: moment.now, seed: moment.seed, fence: None }).await
    }

    pub(super) async fn carry_out<C: Command>(
        &self,
        command: &C,
        context: Context,
    ) -> Result<Handled<C::Reply>, HandleError> {
        let handled = handle(&*self.store, command, context).await?;
        if let Some(changes) = &handled.changes {
            self.live().apply(changes);
        }
        Ok(handled)
    }

    /// Takes the live state of a station from the store: what it repeats may have been stored without this node hearing of
    /// it. Where the store cannot be read the live state stays as it is, and with it the answer.
    pub(super) async fn reload(&self, station: &StationId) {
        let Ok(mut snapshot) = self.store.snapshot().await else { return };
        if let Ok(stored) = LiveStation::read(station, &mut *snapshot).await {
            self.live().replace(station, stored);
        }
    }

    /// Decides whether a socket may speak for a station, and opens its epoch.
    ///
    /// # Errors
    /// [`HandleError`] where the store cannot be read or written; the socket should be asked to come back.
    pub async fn connect(
        &self,
        station: &StationId,
        secret: PresentedSecret,
        node: &str,
        moment: Moment,
    ) -> Result<Admission, HandleError> {
        let command = ConnectStation { station: station.clone(), secret, node: node.to_owned() };
        Ok(self.execute(&command, moment).await?.reply)
    }

    /// Answers a CALL of a station.
    pub async fn answer(&self, link: &Link, action: &str, payload: &str, moment: Moment) -> Answered {
        self.live().seen(&link.station, moment.now);
        let mut desk = Desk::new(self, link, moment);
        let result = match link.version {
            #[cfg(feature = "v1_6")]
            Version::V1_6 => super::v1_6::answer(&mut desk, action, payload).await,
            #[cfg(feature = "v2_0_1")]
            Version::V2_0_1 => super::v2_0_1::answer(&mut desk, action, payload).await,
            #[cfg(feature = "v2_1")]
            Version::V2_1 => super::v2_1::answer(&mut desk, action, payload).await,
            #[cfg(not(all(feature = "v1_6", feature = "v2_0_1", feature = "v2_1")))]
            _ => Err(desk.unknown_action(action)),
        };
        let answer = match result {
            Ok(payload) => CallAnswer::Result(payload),
            Err(Refused::Call(error)) => CallAnswer::Error(error),
            Err(Refused::NotDurable(error)) => CallAnswer::NotDurable(error),
        };
        desk.finish(answer)
    }

    /// The next command that waits for a station, in the words of its version; none if none waits. The same command comes
    /// again until [`called`](Self::called) records what became of it.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be read.
    pub async fn next_call(&self, link: &Link) -> Result<Option<PendingCall>, StorageError> {
        let mut snapshot = self.store.snapshot().await?;
        let waiting = waiting_call(&mut *snapshot, &link.station).await?;
        Ok(waiting.map(|(id, call)| PendingCall::new(link, id, call)))
    }

    /// Records what became of a command: the payload of its CALLRESULT, or the CALLERROR, or no answer at all (`None`).
    ///
    /// # Errors
    /// [`HandleError`] where it cannot be recorded; the command stays in the outbox. [`HandleError::Fenced`] where the
    /// connection on which it was sent has been replaced: the newer one sends it.
    pub async fn called(
        &self,
        pending: &PendingCall,
        answer: Option<Result<&str, &CallError>>,
        moment: Moment,
    ) -> Result<Vec<Effect>, HandleError> {
        let outcome = match answer {
            Some(Ok(payload)) => pending.outcome(payload),
            Some(Err(error)) => CallOutcome::Failed { reason: format!("the station answered {}", error.code()) },
            None => CallOutcome::Failed { reason: "the station did not answer".to_owned() },
        };
        let job = pending.call.job().clone();
        let command = RecordCallOutcome { job, call_id: pending.id.clone(), outcome };
        let context = Context { now: moment.now, seed: moment.seed, fence: pending.fence.clone() };
        Ok(self.carry_out(&command, context).await?.effects)
    }

    /// Acts on up to `limit` timers that are due, each once over all nodes. Call it every few seconds; `seeds` draws
    /// randomness from the operating system.
    ///
    /// # Errors
    /// [`HandleError`] where the store cannot be read or written; what is left is due next time.
    pub async fn fire_timers(
        &self,
        now: DateTime<Utc>,
        limit: u32,
        seeds: &mut (dyn FnMut() -> [u8; 32] + Send),
    ) -> Result<FiredTimers, HandleError> {
        let due = self.store.snapshot().await?.timers_due(now.timestamp_millis(), limit).await?;
        let mut fired = FiredTimers { more: due.len() as u64 == u64::from(limit), ..FiredTimers::default() };
        for timer in due {
            let moment = Moment { now, seed: seeds() };
            let acted = if let Some(command) = CheckSilentSession::asked_by(&timer) {
                self.execute(&command, moment).await.map(|handled| handled.effects)
            } else if let Some(command) = ExpireReservation::asked_by(&timer) {
                self.execute(&command, moment).await.map(|handled| handled.effects)
            } else if let Some(command) = ExpireStart::asked_by(&timer) {
                self.execute(&command, moment).await.map(|handled| handled.effects)
            } else {
                // Set by a newer version: it is for those who know it.
                fired.unknown.push(timer.key);
                continue;
            };
            match acted {
                Ok(effects) => {
                    fired.acted += 1;
                    fired.effects.extend(effects);
                }
                // Another node was faster.
                Err(HandleError::Contended { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(fired)
    }

    /// Writes when stations were last heard of. Call it every few seconds and when shutting down.
    ///
    /// # Errors
    /// [`HandleError`] where it cannot be written; it is written next time.
    pub async fn flush_seen(&self, moment: Moment) -> Result<(), HandleError> {
        let seen = self.live().take_unflushed();
        if seen.is_empty() {
            return Ok(());
        }
        let command = FlushSeen { seen };
        let result = self.execute(&command, moment).await;
        if result.is_err() {
            let mut live = self.live();
            for seen in &command.seen {
                live.seen(&seen.station, seen.at);
            }
        }
        result.map(|_| ())
    }
}
