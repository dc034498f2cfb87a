//! The demonstration killed in the middle of its work, again and again on one data folder, then run to its end.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use cms_core_sqlite::SqliteStore;
use simulator::{Journal, JournalEntry};

use crate::check::violations;
use crate::moment::wait_for;
use crate::stored::Stored;
use crate::witnesses::{Witnesses, station_journals};

/// How many samples of its own all stations together have seen confirmed when each run is killed; a whole run has 27.
const KILLS: [usize; 6] = [1, 4, 9, 14, 19, 24];

#[test]
fn a_killed_demonstration_loses_nothing_that_it_confirmed() {
    let folder = tempfile::tempdir().unwrap();
    for more in KILLS {
        let target = confirmed(folder.path()) + more;
        let mut demo = start(folder.path(), &[]);
        wait_for("the samples of the demonstration", || {
            assert!(demo.try_wait().unwrap().is_none(), "the demonstration ended before it could be killed");
            confirmed(folder.path()) >= target
        });
        // SIGKILL: no handler runs, nothing is flushed.
        demo.kill().unwrap();
        demo.wait().unwrap();
    }
    let mut last = start(folder.path(), &["--once"]);
    assert!(last.wait().unwrap().success(), "see {}", folder.path().join("csms.log").display());

    let store = SqliteStore::open(folder.path().join("cms.sqlite")).unwrap();
    let stored = tokio::runtime::Runtime::new().unwrap().block_on(Stored::read(&store));
    let witnesses = Witnesses::read(folder.path(), &folder.path().join("payments.jsonl"));
    assert_eq!(violations(&stored, &witnesses), []);
    assert!(witnesses.samples() >= KILLS.iter().sum(), "only {} samples were confirmed", witnesses.samples());
    assert!(stored.sessions.len() >= KILLS.len());
}

fn start(folder: &Path, more: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_csms"));
    command.args(["demo", "--listen", "127.0.0.1:0", "--pace-ms", "1", "--data"]).arg(folder).args(more);
    command.stdout(Stdio::null()).spawn().unwrap()
}

/// How many samples the stations have seen confirmed.
fn confirmed(folder: &Path) -> usize {
    let entries = station_journals(folder).into_iter().flat_map(|journal| Journal::read(&journal).unwrap());
    entries.filter(|entry| matches!(entry, JournalEntry::Sampled(_))).count()
}
