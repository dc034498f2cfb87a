//! The write-ahead log: it is copied into the file by a thread of its own, so that commits hardly wait for it.
//!
//! SQLite would do it within a COMMIT, about every thousand pages, and everyone in the queue would wait for two more syncs
//! and the writing of those pages. Here another connection copies what is committed, while commits go on behind it. A log
//! that is copied whole begins anew at its start with the next commit; since there is always a little left that was
//! committed meanwhile, the writer copies that last bit itself, between two batches, once the log is large.
//!
//! What is durable does not depend on any of it: a commit is in the log and synced, whether or not it was copied.

use std::path::Path;
use std::sync::mpsc::{self, SyncSender};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use cms_core::storage::StorageError;
use rusqlite::{Connection, ErrorCode};

use super::lock;
use crate::error::unavailable;
use crate::file::open_for_copying;
use crate::options::Options;

/// When something is done about the log, in pages of 4 KiB.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// So many that are not copied yet are worth a pass.
    pub(super) worth_a_pass: i64,
    /// Once the log has so many, it is to begin anew.
    pub(super) large: i64,
    /// So many the writer copies itself: about as many as are committed during the two syncs of a pass.
    pub(super) little: i64,
    /// Beyond so many the writer copies whatever is left, so that a log that is filled faster than it can be copied does
    /// not grow for ever.
    pub(super) too_large: i64,
}

impl Limits {
    /// For a log that is large with so many pages: 4 MiB, 32 MiB, 2 MiB and 256 MiB for 8192.
    pub(super) fn of(pages: u32) -> Self {
        let large = i64::from(pages.max(16));
        Self { worth_a_pass: large / 8, large, little: large / 16, too_large: large * 8 }
    }
}

/// The log of the file, as the thread that writes sees it.
#[derive(Debug)]
pub(super) struct Log {
    limits: Limits,
    copier: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
    trusted: Arc<Trusted>,
}

/// Whether it is known what of the log is in the file; held by whoever copies, so that nobody goes on from a pass that
/// has just failed.
type Trusted = Mutex<bool>;

/// How many pages the log has, and how many of them were copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pages {
    all: i64,
    copied: i64,
}

impl Log {
    /// Starts the thread that copies.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] where the system gives no thread, or the file cannot be opened again.
    pub(super) fn start(path: &Path, options: &Options, limits: Limits) -> Result<Self, StorageError> {
        let connection = open_for_copying(path, options)?;
        let trusted = Arc::new(Mutex::new(true));
        // Room for one request: whoever asks while one is waiting has nothing to add.
        let (copier, asked) = mpsc::sync_channel(1);
        let shared = Arc::clone(&trusted);
        let copy_all = move || {
            while asked.recv().is_ok() {
                copy_until_little_is_left(&connection, &shared, limits);
            }
        };
        let thread = thread::Builder::new()
            .name("cms-sqlite-log".to_owned())
            .spawn(copy_all)
            .map_err(|error| unavailable(format!("the system gives no thread for the log: {error}")))?;
        Ok(Self { limits, copier: Some(copier), thread: Some(thread), trusted })
    }

    /// To be called after each commit, by the connection that writes. Tells how many pages the log has, where it can.
    ///
    /// Nothing here fails: what could not be copied stays in the log, where it is as durable.
    pub(super) fn tidy(&self, writer: &Connection) -> Option<i64> {
        let pages = look(writer).ok()?;
        let left = pages.all - pages.copied;
        let Limits { worth_a_pass, large, little, too_large } = self.limits;
        if left >= worth_a_pass
            && let Some(copier) = &self.copier
        {
            // Full where one is waiting; and a thread that has ended leaves a log that grows until it is too large.
            let _ = copier.try_send(());
        }
        if (pages.all >= large && (1..=little).contains(&left)) || (pages.all >= too_large && left >= worth_a_pass) {
            // While the thread copies, it is not for the writer to wait.
            if let Ok(trusted) = self.trusted.try_lock() {
                let _ = copy(writer, trusted);
            }
        }
        Some(pages.all)
    }

    /// Copies all of the log and cuts it to nothing; tells whether it could, which no reader and no other process may be
    /// in the way of, nor a disk that has failed. To be called by the connection that writes, outside of a transaction.
    ///
    /// # Errors
    /// What SQLite said.
    pub(super) fn truncate(&self, writer: &Connection) -> Result<bool, rusqlite::Error> {
        // Two cannot copy at a time: whoever holds this is alone.
        let mut trusted = lock(&self.trusted);
        if !*trusted {
            return Ok(false);
        }
        // Whoever reads may do so for long, and all commits would wait with this.
        let timeout: u32 = writer.pragma_query_value(None, "busy_timeout", |row| row.get(0))?;
        writer.busy_timeout(Duration::ZERO)?;
        let busy = writer.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0));
        writer.busy_timeout(Duration::from_millis(timeout.into()))?;
        match busy {
            Err(error) => {
                *trusted = is_harmless(&error);
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) { Ok(false) } else { Err(error) }
            }
            Ok(busy) => Ok(!busy),
        }
    }

    /// Whether the log may be copied. It may not after a pass whose sync failed: nobody knows what of this pass and of
    /// those before it is in the file.
    pub(super) fn is_trusted(&self) -> bool {
        *lock(&self.trusted)
    }

    /// Lets nothing be copied any more.
    pub(super) fn distrust(&self) {
        *lock(&self.trusted) = false;
    }

    /// Lets the thread end and waits for it.
    pub(super) fn stop(&mut self) {
        self.copier.take();
        if let Some(thread) = self.thread.take() {
            // It has nothing to tell, and a panic in it has lost nothing.
            let _ = thread.join();
        }
    }
}

