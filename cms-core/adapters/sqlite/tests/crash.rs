//! A process that is killed, or whose disk takes no more, has lost nothing that it had confirmed.
//!
//! This program starts itself as a child, which writes and prints what was confirmed; the parent kills it, opens the
//! file and looks. It has a `main` of its own because a test harness cannot be its own child.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test, though without the test harness")]

use std::io::{BufReader, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, thread};

use cms_core::storage::CommitOutcome;
use cms_core::storage::conformance::{Confirmed, block_on, commit_sessions, kill_among_commits};
use cms_core_sqlite::SqliteStore;

const FILE: &str = "CMS_CRASH_TEST_FILE";
const ROUND: &str = "CMS_CRASH_TEST_ROUND";
const WRITERS: usize = 8;

fn main() {
    if let Some(file) = env::var_os(FILE) {
        return write_until_the_end(&PathBuf::from(file), &env::var(ROUND).unwrap());
    }
    what_was_confirmed_survives_a_kill();
    println!("test what_was_confirmed_survives_a_kill ... ok");
    #[cfg(unix)]
    {
        what_was_confirmed_survives_a_disk_that_takes_no_more();
        println!("test what_was_confirmed_survives_a_disk_that_takes_no_more ... ok");
    }
}

fn what_was_confirmed_survives_a_kill() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("store.sqlite");
    let itself = |round| child(Command::new(env::current_exe().unwrap()), &file, round);
    // Early and late, before and after the log was tidied up.
    kill_among_commits(itself, |confirmed| check(&file, confirmed));
}

#[cfg(unix)]
fn what_was_confirmed_survives_a_disk_that_takes_no_more() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("store.sqlite");
    let mut shell = Command::new("sh");
    // No file may grow beyond this; the signal that says so is ignored, so that the write fails instead.
    shell.args(["-c", "trap '' XFSZ; ulimit -f 1500; exec \"$0\""]).arg(env::current_exe().unwrap());
    let mut child = child(shell, &file, 0).stdout(Stdio::piped()).spawn().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap());
    let mut confirmed = Confirmed::default();
    while confirmed.read(&mut output) {}
    let ended = child.wait().unwrap();
    assert_eq!(ended.code(), Some(UNKNOWN), "what fails in the COMMIT itself has no certain outcome: {ended}");
    assert!(confirmed.len() > WRITERS, "the disk was full too early to say anything");
    check(&file, &mut confirmed);
}

fn child(mut command: Command, file: &Path, round: usize) -> Command {
    command.env(FILE, file).env(ROUND, round.to_string());
    command
}

fn check(file: &Path, confirmed: &mut Confirmed) {
    block_on(confirmed.check(&SqliteStore::open(file).unwrap()));
}

/// How the child ends when the outcome of a commit was unknown.
const UNKNOWN: i32 = 17;
/// How the child ends when no outcome was unknown.
const REFUSED: i32 = 18;

/// The child: writes from several threads until each is refused.
fn write_until_the_end(file: &Path, round: &str) {
    let store = SqliteStore::open(file).unwrap();
    let outcomes: Vec<CommitOutcome> = thread::scope(|scope| {
        let write = |writer| {
            let (store, name) = (&store, format!("{round}_{writer}"));
            scope.spawn(move || block_on(commit_sessions(store, &name, stdout())))
        };
        let writers: Vec<_> = (0..WRITERS).map(write).collect();
        writers.into_iter().map(|writer| writer.join().unwrap()).collect()
    });
    let unknown = outcomes.iter().any(|outcome| matches!(outcome, CommitOutcome::Unknown(_)));
    std::process::exit(if unknown { UNKNOWN } else { REFUSED });
}
