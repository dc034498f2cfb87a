//! A program that commits until it is killed, and whether what it had confirmed is there.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use crate::storage::{
    Append, AppendQuery, Changes, CommitOutcome, OutboxQuery, Position, RowChange, RowKey, RowQuery, Snapshot, Store,
    Table,
};

const SESSIONS: Table = Table::new("sessions");

/// Starts the program that `child` gives, kills it among its commits, and lets `check` look at what is stored; again and
/// again on one store, early and late. The number of the round is handed to `child`, so that each commits other sessions.
///
/// The program has to write to its standard output what [`commit_sessions`] writes, of one store and of as many writers as
/// you like. A test can start itself, with a variable in its environment that says which of the two it is.
///
/// # Panics
/// Where the program cannot be started or ends by itself, and where `check` does, as [`Confirmed::check`].
#[allow(clippy::needless_pass_by_value, reason = "so are they written where it is called")]
pub fn kill_among_commits(mut child: impl FnMut(usize) -> Command, mut check: impl FnMut(&mut Confirmed)) {
    let mut confirmed = Confirmed::default();
    for (round, count) in [1, 30, 400, 7, 2500, 90].into_iter().enumerate() {
        let mut child = child(round).stdout(Stdio::piped()).spawn().unwrap();
        let Some(output) = child.stdout.take() else { panic!("the child has no output") };
        let mut output = BufReader::new(output);
        for _ in 0..count {
            assert!(confirmed.read(&mut output), "the child ended by itself");
        }
        child.kill().unwrap();
        assert!(!child.wait().unwrap().success(), "the child ended by itself");
        // What it had said before the kill took effect counts too.
        while confirmed.read(&mut output) {}
        check(&mut confirmed);
    }
}

/// Commits one session after the other, with something of every kind that can be lost, and writes a line to `output` after
/// each was confirmed. Ends with the first outcome that is none.
///
/// `writer` is a part of the sessions' names: no two writers of a store may have the same.
///
/// # Panics
/// Where `output` cannot be written, or a commit gave no number.
pub async fn commit_sessions(store: &dyn Store, writer: &str, mut output: impl Write + Send) -> CommitOutcome {
    let mut n = 0;
    loop {
        let id = format!("ses_{writer}_{n:06}");
        let outcome = store.commit(session(&id)).await;
        let CommitOutcome::Committed(committed) = outcome else { return outcome };
        let number = committed.numbers.first().map(|given| given.number).unwrap();
        // In one piece, so that a line is there whole or is not read.
        output.write_all(format!("{id} {number}\n").as_bytes()).and_then(|()| output.flush()).unwrap();
        n += 1;
    }
}

/// What was confirmed by programs that were killed, or could not go on: sessions, and the number that each was given.
#[derive(Debug, Clone, Default)]
pub struct Confirmed {
    numbers: BTreeMap<String, u64>,
}

impl Confirmed {
    /// Takes in the next line of what [`commit_sessions`] wrote; false where there is no whole line any more.
    ///
    /// # Panics
    /// Where `output` cannot be read, or is something else.
    pub fn read(&mut self, output: &mut impl BufRead) -> bool {
        let mut line = String::new();
        output.read_line(&mut line).unwrap();
        let Some((id, number)) = line.strip_suffix('\n').and_then(|line| line.split_once(' ')) else { return false };
        self.numbers.insert(id.to_owned(), number.parse().unwrap());
        true
    }

    /// How many sessions were confirmed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether none was.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// Checks that all that was confirmed is there, that every change is there whole or not at all, that the numbers have no
    /// gap, and that the store goes on. Nobody else may be committing.
    ///
    /// # Panics
    /// Where something of it is not so.
    pub async fn check(&mut self, store: &dyn Store) {
        // Of a program that was killed a transaction may still be open at a server. It holds the series, so this comes
        // after its end.
        match store.commit(session("zzz")).await {
            CommitOutcome::Committed(last) => {
                let number = last.numbers.first().map(|given| given.number).unwrap();
                self.numbers.insert("zzz".to_owned(), number);
            }
            other => panic!("the store does not go on: {other:?}"),
        }
        self.look(&mut *store.snapshot().await.unwrap()).await;
    }

