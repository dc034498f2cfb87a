//! What those outside the central system have seen: the stations and the payment provider.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use csms::provider::{BookLine, PaperProvider};
use simulator::{Journal, JournalEntry};

/// What those outside the central system have seen.
#[derive(Debug, Clone)]
pub(crate) struct Witnesses {
    /// The charges of each station.
    pub(crate) charges: Vec<Charge>,
    /// The book of the provider.
    pub(crate) book: Vec<BookLine>,
}

/// A charge as its station remembers it.
#[derive(Debug, Clone)]
pub(crate) struct Charge {
    pub(crate) station: String,
    pub(crate) register_start_wh: u64,
    /// The transaction id, once the start is confirmed.
    pub(crate) started: Option<String>,
    /// Time and register of each confirmed sample.
    pub(crate) sampled: Vec<(DateTime<Utc>, u64)>,
    /// The register at the end, once the end is confirmed.
    pub(crate) stopped: Option<u64>,
}

impl Witnesses {
    /// Reads the journals `*.jsonl` of stations in a folder, and the book of the provider.
    pub(crate) fn read(journals: &Path, book: &Path) -> Self {
        let charges = station_journals(journals).into_iter().flat_map(|path| charges(&Journal::read(path).unwrap()));
        let charges = charges.collect();
        let book = if book.exists() { PaperProvider::read(book).unwrap() } else { Vec::new() };
        Self { charges, book }
    }

    /// How many samples were confirmed.
    pub(crate) fn samples(&self) -> usize {
        self.charges.iter().map(|charge| charge.sampled.len()).sum()
    }
}

pub(crate) fn station_journals(folder: &Path) -> Vec<PathBuf> {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_journal =
        |path: &PathBuf| path.file_name().unwrap().to_str().is_some_and(|name| name.starts_with("station-"));
    paths.filter(is_journal).collect()
}

fn charges(journal: &[JournalEntry]) -> Vec<Charge> {
    let mut station = String::new();
    let mut charges: BTreeMap<u64, Charge> = BTreeMap::new();
    for entry in journal {
        match entry {
            JournalEntry::Opened { identity, .. } => station.clone_from(identity),
            JournalEntry::Starting(intent) => {
                let begun = Charge {
                    station: station.clone(),
                    register_start_wh: intent.register_wh,
                    started: None,
                    sampled: Vec::new(),
                    stopped: None,
                };
                charges.entry(intent.charge).or_insert(begun);
            }
            JournalEntry::Started(confirmed) => {
                charges.get_mut(&confirmed.charge).unwrap().started = Some(confirmed.transaction_id.clone());
            }
            JournalEntry::Sampled(confirmed) => {
                charges.get_mut(&confirmed.charge).unwrap().sampled.push((confirmed.at, confirmed.register_wh));
            }
            JournalEntry::Stopped(confirmed) => {
                charges.get_mut(&confirmed.charge).unwrap().stopped = Some(confirmed.register_wh);
            }
            _ => {}
        }
    }
    charges.into_values().collect()
}
