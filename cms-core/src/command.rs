//! How one change happens: read the facts, decide, commit, and only then tell anyone.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use thiserror::Error;

use crate::storage::{Allocate, Allocated, Changes, CommitOutcome, Fence, Snapshot, StorageError, Store};
use crate::{FreshIds, PayloadHash};

/// How often a decision is made again when what it relied on has changed meanwhile.
const RETRIES: u8 = 3;

/// Something that is asked of the system: what it reads and what it decides.
#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
pub trait Command: Send + Sync {
    /// Everything the decision depends on besides the command itself.
    type Facts: Send;
    /// What the asker is told.
    type Reply: Serialize + DeserializeOwned + Send;

    /// When the asker may be told, relative to the disk.
    const DURABILITY: Durability;

    /// Reads the facts, all from one snapshot.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be read.
    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError>;

    /// Decides. Pure and total: the same facts, time and ids give the same decision, and there is always one.
    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, ids: &mut FreshIds) -> Decision<Self::Reply>;

    /// The natural key and payload hash of a command that must get the same answer when it is repeated.
    fn reply_key(&self) -> Option<(String, PayloadHash)> {
        None
    }
}

/// When the asker may be told, relative to the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "the three classes are the contract")]
pub enum Durability {
    /// Start, stop, transaction events, their meter values, signed values: durable before the reply.
    Money,
    /// Boot, status, reports, security, firmware: durable before the reply; many may share one write.
    State,
    /// Heartbeats and readings outside a transaction: replied at once, written in batches.
    Liveness,
}

/// What was decided: what changes, what the asker is told, and what to see to once it is durable.
#[derive(Debug, Clone)]
pub struct Decision<R> {
    /// What changes.
    pub changes: Changes,
    /// What the asker is told.
    pub reply: R,
    /// What to see to after the commit.
    pub effects: Vec<Effect>,
}

impl<R> Decision<R> {
    /// A decision that changes nothing.
    #[must_use]
    pub fn unchanged(reply: R) -> Self {
        Self { changes: Changes::new(), reply, effects: Vec::new() }
    }

    /// A decision with changes and no effect.
    #[must_use]
    pub fn changed(changes: Changes, reply: R) -> Self {
        Self { changes, reply, effects: Vec::new() }
    }
}

/// What a shell sees to after a commit. It is a hint, never the record: what must happen stands in the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Effect {
    /// Messages of this topic wait in the outbox.
    Deliver {
        /// The topic.
        topic: String,
        /// The ordering key, for example a station.
        key: String,
    },
}

/// What a shell gives along with a command.
#[derive(Debug, Clone)]
pub struct Context {
    /// The time of receipt.
    pub now: DateTime<Utc>,
    /// Randomness for fresh ids, drawn from the operating system.
    pub seed: [u8; 32],
    /// Set where a station's socket brought the command.
    pub fence: Option<Fence>,
}

/// A command that was carried out.
#[derive(Debug, Clone)]
pub struct Handled<R> {
    /// What to tell the asker.
    pub reply: R,
    /// What became durable, to be applied to memory before the reply; none for a repeat.
    pub changes: Option<Changes>,
    /// What to see to.
    pub effects: Vec<Effect>,
    /// The numbers given.
    pub numbers: Vec<Allocated>,
}

impl<R> Handled<R> {
    /// Whether the changes stand in the store: every row that they rely on and write is there as they write it, one version
    /// later. Takes the numbers that were given with them.
    async fn stands(&mut self, snapshot: &mut dyn Snapshot) -> Result<bool, StorageError> {
        let Some(changes) = &self.changes else { return Ok(false) };
        let mut stands = false;
        for row in &changes.rows {
            let Some(relied_on) = changes.expect.iter().find(|expect| expect.key == row.key) else { continue };
            let body = snapshot.row(row.key.clone()).await?.map(|stored| stored.body);
            if body != row.body || snapshot.version(row.key.clone()).await? != relied_on.version.next() {
                return Ok(false);
            }
            stands = true;
        }
        let mut numbers = Vec::new();
        for Allocate { series, owner } in &changes.allocate {
            if let Some(number) = snapshot.number(series.clone(), owner.clone()).await? {
                numbers.push(Allocated { series: series.clone(), owner: owner.clone(), number });
            }
        }
        self.numbers = numbers;
        Ok(stands)
    }
}