    async fn look(&self, snapshot: &mut dyn Snapshot) {
        let rows = RowQuery { table: SESSIONS, index: None, after: None, limit: u32::MAX };
        let rows: Vec<String> = snapshot.rows(rows).await.unwrap().items.into_iter().map(|row| row.id).collect();
        let mut numbers = Vec::new();
        for id in &rows {
            let holder = snapshot.claim(format!("claim/{id}")).await.unwrap();
            assert_eq!(holder.as_deref(), Some(id.as_str()), "a claim of {id} was lost");
            let number = snapshot.number("invoice".to_owned(), id.clone()).await.unwrap();
            numbers.push(number.unwrap_or_else(|| panic!("{id} has no number")));
            if let Some(confirmed) = self.numbers.get(id) {
                assert_eq!(number, Some(*confirmed), "{id} was told another number");
            }
        }
        for id in self.numbers.keys() {
            assert!(rows.binary_search(id).is_ok(), "{id} was confirmed and is lost");
        }
        let all = AppendQuery { stream: None, after: Position(0), limit: u32::MAX };
        let mut samples: Vec<_> =
            snapshot.appended(all).await.unwrap().items.into_iter().map(|entry| entry.key).collect();
        samples.sort_unstable();
        assert_eq!(samples, rows, "a change was stored in part");
        let all = OutboxQuery { topic: None, key: None, heads: false, after: Position(0), limit: u32::MAX };
        let mut messages: Vec<_> = snapshot.outbox(all).await.unwrap().into_iter().map(|message| message.id).collect();
        messages.sort_unstable();
        assert_eq!(messages, rows, "a change was stored in part");
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=rows.len() as u64).collect::<Vec<_>>(), "the series has a gap");
    }
}

fn session(id: &str) -> Changes {
    // JSON text of the size of a session.
    let body = format!("{{\"id\":\"{id}\",\"note\":\"{}\"}}", "x".repeat(600));
    let mut changes = Changes::new();
    changes.claim(format!("claim/{id}"), id);
    changes.rows.push(RowChange { key: RowKey::new(SESSIONS, id), body: Some(body.clone()), index: Vec::new() });
    changes.append.push(Append { stream: format!("samples/{id}"), key: id.to_owned(), at_ms: 0, body });
    changes.send(id, id, "station", &id);
    changes.allocate("invoice", id);
    changes
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;
    use crate::storage::conformance::block_on;
    use crate::storage::{Fault, FaultPlan, MemoryStore};

    /// A store that took so many sessions, and what it said.
    fn written(count: u64) -> (MemoryStore, String) {
        let store = MemoryStore::with_faults(FaultPlan::new().on(count + 1, Fault::Unavailable));
        let mut output = Vec::new();
        assert!(matches!(block_on(commit_sessions(&store, "0_0", &mut output)), CommitOutcome::Unavailable(_)));
        (store, String::from_utf8(output).unwrap())
    }

    fn confirmed(output: &str) -> Confirmed {
        let mut confirmed = Confirmed::default();
        let mut output = output.as_bytes();
        while confirmed.read(&mut output) {}
        confirmed
    }

    fn finds(store: &MemoryStore, output: &str, what: &str) {
        let look = || block_on(confirmed(output).check(store));
        let told = *catch_unwind(AssertUnwindSafe(look)).unwrap_err().downcast::<String>().unwrap();
        assert!(told.contains(what), "{told}");
    }

    #[test]
    fn what_was_confirmed_is_there_and_the_store_goes_on() {
        let (store, output) = written(9);
        let mut confirmed = confirmed(&output);
        assert_eq!(confirmed.len(), 9);
        for _ in 0..2 {
            block_on(confirmed.check(&store));
        }
    }

    #[test]
    fn a_line_that_was_cut_off_is_not_read() {
        let (store, output) = written(9);
        let mut confirmed = confirmed(&output[..output.len() - 1]);
        assert_eq!(confirmed.len(), 8);
        block_on(confirmed.check(&store));
    }

    #[test]
    fn what_is_lost_or_wrong_is_found() {
        type Spoil = fn(&mut Changes);
        let (store, output) = written(3);
        finds(&store, &format!("{output}ses_1_0 4\n"), "ses_1_0 was confirmed and is lost");
        finds(&store, &output.replace("_000001 2\n", "_000001 3\n"), "ses_0_0_000001 was told another number");
        let spoils: [(&str, Spoil); 3] = [
            ("the series has a gap", |changes| changes.allocate("invoice", "nobody")),
            ("a change was stored in part", |changes| changes.delivered("ses_0_0_000001")),
            ("a claim of ses_0_0_000001 was lost", |changes| changes.release("claim/ses_0_0_000001", "ses_0_0_000001")),
        ];
        for (what, spoil) in spoils {
            let (store, output) = written(3);
            let mut changes = Changes::new();
            spoil(&mut changes);
            assert!(matches!(block_on(store.commit(changes)), CommitOutcome::Committed(_)));
            finds(&store, &output, what);
        }
    }
}
