//! The store.

use std::sync::Arc;

use async_trait::async_trait;
use cms_core::storage::{Changes, CommitOutcome, Import, Prune, Snapshot, StorageError, Store};
use tokio::runtime::Handle;
use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::{Config, Socket};

use crate::connect::Connector;
use crate::error::unavailable;
use crate::maintenance::Maintenance;
use crate::options::Options;
use crate::readers::Readers;
use crate::schema::{STEPS, migrate};
use crate::server::Role;
use crate::snapshot::PostgresSnapshot;
use crate::writer::Writer;

/// A store in one schema of a PostgreSQL database.
///
/// Commits are handed to a few tasks, each with a connection; a task writes all that have queued up meanwhile in one
/// transaction: they share its round trips and its wait for the disk, and each has its own outcome.
///
/// Snapshots are transactions that read, each on a connection of its own while it is open; neither they nor commits wait
/// for each other. A snapshot that stays open keeps the server from tidying up, so close it soon.
///
/// Any number of stores, programs and machines may share a schema: what touches the same thing is decided one after the
/// other.
///
/// The tasks run on the tokio runtime that the store was connected in; its futures may be awaited anywhere. Dropping the
/// store lets what was queued be finished, and closes its connections; [`PostgresStore::close`] waits for it.
#[derive(Debug)]
pub struct PostgresStore {
    readers: Arc<Readers>,
    writer: Writer,
    maintenance: Maintenance,
}

impl PostgresStore {
    /// Connects as `config` and `tls` say ([`NoTls`](crate::NoTls) for a socket of the same machine), and brings the
    /// schema up to date; makes it where it is missing.
    ///
    /// To be called within a tokio runtime that can open sockets and has timers (`enable_all`).
    ///
    /// # Errors
    /// [`StorageError::TooNew`] for a schema of a newer version, [`StorageError::Corrupt`] for one of another application
    /// (neither is touched), [`StorageError::Unavailable`] where the server cannot be reached, is older than version 13,
    /// is a standby, or would lose what it confirmed: `fsync`, `full_page_writes` and `synchronous_commit` must not be off
    /// for this session, whoever set them, and no table may be unlogged.
    pub async fn connect<T>(config: Config, tls: T, options: Options) -> Result<Self, StorageError>
    where
        T: MakeTlsConnect<Socket> + Clone + Send + Sync + 'static,
        T::TlsConnect: Send,
        T::Stream: Send + 'static,
        <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
    {
        let runtime = Handle::try_current()
            .map_err(|_| unavailable("there is no tokio runtime to run on; connect within one"))?;
        let connector = Arc::new(Connector::new(config, tls, runtime, options));
        let connection = connector.connect(Role::Writer).await?;
        migrate(connection.client(), &connector.options().schema, STEPS).await?;
        let writer = Writer::start(&connector, connection);
        let maintenance = Maintenance::new(Arc::clone(&connector));
        Ok(Self { readers: Readers::new(connector), writer, maintenance })
    }

    /// Finishes what was queued and closes the connections. Commits and snapshots asked for later are `Unavailable`. A
    /// snapshot that is still open stays readable. Closing again does nothing.
    pub async fn close(&self) {
        self.readers.close();
        self.writer.close().await;
        self.maintenance.close().await;
    }
}

impl Drop for PostgresStore {
    fn drop(&mut self) {
        self.readers.close();
        self.writer.stop();
    }
}

#[async_trait]
impl Store for PostgresStore {
    async fn snapshot(&self) -> Result<Box<dyn Snapshot>, StorageError> {
        Ok(Box::new(PostgresSnapshot::new(self.readers.lease().await?)))
    }

    async fn commit(&self, changes: Changes) -> CommitOutcome {
        if !changes.unencodable().is_empty() {
            let reason = format!("the change cannot be turned into text: {}", changes.unencodable().join("; "));
            return CommitOutcome::Unavailable(StorageError::Unavailable { reason });
        }
        let lost = |_| CommitOutcome::Unknown(unavailable("the writer gave no outcome"));
        self.writer.commit(changes).await.unwrap_or_else(lost)
    }

    async fn prune(&self, prune: Prune) -> Result<u32, StorageError> {
        self.maintenance.prune(prune).await
    }

    async fn import(&self, step: Import) -> Result<(), StorageError> {
        self.maintenance.import(step).await
    }
}
