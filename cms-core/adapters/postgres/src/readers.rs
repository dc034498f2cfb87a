//! The connections that read.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cms_core::storage::StorageError;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_postgres::SimpleQueryMessage;

use crate::connect::Connector;
use crate::connection::Connection;
use crate::error::{closed, storage_error, unavailable};
use crate::server::Role;

/// Lends connections in which a view of the store is open; opens them when they are needed, up to a limit, and keeps a
/// few. Whoever comes when all are lent gets the next one, in the order of coming.
#[derive(Debug)]
pub(crate) struct Readers {
    connector: Arc<Connector>,
    /// One permit per connection that may be lent.
    turns: Arc<Semaphore>,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(crate) fn new(connector: Arc<Connector>) -> Arc<Self> {
        let limit = connector.options().max_readers.clamp(1, Semaphore::MAX_PERMITS);
        Arc::new(Self { connector, turns: Arc::new(Semaphore::new(limit)), idle: Mutex::default() })
    }

    /// A connection with an open view, of one's own until the lease is dropped.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] where all stay lent for too long, the server cannot be reached or the store is closed;
    /// [`StorageError::Incomplete`] while a backup is taken in.
    pub(crate) async fn lease(self: &Arc<Self>) -> Result<Lease, StorageError> {
        let limit = self.connector.options().wait_for_reader;
        let turn = self.connector.limited(limit, Arc::clone(&self.turns).acquire_owned(), all_lent).await?;
        let turn = turn.map_err(|_| closed())?;
        // Idle connections may all have been lost with the server; then there is a fresh one.
        while let Some(connection) = self.take_idle() {
            match self.begin(connection).await {
                Ok(connection) => {
                    return Ok(Lease { readers: Arc::clone(self), connection: Some(connection), turn: Some(turn) });
                }
                Err(StorageError::Incomplete) => return Err(StorageError::Incomplete),
                Err(_) => {}
            }
        }
        let connection = self.begin(self.connector.connect(Role::Reader).await?).await?;
        Ok(Lease { readers: Arc::clone(self), connection: Some(connection), turn: Some(turn) })
    }

    /// Lends nothing any more. What is lent stays usable until it is given back.
    pub(crate) fn close(&self) {
        self.turns.close();
        let idle = std::mem::take(&mut *self.lock());
        drop(idle);
    }

    async fn begin(&self, connection: Connection) -> Result<Connection, StorageError> {
        match self.connector.within(connection.client().simple_query(BEGIN)).await {
            Ok(Ok(answer)) => {
                let importing = answer.iter().any(|message| match message {
                    SimpleQueryMessage::Row(row) => row.get(0) == Some("t"),
                    _ => false,
                });
                if importing { Err(StorageError::Incomplete) } else { Ok(connection) }
            }
            Ok(Err(error)) => {
                connection.cut();
                Err(storage_error(&error))
            }
            Err(error) => {
                connection.cut();
                Err(error)
            }
        }
    }

    fn take_idle(&self) -> Option<Connection> {
        let mut idle = self.lock();
        idle.retain(|connection| !connection.is_closed());
        idle.pop()
    }

    /// Takes back a connection whose view was ended.
    fn give_back(&self, connection: Connection) {
        let mut idle = self.lock();
        if !self.turns.is_closed() && idle.len() < self.connector.options().idle_readers {
            idle.push(connection);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// BEGIN alone pins nothing: the view is of the moment of the first query.
const BEGIN: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT importing FROM positions WHERE id = 0";

fn all_lent() -> StorageError {
    unavailable("all snapshots that may be open at a time stayed open; close them sooner or allow more (max_readers)")
}

/// A connection that is lent.
#[derive(Debug)]
pub(crate) struct Lease {
    readers: Arc<Readers>,
    connection: Option<Connection>,
    turn: Option<OwnedSemaphorePermit>,
}

impl Lease {
    /// The connection, and what limits the wait for it.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] where an earlier question was not answered in time.
    pub(crate) fn connection(&mut self) -> Result<(&mut Connection, &Connector), StorageError> {
        match &mut self.connection {
            Some(connection) => Ok((connection, &self.readers.connector)),
            None => Err(unavailable("the connection of this snapshot was lost; open another")),
        }
    }

    /// Ends a connection that cannot be used any more.
    pub(crate) fn cut(&mut self) {
        if let Some(connection) = self.connection.take() {
            connection.cut();
        }
    }
}

impl Drop for Lease {
    /// Ends the view without waiting for it: the turn passes on when the server has answered.
    fn drop(&mut self) {
        let (connection, turn, readers) = (self.connection.take(), self.turn.take(), Arc::clone(&self.readers));
        let Some(connection) = connection else { return };
        let runtime = readers.connector.runtime().clone();
        runtime.spawn(async move {
            match readers.connector.within(connection.client().batch_execute("ROLLBACK")).await {
                Ok(Ok(())) => readers.give_back(connection),
                _ => connection.cut(),
            }
            drop(turn);
        });
    }
}
