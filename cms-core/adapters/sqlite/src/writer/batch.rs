//! Many changes in one transaction, each with its own outcome.

use std::path::Path;

use cms_core::storage::{Changes, CommitOutcome, StorageError};
use rusqlite::{Connection, Error};

use crate::apply::{apply, write_last_position};
use crate::checks::{importing, last_position};
use crate::error::{Failure, incomplete, nothing_was_stored, storage_error, unavailable};
use crate::oneshot;
use crate::transaction::{begin, roll_back};

/// One change of a batch and who waits for its outcome.
#[derive(Debug)]
pub(super) struct Member {
    changes: Changes,
    answer: Option<oneshot::Sender<CommitOutcome>>,
    /// The COMMIT has been asked for, so that what becomes of the change is not certain until it is answered.
    committing: bool,
}

impl Member {
    pub(super) fn new(changes: Changes, answer: oneshot::Sender<CommitOutcome>) -> Self {
        Self { changes, answer: Some(answer), committing: false }
    }

    pub(super) fn give(mut self, outcome: CommitOutcome) {
        if let Some(answer) = self.answer.take() {
            // Nobody waiting any more is no reason to undo what is durable.
            let _ = answer.send(outcome);
        }
    }
}

impl Drop for Member {
    /// A member that nobody answered was lost with the thread.
    fn drop(&mut self) {
        if let Some(answer) = self.answer.take() {
            let error = unavailable("the writer of the store has ended; open the store again");
            let lost = if self.committing { CommitOutcome::Unknown } else { CommitOutcome::Unavailable };
            let _ = answer.send(lost(error));
        }
    }
}

/// Commits all `members` with one write to the disk, and answers each only after it.
pub(super) fn commit_batch(connection: &Connection, path: &Path, mut members: Vec<Member>) {
    while !members.is_empty() {
        match write(connection, &members) {
            Written::All(outcomes) => return finish(connection, path, members, outcomes),
            Written::AllBut { failed, error } => {
                // The transaction is gone and with it what the others wrote, so they are written again without it.
                let error = storage_error(&error, path);
                members.remove(failed).give(CommitOutcome::Unavailable(error));
            }
            Written::Nothing(failure) => {
                return refuse_batch(members, &failure.at(path));
            }
        }
    }
}

/// Tells all `members` that nothing of them is stored.
pub(super) fn refuse_batch(members: Vec<Member>, error: &StorageError) {
    members.into_iter().for_each(|member| member.give(CommitOutcome::Unavailable(error.clone())));
}

/// What became of a batch before its COMMIT.
enum Written {
    /// Each has its outcome; the transaction is open.
    All(Vec<CommitOutcome>),
    /// SQLite failed at one of them; the transaction is rolled back.
    AllBut { failed: usize, error: Error },
    /// The transaction could not be begun, or not be brought to its end, or the store must not be used; it is rolled
    /// back.
    Nothing(Failure),
}

fn write(connection: &Connection, members: &[Member]) -> Written {
    let before = match begin_usable(connection) {
        Ok(last) => last,
        Err(failure) => {
            let _ = roll_back(connection);
            return Written::Nothing(failure);
        }
    };
    let mut last = before;
    let mut outcomes = Vec::with_capacity(members.len());
    for (place, member) in members.iter().enumerate() {
        match apply(connection, &member.changes, &mut last) {
            Ok(outcome) => outcomes.push(outcome),
            Err(error) => {
                // Should this fail, the next batch begins by trying it again.
                let _ = roll_back(connection);
                return Written::AllBut { failed: place, error };
            }
        }
    }
    if last != before
        && let Err(error) = write_last_position(connection, last)
    {
        let _ = roll_back(connection);
        return Written::Nothing(error.into());
    }
    Written::All(outcomes)
}

fn finish(connection: &Connection, path: &Path, mut members: Vec<Member>, outcomes: Vec<CommitOutcome>) {
    members.iter_mut().for_each(|member| member.committing = true);
    let committed = connection.prepare_cached("COMMIT").and_then(|mut commit| commit.execute([]));
    let Err(error) = committed else {
        members.into_iter().zip(outcomes).for_each(|(member, outcome)| member.give(outcome));
        return;
    };
    let certain = roll_back(connection).is_ok() && nothing_was_stored(&error);
    let error = storage_error(&error, path);
    for (member, outcome) in members.into_iter().zip(outcomes) {
        // A refusal may rest on what another member of the batch wrote, so it is not told either.
        let unknown = !certain && matches!(outcome, CommitOutcome::Committed(_));
        let lost = if unknown { CommitOutcome::Unknown } else { CommitOutcome::Unavailable };
        member.give(lost(error.clone()));
    }
}

/// Begins the transaction and tells the last position given out.
fn begin_usable(connection: &Connection) -> Result<i64, Failure> {
    begin(connection)?;
    if importing(connection)? { Err(incomplete()) } else { Ok(last_position(connection)?) }
}
