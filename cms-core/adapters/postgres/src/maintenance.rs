//! What is done to a store besides commits: removing what is old, and taking in a backup.

mod import;
mod prune;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use cms_core::storage::{Import, Prune, StorageError};
use tokio::sync::Mutex as FairMutex;

use self::import::Step;
use self::prune::Pruning;
#[cfg(test)]
pub(crate) use self::prune::STATEMENTS as PRUNING;
use crate::connect::Connector;
use crate::connection::{Answer, Ask, Connection};
use crate::error::{Failure, closed, nothing_was_stored, storage_error};
use crate::locks::BEGIN;
use crate::server::Role;

/// Works on a connection of its own, so that commits never queue behind it, in small transactions, so that none waits long
/// for its locks. One thing at a time.
#[derive(Debug)]
pub(crate) struct Maintenance {
    connector: Arc<Connector>,
    connection: FairMutex<Option<Connection>>,
    closed: AtomicBool,
}

/// How often one transaction is tried again because another was in the way.
const RETRIES: u32 = 8;

/// How many things are removed in one transaction: no more locks than a commit takes.
const PRUNED_AT_ONCE: u32 = 100;

/// How many records are taken in in one transaction.
const TAKEN_IN_AT_ONCE: usize = 1000;

impl Maintenance {
    pub(crate) fn new(connector: Arc<Connector>) -> Self {
        Self { connector, connection: FairMutex::default(), closed: AtomicBool::new(false) }
    }

    /// Removes what is old.
    ///
    /// # Errors
    /// As [`Store::prune`](cms_core::storage::Store::prune).
    pub(crate) async fn prune(&self, prune: Prune) -> Result<u32, StorageError> {
        let mut connection = self.connection.lock().await;
        let (mut removed, mut after) = (0, 0);
        loop {
            let at_once = PRUNED_AT_ONCE.min(prune.limit - removed);
            let done = self.transact(&mut connection, &Work::Prune(Pruning { prune: &prune, at_once, after })).await?;
            removed += done.removed;
            after = done.last;
            // Fewer were found than were looked for, so that nothing is left.
            if done.found < at_once || removed >= prune.limit {
                return Ok(removed);
            }
        }
    }

    /// Takes in a step of a backup.
    ///
    /// # Errors
    /// As [`Store::import`](cms_core::storage::Store::import).
    pub(crate) async fn import(&self, import: Import) -> Result<(), StorageError> {
        let mut connection = self.connection.lock().await;
        let records = match &import {
            Import::Finish { last } => {
                let finish = Work::Import(Step::Finish { last: *last });
                return self.transact(&mut connection, &finish).await.map(drop);
            }
            Import::Records(records) => records,
        };
        // Also where there are none, because it begins with the first step.
        let (first, rest) = records.split_at(records.len().min(TAKEN_IN_AT_ONCE));
        for records in std::iter::once(first).chain(rest.chunks(TAKEN_IN_AT_ONCE)) {
            self.transact(&mut connection, &Work::Import(Step::Records(records))).await?;
        }
        Ok(())
    }

    /// Begins nothing any more, and waits for the transaction that is on its way.
    pub(crate) async fn close(&self) {
        self.closed.store(true, Ordering::SeqCst);
        drop(self.connection.lock().await.take());
    }

    /// Does `work` in one transaction, on `connection` or a new one, which stays for the next.
    async fn transact(&self, connection: &mut Option<Connection>, work: &Work<'_>) -> Result<Done, StorageError> {
        let mut tries = 0;
        loop {
            if self.closed.load(Ordering::SeqCst) {
                return Err(closed());
            }
            let used_before = connection.as_ref().is_some_and(|connection| !connection.is_closed());
            // Taken out: where the caller stops waiting, it is dropped, and the server undoes what was open.
            let mut taken = match connection.take() {
                Some(connection) if used_before => connection,
                _ => self.connector.connect(Role::Writer).await?,
            };
            let failure = match self.attempt(&mut taken, work).await {
                Ok(done) => {
                    *connection = Some(taken);
                    return Ok(done);
                }
                Err(failure) => failure,
            };
            taken.cut();
            tries += 1;
            match failure {
                Failure::Retry(_) if tries <= RETRIES => {}
                Failure::Lost(_) if used_before && tries == 1 => {}
                other => return Err(other.into_error()),
            }
        }
    }

    async fn attempt(&self, connection: &mut Connection, work: &Work<'_>) -> Result<Done, Failure> {
        let statements = match work {
            Work::Prune(_) => prune::STATEMENTS,
            Work::Import(_) => import::STATEMENTS,
        };
        self.connector.within(connection.prepare(statements.iter().copied())).await??;
        let transaction = Transaction { connector: &self.connector, connection };
        let done = match work {
            Work::Prune(pruning) => pruning.run(&transaction).await?,
            Work::Import(step) => step.run(&transaction).await?,
        };
        match self.connector.within(connection.client().batch_execute("COMMIT")).await? {
            Ok(()) => Ok(done),
            Err(error) if nothing_was_stored(&error) => Err(Failure::Retry(storage_error(&error))),
            // It may be stored; whoever asked is told, and asks again.
            Err(error) => Err(Failure::Down(storage_error(&error))),
        }
    }
}

enum Work<'a> {
    Prune(Pruning<'a>),
    Import(Step<'a>),
}

/// What a transaction has done.
#[derive(Debug, Clone, Copy, Default)]
struct Done {
    /// How many old things it found.
    found: u32,
    /// How many of them it removed.
    removed: u32,
    /// The last position of those in a stream.
    last: i64,
}

/// An open transaction, or one that the first question opens.
struct Transaction<'c> {
    connector: &'c Connector,
    connection: &'c Connection,
}

impl Transaction<'_> {
    /// Opens the transaction and asks all of `asks` in it.
    ///
    /// # Errors
    /// [`Failure`] where the server refuses one of them or does not answer.
    async fn begin(&self, asks: &[Ask<'_>]) -> Result<Vec<Answer>, Failure> {
        Ok(self.connector.within(self.connection.run(Some(BEGIN), asks)).await??)
    }

    /// Asks all of `asks`.
    ///
    /// # Errors
    /// As [`Transaction::begin`].
    async fn ask(&self, asks: &[Ask<'_>]) -> Result<Vec<Answer>, Failure> {
        Ok(self.connector.within(self.connection.run(None, asks)).await??)
    }

    /// The first number of the locks of the store.
    fn lock_class(&self) -> i32 {
        self.connector.lock_class()
    }
}
