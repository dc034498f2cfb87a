//! The one thread that writes, and group commit.

mod batch;
mod file;
mod log;

use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use cms_core::storage::{Changes, CommitOutcome, StorageError};
use rusqlite::Connection;

use self::batch::{Member, commit_batch, refuse_batch};
use self::file::File;
use crate::error::unavailable;
use crate::oneshot;
use crate::readers::Readers;

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
    pub(crate) fn start(connection: Connection, readers: Arc<Readers>) -> Result<Self, StorageError> {
        let file = File::new(connection, readers)?;
        let (queue, received) = mpsc::channel();
        let thread = thread::Builder::new()
            .name("cms-sqlite-writer".to_owned())
            .spawn(move || write_all(file, &received))
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

    /// Runs `work` on the thread, between two batches. The receiver gets nothing where the thread has ended, and an error
    /// where the file had to be closed and cannot be opened.
    pub(crate) fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> T + Send + 'static,
    ) -> oneshot::Receiver<Result<T, StorageError>> {
        self.ask(move |file| file.connection().map(work))
    }

    /// Brings the log into the file and cuts it to nothing, between two batches; tells whether it could. The receiver
    /// gets nothing where the thread has ended.
    pub(crate) fn truncate_log(&self) -> oneshot::Receiver<Result<bool, StorageError>> {
        self.ask(File::truncate_log)
    }

    fn ask<T: Send + 'static>(&self, work: impl FnOnce(&mut File) -> T + Send + 'static) -> oneshot::Receiver<T> {
        let (answer, receiver) = oneshot::channel();
        let work = move |file: &mut File| drop(answer.send(work(file)));
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
    Run(Box<dyn FnOnce(&mut File) + Send>),
}

fn write_all(mut file: File, queue: &Receiver<Message>) {
    let path = file.path().to_owned();
    while let Ok(first) = queue.recv() {
        let mut batch = Vec::new();
        let mut next = Some(first);
        while let Some(message) = next {
            match message {
                Message::Commit(member) => batch.push(*member),
                Message::Run(work) => work(&mut file),
            }
            next = if batch.len() < file.max_batch() { queue.try_recv().ok() } else { None };
        }
        match file.connection() {
            Ok(connection) => commit_batch(connection, &path, batch),
            Err(error) => refuse_batch(batch, &error),
        }
        file.tidy();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
