//! The connections that read.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use cms_core::storage::StorageError;
use rusqlite::Connection;

use crate::file::open_for_reading;
use crate::oneshot;
use crate::options::Options;
use crate::writer::closed;

/// Lends connections that only read; opens them when they are needed, up to a limit, and keeps a few.
#[derive(Debug)]
pub(crate) struct Readers {
    path: PathBuf,
    options: Options,
    pool: Mutex<Pool>,
}

impl Readers {
    pub(crate) fn new(path: PathBuf, options: Options) -> Arc<Self> {
        Arc::new(Self { path, options, pool: Mutex::default() })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    /// A connection of one's own until the lease is dropped; waits where all are lent.
    ///
    /// # Errors
    /// [`StorageError`] where the file cannot be opened or the store is closed.
    pub(crate) async fn lease(self: &Arc<Self>) -> Result<Lease, StorageError> {
        let mut lease = match self.ask()? {
            Turn::Now(lease) => lease,
            Turn::Later(turn) => turn.await.ok_or_else(closed)?,
        };
        if lease.connection.is_none() {
            lease.connection = Some(open_for_reading(&self.path, &self.options)?);
        }
        Ok(lease)
    }

    /// Closes the connections that nobody reads from.
    pub(crate) fn close_idle(&self) {
        let mut pool = self.lock();
        pool.granted -= pool.idle.len();
        let dropped = std::mem::take(&mut pool.idle);
        drop(pool);
        drop(dropped);
    }

    /// Lends nothing any more. What is lent stays usable until it is given back.
    pub(crate) fn close(&self) {
        let mut pool = self.lock();
        pool.closed = true;
        pool.granted -= pool.idle.len();
        // Both may run foreign code when they are dropped, so not under the lock.
        let dropped = (std::mem::take(&mut pool.idle), std::mem::take(&mut pool.waiting));
        drop(pool);
        drop(dropped);
    }

    fn ask(self: &Arc<Self>) -> Result<Turn, StorageError> {
        let mut pool = self.lock();
        if pool.closed {
            return Err(closed());
        }
        let connection = pool.idle.pop();
        if connection.is_none() {
            if pool.granted >= self.options.max_readers.max(1) {
                let (turn, receiver) = oneshot::channel();
                pool.waiting.push_back(turn);
                return Ok(Turn::Later(receiver));
            }
            pool.granted += 1;
        }
        Ok(Turn::Now(Lease { readers: Some(Arc::clone(self)), connection }))
    }

    /// Takes back a grant with its connection, if that is still good, and gives it to whoever waits.
    fn give_back(self: &Arc<Self>, mut connection: Option<Connection>) {
        loop {
            let mut pool = self.lock();
            let Some(waiting) = pool.waiting.pop_front() else {
                match connection {
                    Some(good) if !pool.closed && pool.idle.len() < self.options.idle_readers => pool.idle.push(good),
                    unneeded => {
                        pool.granted -= 1;
                        drop(pool);
                        drop(unneeded);
                    }
                }
                return;
            };
            drop(pool);
            let lease = Lease { readers: Some(Arc::clone(self)), connection };
            let Err(mut refused) = waiting.send(lease) else { return };
            // Whoever waited has gone: on to the next, without a recursion as long as the queue.
            refused.readers = None;
            connection = refused.connection.take();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Pool> {
        self.pool.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection that is lent, or the right to open one.
#[derive(Debug)]
pub(crate) struct Lease {
    readers: Option<Arc<Readers>>,
    connection: Option<Connection>,
}

impl Lease {
    /// The connection.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] for a lease that has none, which [`Readers::lease`] never gives out.
    pub(crate) fn connection(&self) -> Result<&Connection, StorageError> {
        self.connection.as_ref().ok_or_else(closed)
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let Some(readers) = self.readers.take() else { return };
        // A connection that cannot end its transaction would show old data to the next reader.
        let good = |connection: &Connection| connection.is_autocommit() || connection.execute_batch("ROLLBACK").is_ok();
        readers.give_back(self.connection.take().filter(good));
    }
}

#[derive(Debug, Default)]
struct Pool {
    idle: Vec<Connection>,
    /// Leases and idle connections together.
    granted: usize,
    waiting: VecDeque<oneshot::Sender<Lease>>,
    closed: bool,
}

enum Turn {
    Now(Lease),
    Later(oneshot::Receiver<Lease>),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::open_for_writing;
    use cms_core::storage::conformance::block_on;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn readers(max_readers: usize, idle_readers: usize) -> (tempfile::TempDir, Connection, Arc<Readers>) {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("store.sqlite");
        let options = Options { max_readers, idle_readers, ..Options::default() };
        let writer = open_for_writing(&path, &options).unwrap();
        (directory, writer, Readers::new(path, options))
    }

    fn poll<F: Future>(future: std::pin::Pin<&mut F>) -> Poll<F::Output> {
        future.poll(&mut Context::from_waker(Waker::noop()))
    }

    #[test]
    fn whoever_comes_when_all_are_lent_gets_the_next_one_given_back() {
        let (_directory, _writer, readers) = readers(2, 2);
        let (first, second) = (block_on(readers.lease()).unwrap(), block_on(readers.lease()).unwrap());
        let mut third = pin!(readers.lease());
        let mut fourth = pin!(readers.lease());
        assert!(poll(third.as_mut()).is_pending());
        assert!(poll(fourth.as_mut()).is_pending());
        drop(first);
        assert!(poll(fourth.as_mut()).is_pending(), "the fourth must not overtake the third");
        let Poll::Ready(Ok(third)) = poll(third) else { panic!("the third waits although one was given back") };
        drop((second, third));
        assert!(poll(fourth).is_ready());
        assert_eq!(readers.lock().granted, 2);
    }

    #[test]
    fn a_turn_of_someone_who_has_gone_passes_to_the_next() {
        let (_directory, _writer, readers) = readers(1, 1);
        let only = block_on(readers.lease()).unwrap();
        let mut goes_before = Box::pin(readers.lease());
        let mut goes_after = Box::pin(readers.lease());
        let mut stays = pin!(readers.lease());
        assert!(poll(goes_before.as_mut()).is_pending());
        assert!(poll(goes_after.as_mut()).is_pending());
        assert!(poll(stays.as_mut()).is_pending());
        drop(goes_before);
        drop(only);
        // This one was given its turn and never took it.
        drop(goes_after);
        assert!(poll(stays).is_ready());
    }

    #[test]
    fn no_more_than_asked_are_kept_idle() {
        let (_directory, _writer, readers) = readers(8, 2);
        let lent: Vec<_> = (0..5).map(|_| block_on(readers.lease()).unwrap()).collect();
        assert_eq!(readers.lock().granted, 5);
        drop(lent);
        let pool = readers.lock();
        assert_eq!((pool.idle.len(), pool.granted), (2, 2));
    }

    #[test]
    fn a_connection_that_could_not_be_opened_does_not_use_up_the_limit() {
        let missing = Path::new("/nonexistent/store.sqlite").to_owned();
        let readers = Readers::new(missing, Options { max_readers: 1, ..Options::default() });
        for _ in 0..3 {
            assert_eq!(block_on(readers.lease()).unwrap_err().code(), "storage.unavailable");
        }
        assert_eq!(readers.lock().granted, 0);
    }

    #[test]
    fn closing_ends_the_wait_of_whoever_waits() {
        let (_directory, _writer, readers) = readers(1, 1);
        let lent = block_on(readers.lease()).unwrap();
        let mut waits = pin!(readers.lease());
        assert!(poll(waits.as_mut()).is_pending());
        readers.close();
        assert!(matches!(poll(waits), Poll::Ready(Err(_))));
        assert!(block_on(readers.lease()).is_err());
        drop(lent);
        assert_eq!(readers.lock().granted, 0);
    }
}
