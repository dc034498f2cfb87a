//! The file as the thread that writes has it open.

use std::path::Path;
use std::sync::Arc;

use cms_core::storage::StorageError;
use rusqlite::Connection;
use rusqlite::config::DbConfig;

use super::log::{Limits, Log};
use crate::error::{storage_error, unavailable};
use crate::file::open_for_writing;
use crate::readers::Readers;
use crate::recovery::{Recovered, recover};

/// The connection that writes and the log behind it; both are opened anew when the disk has failed to take the file.
///
/// SQLite remembers, for as long as anyone has the file open, how much of the log it has copied into it, synced or not.
/// Where the sync after that fails, the system may have given up pages of earlier passes too, and the next pass would not
/// write them again, sync in vain, and let the log begin anew: what was confirmed would be in neither. So after such a
/// failure nothing is copied and the log only grows, until nobody has the file open but this thread, which then opens it
/// again as after a crash.
#[derive(Debug)]
pub(super) struct File {
    open: Option<Open>,
    readers: Arc<Readers>,
    limits: Limits,
    /// How long the log is to be when it is next tried to open the file again.
    patience: i64,
}

#[derive(Debug)]
struct Open {
    connection: Connection,
    log: Log,
}

impl File {
    /// # Errors
    /// [`StorageError::Unavailable`] where the system gives no thread for the log, or the file cannot be opened again.
    pub(super) fn new(connection: Connection, readers: Arc<Readers>) -> Result<Self, StorageError> {
        let limits = Limits::of(readers.options().log_pages);
        let log = Log::start(readers.path(), readers.options(), limits)?;
        Ok(Self { open: Some(Open { connection, log }), readers, limits, patience: 0 })
    }

    pub(super) fn path(&self) -> &Path {
        self.readers.path()
    }

    pub(super) fn max_batch(&self) -> usize {
        self.readers.options().max_batch.max(1)
    }

    /// The connection that writes.
    ///
    /// # Errors
    /// [`StorageError`] where the file had to be closed and cannot be opened.
    pub(super) fn connection(&mut self) -> Result<&mut Connection, StorageError> {
        if self.open.is_none() {
            self.open_again()?;
        }
        let open = self.open.as_mut().ok_or_else(|| unavailable("the file could not be opened again; try again"))?;
        Ok(&mut open.connection)
    }

    /// Brings the log into the file and cuts it to nothing; tells whether it could.
    ///
    /// # Errors
    /// [`StorageError`] where the file cannot be written, or had to be closed and cannot be opened.
    pub(super) fn truncate_log(&mut self) -> Result<bool, StorageError> {
        self.connection()?;
        let Some(open) = &self.open else { return Ok(false) };
        open.log.truncate(&open.connection).map_err(|error| storage_error(&error, self.readers.path()))
    }

    /// To be called after each batch.
    pub(super) fn tidy(&mut self) {
        let Some(open) = &self.open else { return };
        let Some(pages) = open.log.tidy(&open.connection) else { return };
        if open.log.is_trusted() {
            self.patience = 0;
        } else if self.patience == 0 {
            // A disk that has failed a moment ago is given some time.
            self.patience = pages + self.limits.worth_a_pass;
        } else if pages >= self.patience {
            self.patience = pages.saturating_add(self.limits.worth_a_pass);
            // Where it cannot be opened, the next batch tries again and is told why.
            let _ = self.open_again();
        }
    }

    fn open_again(&mut self) -> Result<(), StorageError> {
        self.readers.close_idle();
        drop(self.open.take());
        let path = self.readers.path();
        let recovered = recover(path).map_err(|failure| failure.at(path))?;
        let connection = open_for_writing(path, self.readers.options())?;
        let log = Log::start(path, self.readers.options(), self.limits)?;
        if recovered == Recovered::InUse {
            log.distrust();
        }
        self.open = Some(Open { connection, log });
        Ok(())
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let Some(open) = self.open.take() else { return };
        let trusted = open.log.is_trusted();
        drop(open);
        if !trusted {
            // As at the next opening; it has until then where the disk still fails.
            let _ = recover(self.readers.path());
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.log.stop();
        // The last to close brings the log into the file, which is only right where it is known what is there already.
        if !self.log.is_trusted() {
            let _ = self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
        }
    }
}
