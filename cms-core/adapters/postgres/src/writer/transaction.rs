//! One transaction: lock, read, decide, write, COMMIT.

use std::borrow::Cow;
use std::time::Duration;

use cms_core::storage::{CommitOutcome, Committed, StorageError};
use tokio::sync::{OwnedMutexGuard, mpsc};

use super::member::Member;
use super::save::{self, Writes};
use super::state::{Decided, State};
use super::wanted::{self, Trust, Wanted};
use crate::connect::Connector;
use crate::connection::{Answer, Ask, Connection};
use crate::convert::position_from_sql;
use crate::error::{Failure, nothing_was_stored, storage_error, unavailable};
use crate::locks::BEGIN;
use crate::server::milliseconds;

/// The right to take the next changes from the queue and to lock what they look at.
pub(super) type Turn = OwnedMutexGuard<mpsc::UnboundedReceiver<Member>>;

/// A transaction on a connection.
pub(super) struct Transaction<'c> {
    connector: &'c Connector,
    connection: Connection,
    state: Session,
    /// How long to wait for each lock, where it is not as long as ever.
    patience: Option<Duration>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Session {
    /// No transaction is open.
    Idle,
    /// One is open.
    Open,
    /// The server was silent, so nobody knows.
    Lost,
}

impl<'c> Transaction<'c> {
    pub(super) fn new(connector: &'c Connector, connection: Connection, patience: Option<Duration>) -> Self {
        Self { connector, connection, state: Session::Idle, patience }
    }

    /// Commits all of `batch` and gives each its outcome; gives up `turn` as soon as all locks are held.
    ///
    /// # Errors
    /// Why nothing was stored; then nobody has been given an outcome.
    pub(super) async fn commit(
        &mut self,
        batch: &mut [Member],
        turn: &mut Option<Turn>,
        trust: Trust,
    ) -> Result<(), Failure> {
        let Some((decided, before)) = self.write(batch, turn, trust).await? else { return Ok(()) };
        if self.connection.is_closed() {
            return Err(Failure::Lost(unavailable("the connection was lost before the COMMIT")));
        }
        for (member, decided) in batch.iter_mut().zip(&decided) {
            member.set_committing(matches!(decided, Decided::Accepted { .. }));
        }
        let answer = self.connector.within(self.connection.client().batch_execute("COMMIT")).await;
        self.state = if matches!(answer, Ok(Ok(()))) { Session::Idle } else { Session::Lost };
        let error = match answer {
            Ok(Ok(())) => {
                let outcomes = decided.into_iter().map(|decided| decided.outcome(before));
                batch.iter_mut().zip(outcomes).for_each(|(member, outcome)| member.answer(outcome));
                return Ok(());
            }
            Ok(Err(error)) if nothing_was_stored(&error) => {
                self.state = Session::Idle;
                batch.iter_mut().for_each(|member| member.set_committing(false));
                return Err(Failure::Retry(storage_error(&error)));
            }
            Ok(Err(error)) => storage_error(&error),
            Err(error) => error,
        };
        for (member, decided) in batch.iter_mut().zip(decided) {
            // A refusal may rest on what another member of the batch wrote, so it is not told either.
            let unknown = matches!(decided, Decided::Accepted { .. });
            let lost = if unknown { CommitOutcome::Unknown } else { CommitOutcome::Unavailable };
            member.answer(lost(error.clone()));
        }
        Ok(())
    }

    /// Ends what is open, and gives back the connection if it is still good.
    pub(super) async fn end(self) -> Option<Connection> {
        let good = match self.state {
            Session::Idle => !self.connection.is_closed(),
            Session::Open => {
                let rolled_back = self.connector.within(self.connection.client().batch_execute("ROLLBACK")).await;
                matches!(rolled_back, Ok(Ok(())))
            }
            Session::Lost => false,
        };
        if good {
            return Some(self.connection);
        }
        self.connection.cut();
        None
    }

    /// Does all but the COMMIT: what becomes of each change, and the last position before those of the batch. Where there
    /// is nothing to write, everyone is given an outcome and there is nothing left to do.
    async fn write(
        &mut self,
        batch: &mut [Member],
        turn: &mut Option<Turn>,
        trust: Trust,
    ) -> Result<Option<(Vec<Decided>, i64)>, Failure> {
        let (decided, written) = {
            let mut wanted = Wanted::new(trust);
            batch.iter().for_each(|member| wanted.add(&member.changes));
            let mut state = self.load(&wanted).await?;
            turn.take();
            let decided: Vec<Decided> = batch.iter().map(|member| state.decide(&member.changes)).collect();
            let writes = Writes::new(&state);
            if writes.is_empty() {
                (decided, Err(state.last_position))
            } else {
                let answers = self.ask(None, &writes.asks).await?;
                let last = writes.last_position(&answers)?;
                (decided, Ok(last.map_or(state.last_position, |last| last - state.positions)))
            }
        };
        match written {
            Ok(before) => Ok(Some((decided, before))),
            Err(last) => {
                let outcomes = decided.into_iter().map(|decided| decided.outcome(last));
                batch.iter_mut().zip(outcomes).for_each(|(member, outcome)| member.answer(outcome));
                Ok(None)
            }
        }
    }

    async fn load<'a>(&mut self, wanted: &Wanted<'a>) -> Result<State<'a>, Failure> {
        let statements = wanted::STATEMENTS.iter().chain(save::STATEMENTS).copied();
        let prepared = self.connector.within(self.connection.prepare(statements)).await;
        self.answered(prepared)?;
        self.state = Session::Open;
        let (loads, asks) = wanted.asks(self.connector.lock_class());
        let begin = match self.patience {
            None => Cow::Borrowed(BEGIN),
            Some(patience) => Cow::Owned(format!("{BEGIN}; SET LOCAL lock_timeout TO {}", milliseconds(patience))),
        };
        let answers = self.ask(Some(&begin), &asks).await?;
        let rows = answers.into_iter().map(|answer| answer.rows);
        Ok(State::new(wanted, loads.into_iter().zip(rows).collect())?)
    }

    async fn ask(&mut self, first: Option<&str>, asks: &[Ask<'_>]) -> Result<Vec<Answer>, Failure> {
        let answers = self.connector.within(self.connection.run(first, asks)).await;
        self.answered(answers)
    }

    fn answered<T>(&mut self, answer: Result<Result<T, tokio_postgres::Error>, StorageError>) -> Result<T, Failure> {
        match answer {
            Ok(answer) => Ok(answer?),
            Err(silent) => {
                self.state = Session::Lost;
                Err(Failure::Down(silent))
            }
        }
    }
}

impl Decided {
    /// What is told after the COMMIT of a batch whose first position comes after `before`.
    fn outcome(self, before: i64) -> CommitOutcome {
        match self {
            Self::Refused(outcome) => outcome,
            Self::Accepted { positions, numbers } => {
                CommitOutcome::Committed(Committed { position: position_from_sql(before + positions), numbers })
            }
        }
    }
}
