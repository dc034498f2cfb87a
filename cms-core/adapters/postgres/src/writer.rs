//! The tasks that write, and group commit.

mod loaded;
mod member;
mod parts;
mod save;
mod state;
mod transaction;
mod wanted;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use cms_core::storage::{Changes, CommitOutcome, StorageError};
use tokio::sync::{Mutex as FairMutex, mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio::time::Instant;

use self::member::Member;
use self::transaction::{Transaction, Turn};
use self::wanted::Trust;
use crate::connect::Connector;
use crate::connection::Connection;
use crate::error::{Failure, closed, unavailable};
use crate::server::Role;

/// Hands changes to the tasks that write.
///
/// What is queued while the server is busy with one batch is the next batch, so a batch is as large as the load makes it
/// and nobody waits for others to come. Several tasks, each with a connection, have batches on their way at a time; they
/// take their locks in the order of the queue.
#[derive(Debug)]
pub(crate) struct Writer {
    queue: Mutex<Option<mpsc::UnboundedSender<Member>>>,
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

type Queue = Arc<FairMutex<mpsc::UnboundedReceiver<Member>>>;

impl Writer {
    /// Starts the tasks; the first goes on with `connection`.
    pub(crate) fn start(connector: &Arc<Connector>, connection: Connection) -> Self {
        let (queue, received) = mpsc::unbounded_channel();
        let received: Queue = Arc::new(FairMutex::new(received));
        let mut connection = Some(connection);
        let start = |_| {
            let task = Task {
                connector: Arc::clone(connector),
                queue: Arc::clone(&received),
                connection: connection.take(),
                doubts: 0,
                hurried_until: None,
            };
            connector.runtime().spawn(task.run())
        };
        let tasks = (0..connector.options().writers.max(1)).map(start).collect();
        Self { queue: Mutex::new(Some(queue)), tasks: Mutex::new(tasks) }
    }

    /// Queues `changes`. Every receiver gets an outcome, whatever becomes of the tasks.
    pub(crate) fn commit(&self, changes: Changes) -> oneshot::Receiver<CommitOutcome> {
        let (answer, receiver) = oneshot::channel();
        let member = Member::new(changes, answer);
        match &*lock(&self.queue) {
            // Where the tasks have ended, the member comes back, and its drop tells so.
            Some(queue) => drop(queue.send(member)),
            None => member.give(CommitOutcome::Unavailable(closed())),
        }
        receiver
    }

    /// Takes nothing any more; what is queued is still written.
    pub(crate) fn stop(&self) {
        drop(lock(&self.queue).take());
    }

    /// Stops, and waits until what was queued is decided.
    pub(crate) async fn close(&self) {
        self.stop();
        let tasks = std::mem::take(&mut *lock(&self.tasks));
        for task in tasks {
            // A task that panicked has told so to whoever waited for it.
            let _ = task.await;
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.stop();
    }
}

/// How often a batch is tried again because another transaction was in the way.
const RETRIES: u32 = 8;

/// How many changes of a batch are tried together where a lock was not had.
const PART: usize = 8;

/// A batch with more text than this takes no further change.
const MOST_BYTES: usize = 8 << 20;

/// For so many batches everything is read, after something that was believed to be new was there.
const DOUBTS: u32 = 32;

struct Task {
    connector: Arc<Connector>,
    queue: Queue,
    connection: Option<Connection>,
    /// For how many more batches everything is read.
    doubts: u32,
    /// Until then a lock that is not had at once is probably not had at all.
    hurried_until: Option<Instant>,
}

impl Task {
    async fn run(mut self) {
        loop {
            // Held until the batch has its locks, so that the batches of this program get them in their order.
            let mut turn = Arc::clone(&self.queue).lock_owned().await;
            let Some(first) = turn.recv().await else { break };
            let mut bytes = first.bytes();
            let mut batch = vec![first];
            while batch.len() < self.connector.options().max_batch && bytes < MOST_BYTES {
                let Ok(next) = turn.try_recv() else { break };
                bytes += next.bytes();
                batch.push(next);
            }
            self.commit_batch(batch, turn).await;
        }
    }

    /// Commits all of `batch` in one transaction, and answers each only after it.
    async fn commit_batch(&mut self, mut batch: Vec<Member>, turn: Turn) {
        let patience = self.hurried_until.filter(|until| Instant::now() < *until).map(|_| self.short_patience());
        match self.commit_together(&mut batch, Some(turn), patience).await {
            Ok(()) => {}
            Err(Failure::Held(_)) if batch.len() > 1 => self.commit_past_the_held(batch).await,
            // One of them is to blame; alone, each has its own outcome.
            Err(Failure::Refused(_)) if batch.len() > 1 => {
                let held = self.commit_in_parts(batch, 1, |_| None).await;
                refuse(held, &a_lock_is_held());
            }
            Err(failure) => refuse(batch, &failure.into_error()),
        }
    }

    /// Commits those of `batch` that do not need the lock that was not had. Who holds it is not known, and what needs it
    /// neither, so they are tried in small parts and at last one by one, and each waits a short while only.
    async fn commit_past_the_held(&mut self, batch: Vec<Member>) {
        let (short, wait) = (self.short_patience(), self.connector.options().wait_for_server);
        // The locks of a node that froze stay until the server ends its session. Meanwhile its victims ask again, and
        // should not keep everyone waiting each time.
        self.hurried_until = Instant::now().checked_add(wait.saturating_mul(2));
        let until = Instant::now().checked_add(wait / 2);
        // With very many of them, those at the end do not wait for those before them.
        let patience =
            move |now: Instant| Some(if until.is_some_and(|until| now < until) { short } else { Duration::ZERO });
        let held = self.commit_in_parts(batch, PART, patience).await;
        let held = self.commit_in_parts(held, 1, patience).await;
        refuse(held, &a_lock_is_held());
    }

    /// Commits `batch` in transactions of so many changes; gives back those for which it was too many.
    async fn commit_in_parts(
        &mut self,
        batch: Vec<Member>,
        size: usize,
        patience: impl Fn(Instant) -> Option<Duration>,
    ) -> Vec<Member> {
        let (mut left, mut rest) = (Vec::new(), batch.into_iter());
        loop {
            let mut part: Vec<Member> = rest.by_ref().take(size).collect();
            if part.is_empty() {
                return left;
            }
            match self.commit_together(&mut part, None, patience(Instant::now())).await {
                Ok(()) => {}
                Err(Failure::Held(_)) => left.extend(part),
                Err(Failure::Refused(_)) if size > 1 => left.extend(part),
                Err(Failure::Refused(error) | Failure::Retry(error)) => refuse(part, &error),
                // Without the server there is nothing to wait for, once for each of them.
                Err(failure) => {
                    refuse(part.into_iter().chain(rest.by_ref()).chain(left.drain(..)), &failure.into_error());
                }
            }
        }
    }

    /// How long to wait for a lock where there is reason to believe that it is not had at all.
    fn short_patience(&self) -> Duration {
        self.connector.options().wait_for_server / 20
    }

    /// Tries until no other transaction is in the way.
    ///
    /// # Errors
    /// Why nothing was stored. Otherwise everyone has an outcome.
    async fn commit_together(
        &mut self,
        batch: &mut [Member],
        mut turn: Option<Turn>,
        patience: Option<Duration>,
    ) -> Result<(), Failure> {
        let mut tries = 0;
        loop {
            // A connection that was lost while nobody wrote is no reason to refuse.
            let used_before = self.connection.as_ref().is_some_and(|connection| !connection.is_closed());
            let connection = match self.connection.take() {
                Some(connection) if used_before => connection,
                _ => self.connector.connect(Role::Writer).await?,
            };
            let mut transaction = Transaction::new(&self.connector, connection, patience);
            let trust = if self.doubts == 0 { Trust::Inserts } else { Trust::Reads };
            let failure = match transaction.commit(batch, &mut turn, trust).await {
                Ok(()) => {
                    self.connection = transaction.end().await;
                    self.doubts = self.doubts.saturating_sub(1);
                    return Ok(());
                }
                Err(failure) => failure,
            };
            self.connection = transaction.end().await;
            tries += 1;
            match failure {
                Failure::Retry(_) if tries <= RETRIES => self.doubts = DOUBTS,
                Failure::Lost(_) if used_before && tries == 1 => {}
                other => return Err(other),
            }
        }
    }
}

fn a_lock_is_held() -> StorageError {
    unavailable("another program holds a lock that the change needs; try again when it has ended")
}

fn refuse(batch: impl IntoIterator<Item = Member>, error: &StorageError) {
    batch.into_iter().for_each(|member| member.give(CommitOutcome::Unavailable(error.clone())));
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
