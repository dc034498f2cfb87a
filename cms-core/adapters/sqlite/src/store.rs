//! The store.

use std::path::Path;
use std::sync::Arc;

use async_trait::async_trait;
use cms_core::storage::{Changes, CommitOutcome, Import, Prune, Snapshot, StorageError, Store};
use rusqlite::Connection;

use crate::error::{Failure, unavailable};
use crate::file::open_for_writing;
use crate::import::import;
use crate::options::Options;
use crate::prune::prune;
use crate::readers::Readers;
use crate::snapshot::SqliteSnapshot;
use crate::writer::{Writer, closed};

/// A store in one SQLite file.
///
/// Commits are handed to one thread, which writes all that have queued up meanwhile in one transaction: they share one
/// wait for the disk, and each has its own outcome. The more come at once, the cheaper each is.
///
/// Snapshots are read transactions on connections of their own; neither they nor commits wait for each other. A read
/// runs on the thread that polls it, for as long as SQLite takes: microseconds for a row, more for a page of thousands.
/// While a snapshot is open the file's log cannot be tidied up, so close it soon.
///
/// Several handles and several processes of one machine may open the same file; the file has to be on a local disk.
///
/// Dropping the store finishes what was queued and closes the file, as [`SqliteStore::close`] does.
#[derive(Debug)]
pub struct SqliteStore {
    // The readers close before the writer: the last connection to close tidies up the log, and only one that writes can.
    readers: Arc<Readers>,
    writer: Writer,
}

impl SqliteStore {
    /// Opens the file at `path`; makes it where there is none, and brings one of an older version up to date.
    ///
    /// # Errors
    /// [`StorageError::TooNew`] for a file of a newer version, [`StorageError::Corrupt`] for what is no SQLite file or
    /// one of another application (neither is touched), [`StorageError::Unavailable`] where the file cannot be opened or
    /// written, or its file system cannot keep a write-ahead log.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, StorageError> {
        Self::open_with(path, Options::default())
    }

    /// As [`SqliteStore::open`], with `options`.
    ///
    /// # Errors
    /// As [`SqliteStore::open`].
    pub fn open_with(path: impl AsRef<Path>, options: Options) -> Result<Self, StorageError> {
        // Made absolute, so that readers opened later find the same file after a change of the working directory.
        let path = std::path::absolute(path.as_ref())
            .map_err(|error| unavailable(format!("{} is no path: {error}", path.as_ref().display())))?;
        let connection = open_for_writing(&path, &options)?;
        let readers = Readers::new(path, options);
        let writer = Writer::start(connection, Arc::clone(&readers))?;
        Ok(Self { readers, writer })
    }

    /// Finishes what was queued and closes the file; blocks until then. Commits and snapshots asked for later are
    /// `Unavailable`. A snapshot that is still open stays readable. Closing again does nothing.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] where the writer had ended by a panic. What it had confirmed is stored all the same.
    pub fn close(&self) -> Result<(), StorageError> {
        self.readers.close();
        self.writer.close()
    }

    /// Brings everything from the log into the file and cuts the log to nothing; tells whether it could. While a
    /// snapshot is open, or after a failure of the disk, it cannot, and nothing is lost by asking again later.
    ///
    /// What was deleted or overwritten is filled with zeros in the file as soon as it is deleted, but the log keeps what
    /// was there before until it is cut. So after this was true, no byte of what was erased is in either of them. Of what
    /// the file system and the disk keep of freed blocks this says nothing: put the file on an encrypted disk.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] where the file cannot be written or the store is closed.
    pub async fn truncate_log(&self) -> Result<bool, StorageError> {
        self.writer.truncate_log().await.ok_or_else(closed)?
    }

    /// Runs `work` on the thread that writes.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, StorageError> {
        let done = self.writer.run(move |connection| work(connection)).await;
        done.ok_or_else(closed)??.map_err(|failure| failure.at(self.readers.path()))
    }

    /// A view of the file as it is now.
    pub(crate) async fn view(&self) -> Result<SqliteSnapshot, StorageError> {
        let lease = self.readers.lease().await?;
        SqliteSnapshot::begin(lease, self.readers.path().to_owned())
    }

    #[cfg(test)]
    pub(crate) fn writer(&self) -> &Writer {
        &self.writer
    }
}

impl Drop for SqliteStore {
    fn drop(&mut self) {
        // Whoever wants to know of a panic of the writer calls `close`.
        let _ = self.close();
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn snapshot(&self) -> Result<Box<dyn Snapshot>, StorageError> {
        Ok(Box::new(self.view().await?))
    }

    async fn commit(&self, changes: Changes) -> CommitOutcome {
        if !changes.unencodable().is_empty() {
            let reason = format!("the change cannot be turned into text: {}", changes.unencodable().join("; "));
            return CommitOutcome::Unavailable(StorageError::Unavailable { reason });
        }
        let lost = || CommitOutcome::Unknown(unavailable("the writer gave no outcome"));
        self.writer.commit(changes).await.unwrap_or_else(lost)
    }

    async fn prune(&self, asked: Prune) -> Result<u32, StorageError> {
        prune(self, asked).await
    }

    async fn import(&self, step: Import) -> Result<(), StorageError> {
        self.run(move |connection| import(connection, &step)).await
    }
}
