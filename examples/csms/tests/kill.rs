//! The demonstration killed in the middle of its work, again and again on one data folder, then run to its end: nothing
//! that a station saw confirmed is lost, and nothing is billed twice.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may panic and tell in its helpers too")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use cms_core::billing::{Cdr, Invoice};
use cms_core::metering::Energy;
use cms_core::session::{
    QuarantineItem, SampleRecord, Session, SessionEvent, SessionState, fold, samples_stream, session_stream,
};
use cms_core::storage::{AppendQuery, Position, Row as _, Snapshot, Store as _, all};
use cms_core_sqlite::SqliteStore;
use simulator::{Journal, JournalEntry};

/// How many samples of its own all stations together have seen confirmed when each run is killed; a whole run has 27.
const KILLS: [usize; 6] = [1, 4, 9, 14, 19, 24];

#[test]
fn a_killed_central_system_loses_nothing_that_it_confirmed() {
    let folder = tempfile::tempdir().unwrap();
    for more in KILLS {
        let target = confirmed(folder.path()) + more;
        let mut demo = start(folder.path(), &[]);
        wait_for(&mut demo, || confirmed(folder.path()) >= target);
        // SIGKILL: no handler runs, nothing is flushed.
        demo.kill().unwrap();
        demo.wait().unwrap();
    }
    let mut last = start(folder.path(), &["--once"]);
    assert!(last.wait().unwrap().success(), "see {}", folder.path().join("csms.log").display());

    let stored = tokio::runtime::Runtime::new().unwrap().block_on(Stored::read(&folder.path().join("cms.sqlite")));
    let mut samples = 0;
    for journal in journals(folder.path()) {
        samples += stored.holds_what_was_confirmed(&Journal::read(&journal).unwrap());
    }
    assert!(samples >= KILLS.iter().sum(), "only {samples} samples were confirmed");
    stored.bills_each_session_once();
}

fn start(folder: &Path, more: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_csms"));
    command.args(["demo", "--listen", "127.0.0.1:0", "--pace-ms", "1", "--data"]).arg(folder).args(more);
    command.stdout(Stdio::null()).spawn().unwrap()
}

/// Looks until it is so. What is waited for happens in another process, which tells of it in files only.
fn wait_for(demo: &mut Child, mut so: impl FnMut() -> bool) {
    #[expect(clippy::disallowed_methods, reason = "a limit for a run that hangs, not a time that is tested")]
    let started = Instant::now();
    while !so() {
        assert!(demo.try_wait().unwrap().is_none(), "the demonstration ended before it could be killed");
        assert!(started.elapsed() < Duration::from_secs(120), "the demonstration hangs");
        std::thread::yield_now();
    }
}

fn journals(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|extension| extension == "jsonl")).collect()
}

/// How many samples the stations have seen confirmed.
fn confirmed(folder: &Path) -> usize {
    let entries = journals(folder).into_iter().flat_map(|journal| Journal::read(&journal).unwrap());
    entries.filter(|entry| matches!(entry, JournalEntry::Sampled(_))).count()
}

/// What the store holds after the last run.
struct Stored {
    sessions: Vec<(Session, Vec<SampleRecord>)>,
    cdrs: Vec<Cdr>,
    numbers: BTreeSet<u64>,
    invoices: usize,
    quarantine: Vec<QuarantineItem>,
}

impl Stored {
    async fn read(path: &Path) -> Self {
        let store = SqliteStore::open(path).unwrap();
        let mut snapshot = store.snapshot().await.unwrap();
        let snapshot = &mut *snapshot;
        let mut sessions = Vec::new();
        for session in all::<Session>(snapshot, None).await.unwrap() {
            let session = session.value;
            let events: Vec<SessionEvent> = appended(snapshot, session_stream(&session.id)).await;
            assert_eq!(fold(&events).as_ref(), Some(&session), "the events are the record of the row");
            let samples = appended(snapshot, samples_stream(&session.id)).await;
            sessions.push((session, samples));
        }
        let invoices = all::<Invoice>(snapshot, None).await.unwrap();
        let mut numbers = BTreeSet::new();
        for invoice in &invoices {
            let (series, owner) = (invoice.value.series.clone(), invoice.value.id.to_string());
            numbers.insert(snapshot.number(series, owner).await.unwrap().unwrap());
        }
        Self {
            sessions,
            cdrs: all(snapshot, None).await.unwrap().into_iter().map(|row| row.value).collect(),
            numbers,
            invoices: invoices.len(),
            quarantine: all(snapshot, None).await.unwrap().into_iter().map(|row| row.value).collect(),
        }
    }

    /// Everything that a station saw confirmed is stored as it was sent. Returns how many samples that were.
    fn holds_what_was_confirmed(&self, journal: &[JournalEntry]) -> usize {
        let mut confirmed = 0;
        for entry in journal {
            match entry {
                JournalEntry::Started(start) => {
                    self.session(&start.transaction_id);
                }
                JournalEntry::Sampled(sample) => {
                    confirmed += 1;
                    let register = Some(Energy::from_wh(sample.register_wh.try_into().unwrap()).unwrap());
                    let (_, samples) = self.session(&sample.transaction_id);
                    let kept = samples
                        .iter()
                        .filter(|kept| {
                            kept.sample.at.timestamp_millis() == sample.at.timestamp_millis()
                                && kept.sample.energy_register() == register
                        })
                        .count();
                    assert!(kept >= 1, "lost: {sample:?}");
                }
                JournalEntry::Stopped(stop) => {
                    assert_ne!(self.session(&stop.transaction_id).0.state, SessionState::Open);
                }
                _ => {}
            }
        }
        confirmed
    }

    fn session(&self, transaction_id: &str) -> &(Session, Vec<SampleRecord>) {
        let mut found = self.sessions.iter().filter(|(session, _)| session.transaction_id == transaction_id);
        let session = found.next().unwrap_or_else(|| panic!("transaction {transaction_id} is lost"));
        assert!(found.next().is_none(), "transaction {transaction_id} became two sessions");
        session
    }

    fn bills_each_session_once(&self) {
        let mut billed: BTreeMap<&str, usize> = BTreeMap::new();
        for cdr in &self.cdrs {
            *billed.entry(cdr.session.as_str()).or_default() += 1;
        }
        for (session, _) in &self.sessions {
            let cdrs = billed.get(session.id.as_str()).copied().unwrap_or_default();
            let waits =
                self.quarantine.iter().filter(|item| item.id == session.id.as_str() && !item.index().is_empty());
            assert_eq!(cdrs + waits.count(), usize::from(session.state != SessionState::Open), "{session:?}");
        }
        assert_eq!(self.invoices, self.cdrs.len());
        let gapless: BTreeSet<u64> = (1..=self.invoices as u64).collect();
        assert_eq!(self.numbers, gapless);
        // The last run charged at every station and left nothing open.
        assert!(self.sessions.iter().all(|(session, _)| session.state != SessionState::Open));
        assert!(self.sessions.len() >= KILLS.len());
    }
}

async fn appended<T: serde::de::DeserializeOwned>(snapshot: &mut dyn Snapshot, stream: String) -> Vec<T> {
    let query = AppendQuery { stream: Some(stream), after: Position::default(), limit: 10_000 };
    let page = snapshot.appended(query).await.unwrap();
    assert!(!page.more);
    page.items.iter().map(|row| serde_json::from_str(&row.body).unwrap()).collect()
}
