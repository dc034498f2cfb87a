//! The one thread that writes, and group commit.

mod batch;
mod log;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use cms_core::storage::{Changes, CommitOutcome, StorageError};
use rusqlite::Connection;

use self::batch::{Member, commit_batch};
use self::log::{Limits, Log};
use crate::error::unavailable;
use crate::oneshot;
use crate::options::Options;

/// Hands changes to the thread that writes.
///
/// What is queued while the disk is busy with one batch is the next batch, so a batch is as large as the load makes it
/// and nobody waits for others to come.
#[derive(Debug)]
pub(crate) struct Writer {
    queue: Mutex<Option<mpsc::Sender<Message>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Writer {
    /// Starts the thread.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] where the system gives no thread, or the file cannot be opened again.
    pub(crate) fn start(connection: Connection, path: PathBuf, options: &Options) -> Result<Self, StorageError> {
        let log = Log::start(&path, options, Limits::USUAL)?;
        let max_batch = options.max_batch.max(1);
        let (queue, received) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("cms-sqlite-writer".to_owned())
            .spawn(move || write_all(connection, &log, &path, &received, max_batch))
            .map_err(|error| unavailable(format!("the system gives no thread for the writer: {error}")))?;
        Ok(Self { queue: Mutex::new(Some(queue)), thread: Mutex::new(Some(thread)) })
    }

    /// Queues `changes`. Every receiver gets an outcome, whatever becomes of the thread.
    pub(crate) fn commit(&self, changes: Changes) -> oneshot::Receiver<CommitOutcome> {
        let (answer, receiver) = oneshot::channel();
        let member = Member::new(changes, answer);
        match &*lock(&self.queue) {
            // Where the thread has ended, the member comes back, and its drop tells so.
            Some(queue) => drop(queue.send(Message::Commit(Box::new(member)))),
            None => member.give(CommitOutcome::Unavailable(closed())),
        }
        receiver
    }

    /// Brings the log into the file and cuts it to nothing, between two batches; tells whether it could. The receiver
    /// gets nothing where the thread has ended.
    pub(crate) fn truncate_log(&self) -> oneshot::Receiver<rusqlite::Result<bool>> {
        let (answer, receiver) = oneshot::channel();
        if let Some(queue) = &*lock(&self.queue) {
            drop(queue.send(Message::TruncateLog(answer)));
        }
        receiver
    }

    /// Lets the thread finish what is queued and waits for its end.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] where the thread had ended by a panic.
    pub(crate) fn close(&self) -> Result<(), StorageError> {
        drop(lock(&self.queue).take());
        let Some(thread) = lock(&self.thread).take() else { return Ok(()) };
        // Waking a future may drop the last handle of the store on this very thread, which cannot wait for itself.
        if thread.thread().id() == thread::current().id() {
            return Ok(());
        }
        thread.join().map_err(|_| unavailable("the writer ended by a panic; what it had confirmed is stored"))
    }

    /// Runs `work` on the thread, between two batches. The receiver gets nothing where the thread has ended.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> T + Send + 'static,
    ) -> oneshot::Receiver<T> {
        let (answer, receiver) = oneshot::channel();
        let work = move |connection: &mut Connection| drop(answer.send(work(connection)));
        if let Some(queue) = &*lock(&self.queue) {
            drop(queue.send(Message::Run(Box::new(work))));
        }
        receiver
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Whoever wants to know of a panic calls `close`.
        let _ = self.close();
    }
}

pub(crate) fn closed() -> StorageError {
    unavailable("the store was closed; open it again")
}

enum Message {
    Commit(Box<Member>),
    Run(Box<dyn FnOnce(&mut Connection) + Send>),
    TruncateLog(oneshot::Sender<rusqlite::Result<bool>>),
}

fn write_all(mut connection: Connection, log: &Log, path: &Path, queue: &Receiver<Message>, max_batch: usize) {
    while let Ok(first) = queue.recv() {
        let mut batch = Vec::new();
        let mut next = Some(first);
        while let Some(message) = next {
            match message {
                Message::Commit(member) => batch.push(*member),
                Message::Run(work) => work(&mut connection),
                Message::TruncateLog(answer) => drop(answer.send(log.truncate(&connection))),
            }
            next = if batch.len() < max_batch { queue.try_recv().ok() } else { None };
        }
        commit_batch(&connection, path, batch);
        log.tidy(&connection);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