impl Drop for Log {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Passes over the log as long as each brings it forward; readers of older states and other processes may stand in the way.
fn copy_until_little_is_left(connection: &Connection, trusted: &Trusted, limits: Limits) {
    let mut before = None;
    while let Some(pages) = copy(connection, lock(trusted)) {
        if pages.all - pages.copied <= limits.little || before == Some(pages.copied) {
            return;
        }
        before = Some(pages.copied);
    }
}

/// How far the log is.
fn look(connection: &Connection) -> Result<Pages, rusqlite::Error> {
    ask(connection, "PRAGMA wal_checkpoint(NOOP)")
}

/// Copies what no reader stands in the way of, without making anyone wait; nothing where the log is not trusted or the
/// disk fails.
fn copy(connection: &Connection, mut trusted: MutexGuard<'_, bool>) -> Option<Pages> {
    if !*trusted {
        return None;
    }
    let copied = ask(connection, "PRAGMA wal_checkpoint(PASSIVE)");
    if let Err(error) = &copied {
        *trusted = is_harmless(error);
    }
    copied.ok()
}

/// Whether copying stopped before the disk has failed to keep anything.
fn is_harmless(error: &rusqlite::Error) -> bool {
    let harmless = [ErrorCode::DatabaseBusy, ErrorCode::DatabaseLocked, ErrorCode::DiskFull];
    error.sqlite_error_code().is_some_and(|code| harmless.contains(&code))
}

fn ask(connection: &Connection, pragma: &str) -> Result<Pages, rusqlite::Error> {
    let mut asked = connection.prepare_cached(pragma)?;
    asked.query_row([], |row| Ok(Pages { all: row.get(1)?, copied: row.get(2)? }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::{open_for_reading, open_for_writing};

    const SMALL: Limits = Limits { worth_a_pass: 4, large: 16, little: 8, too_large: 64 };
    /// What a test gives up after.
    const MANY: usize = 100_000;

    #[test]
    fn a_log_begins_anew_while_commits_go_on() {
        let (_directory, path) = path();
        let options = Options::default();
        let writer = open_for_writing(&path, &options).unwrap();
        let log = Log::start(&path, &options, SMALL).unwrap();
        let mut anew = 0;
        let mut before = 0;
        for n in 0..MANY {
            commit(&writer, n);
            log.tidy(&writer);
            let all = look(&writer).unwrap().all;
            anew += usize::from(all < before);
            before = all;
            if anew == 3 {
                return;
            }
        }
        panic!("the log has {before} pages and began anew {anew} times");
    }

    #[test]
    fn a_reader_of_an_older_state_delays_it_and_no_more() {
        let (_directory, path) = path();
        let options = Options::default();
        let writer = open_for_writing(&path, &options).unwrap();
        let log = Log::start(&path, &options, SMALL).unwrap();
        commit(&writer, 0);
        let reader = open_for_reading(&path, &options).unwrap();
        reader.execute_batch("BEGIN; SELECT count(*) FROM claims").unwrap();
        let mut before = look(&writer).unwrap().all;
        for n in 1..200 {
            commit(&writer, n);
            log.tidy(&writer);
            let all = look(&writer).unwrap().all;
            assert!(all > before, "what the reader sees was overwritten");
            before = all;
        }
        reader.execute_batch("ROLLBACK").unwrap();
        let mut more = (200..MANY).map(|n| {
            commit(&writer, n);
            log.tidy(&writer);
            look(&writer).unwrap().all
        });
        assert!(more.any(|all| all < before), "the log never began anew");
    }

    #[test]
    fn without_the_thread_the_log_is_bounded_all_the_same() {
        let (_directory, path) = path();
        let writer = open_for_writing(&path, &Options::default()).unwrap();
        let log = Log { limits: SMALL, copier: None, thread: None, trusted: Arc::new(Mutex::new(true)) };
        for n in 0..200 {
            commit(&writer, n);
            log.tidy(&writer);
            assert!(look(&writer).unwrap().all < SMALL.too_large + 16);
        }
    }

    fn commit(writer: &Connection, n: usize) {
        writer.execute("INSERT INTO claims (key, owner) VALUES (?1, 'ses')", [n.to_string()]).unwrap();
    }

    fn path() -> (tempfile::TempDir, std::path::PathBuf) {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("store.sqlite");
        (directory, path)
    }
}