/// Why a command was not carried out. The asker is not answered: a station that gets no answer sends again.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum HandleError {
    /// The store could not be read or written.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// What the decision relied on changed each time.
    #[error("{what} changed during each of {tries} tries; try again")]
    Contended {
        /// The row or claim.
        what: String,
        /// How often it was tried.
        tries: u8,
    },
    /// The reply key was used by another payload.
    #[error("the key {key} was used for something else before; send the command under a key of its own")]
    Reused {
        /// The reply key.
        key: String,
    },
    /// The socket that brought the command was replaced by a newer one.
    #[error("a newer connection of this station has taken over; close this one")]
    Fenced,
    /// The decision cannot be written.
    #[error("a row cannot be turned into text: {reason}; this is a defect of the library, please report it")]
    Unencodable {
        /// Which row and why.
        reason: String,
    },
}

impl HandleError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Storage(error) => error.code(),
            Self::Contended { .. } => "command.contended",
            Self::Reused { .. } => "command.reused",
            Self::Fenced => "command.fenced",
            Self::Unencodable { .. } => "command.unencodable",
        }
    }

    /// Whether the same command may succeed when it is tried again without a change by anyone.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Storage(StorageError::Unavailable { .. }) | Self::Contended { .. })
    }
}

/// Carries out `command`: facts → decide → commit, again where something relied on has changed meanwhile.
///
/// The caller applies [`Handled::changes`] to what it holds in memory, then replies, then sees to the effects.
///
/// # Errors
/// [`HandleError`]; nothing is stored then, or it is unknown and the same command may be repeated safely.
pub async fn handle<C: Command>(
    store: &dyn Store,
    command: &C,
    context: Context,
) -> Result<Handled<C::Reply>, HandleError> {
    let mut tries = 0;
    // Only a lost race needs other ids; an unknown outcome must be retried under the same ones.
    let mut attempt = 0;
    let mut in_doubt: Option<Handled<C::Reply>> = None;
    loop {
        let mut snapshot = store.snapshot().await?;
        if let Some(sent) = in_doubt.as_mut() {
            // It may have been stored by now. Decided again it would look like another one: an address that is taken, a
            // second job.
            if sent.stands(&mut *snapshot).await? {
                if let Some(sent) = in_doubt.take() {
                    return Ok(sent);
                }
            }
        }
        let facts = command.facts(&mut *snapshot).await?;
        drop(snapshot);
        let mut ids = FreshIds::for_attempt(context.seed, attempt).at(context.now);
        let decision = command.decide(facts, context.now, &mut ids);
        let Decision { mut changes, reply, effects } = decision;
        changes.fence.clone_from(&context.fence);
        changes.at_ms = Some(context.now.timestamp_millis());
        if let Some((key, payload_hash)) = command.reply_key() {
            let body = serde_json::to_string(&reply)
                .map_err(|error| HandleError::Unencodable { reason: error.to_string() })?;
            changes.reply = Some(crate::storage::StoredReply { key, payload_hash, body });
        }
        if !changes.unencodable().is_empty() {
            return Err(HandleError::Unencodable { reason: changes.unencodable().join("; ") });
        }
        tries += 1;
        let lost = match store.commit(changes.clone()).await {
            CommitOutcome::Committed(committed) => {
                return Ok(Handled { reply, changes: Some(changes), effects, numbers: committed.numbers });
            }
            CommitOutcome::Duplicate(stored) => return repeated(stored, reply),
            CommitOutcome::Mismatch { key } => return Err(HandleError::Reused { key }),
            CommitOutcome::Fenced { .. } => return Err(HandleError::Fenced),
            CommitOutcome::Unavailable(error) => return Err(error.into()),
            CommitOutcome::Conflict { key } => {
                attempt += 1;
                HandleError::Contended { what: key.to_string(), tries }
            }
            CommitOutcome::Taken(claim) => {
                attempt += 1;
                HandleError::Contended { what: claim.key, tries }
            }
            CommitOutcome::Unknown(error) => {
                in_doubt = Some(Handled { reply, changes: Some(changes), effects, numbers: Vec::new() });
                error.into()
            }
        };
        if tries > RETRIES {
            return Err(lost);
        }
    }
}

fn repeated<R: DeserializeOwned>(
    stored: Option<crate::storage::StoredReply>,
    decided: R,
) -> Result<Handled<R>, HandleError> {
    let reply = match stored {
        None => decided,
        Some(stored) => serde_json::from_str(&stored.body).map_err(|error| {
            HandleError::Storage(StorageError::Corrupt { what: stored.key, reason: error.to_string() })
        })?,
    };
    Ok(Handled { reply, changes: None, effects: Vec::new(), numbers: Vec::new() })
}
