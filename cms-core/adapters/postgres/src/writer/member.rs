//! One change of a batch and who waits for its outcome.

use cms_core::storage::{Changes, CommitOutcome, OutboxChange};
use tokio::sync::oneshot;

use crate::error::unavailable;

#[derive(Debug)]
pub(super) struct Member {
    pub(super) changes: Changes,
    answer: Option<oneshot::Sender<CommitOutcome>>,
    /// The COMMIT has been asked for, so that what becomes of the change is not certain until it is answered.
    committing: bool,
}

impl Member {
    pub(super) fn new(changes: Changes, answer: oneshot::Sender<CommitOutcome>) -> Self {
        Self { changes, answer: Some(answer), committing: false }
    }

    /// About how much text it writes.
    pub(super) fn bytes(&self) -> usize {
        let changes = &self.changes;
        let rows = changes.rows.iter().filter_map(|row| row.body.as_ref()).map(String::len);
        let appended = changes.append.iter().map(|entry| entry.body.len());
        let messages = changes.outbox.iter().map(|change| match change {
            OutboxChange::Add(message) => message.body.len(),
            _ => 0,
        });
        rows.chain(appended).chain(messages).sum::<usize>() + changes.reply.as_ref().map_or(0, |reply| reply.body.len())
    }

    /// Says whether what becomes of it is uncertain from now on.
    pub(super) fn set_committing(&mut self, committing: bool) {
        self.committing = committing;
    }

    pub(super) fn give(mut self, outcome: CommitOutcome) {
        self.answer(outcome);
    }

    /// Gives the outcome; a second one is passed over.
    pub(super) fn answer(&mut self, outcome: CommitOutcome) {
        if let Some(answer) = self.answer.take() {
            // Nobody waiting any more is no reason to undo what is durable.
            let _ = answer.send(outcome);
        }
    }
}

impl Drop for Member {
    /// A member that nobody answered was lost with its task, for example with the runtime.
    fn drop(&mut self) {
        let error = || unavailable("the writer of the store has ended; open the store again");
        let lost = if self.committing { CommitOutcome::Unknown } else { CommitOutcome::Unavailable };
        if self.answer.is_some() {
            self.answer(lost(error()));
        }
    }
}
