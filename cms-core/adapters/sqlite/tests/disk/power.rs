//! The power fails at every sync of a record, and a little before.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::image;
use crate::ledger::Ledger;
use crate::model::Disk;
use crate::random::Random;
use crate::record::Event;

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Syncs in the record.
    pub(crate) syncs: usize,
    /// Calls that were made to fail.
    pub(crate) faults: usize,
    /// Disks that were rebuilt and opened.
    pub(crate) images: usize,
    /// What was wrong, with the seed of its world.
    pub(crate) losses: Vec<(u64, String)>,
}

/// Lets the power fail at the syncs of `events` in several worlds; each makes its own choices of what arrives, by a seed
/// of its own from `first_seed` on. A world ends with its first loss. Of a long record about `most` moments are looked at, in
/// each world others.
pub(crate) fn fail_at_every_sync(events: &[Event], first_seed: u64, worlds: u64, most: usize) -> Found {
    let moments = 3 * events.iter().filter(|event| is_sync(event)).count();
    let sample = moments.div_ceil(most).max(1);
    let images = AtomicUsize::new(0);
    let losses = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let seed = first_seed + next.fetch_add(1, Ordering::SeqCst) as u64;
                    if seed >= first_seed + worlds {
                        return;
                    }
                    if let Err(loss) = World::new(seed, sample, &images).run(events) {
                        losses.lock().unwrap().push((seed, loss));
                    }
                }
            });
        }
    });
    let mut losses = losses.into_inner().unwrap();
    losses.sort();
    Found {
        syncs: events.iter().filter(|event| matches!(event, Event::Synced { .. })).count(),
        faults: events.iter().filter(|event| matches!(event, Event::Fault)).count(),
        images: images.into_inner(),
        losses,
    }
}

struct World<'a> {
    random: Random,
    disk: Disk,
    ledger: Ledger,
    sample: usize,
    images: &'a AtomicUsize,
}

impl<'a> World<'a> {
    fn new(seed: u64, sample: usize, images: &'a AtomicUsize) -> Self {
        Self { random: Random::new(seed), disk: Disk::default(), ledger: Ledger::default(), sample, images }
    }

    fn run(mut self, events: &[Event]) -> Result<(), String> {
        let mut place = 0;
        while place < events.len() {
            let end = place + events[place..].iter().take_while(|event| !is_sync(event)).count();
            // Somewhere before the next sync, right before it, and right after it.
            let somewhere = place + self.random.below(end - place + 1);
            for (at, event) in events.iter().enumerate().take(end).skip(place) {
                if at == somewhere && at != place {
                    self.power_fails(at)?;
                }
                self.take(event);
            }
            self.power_fails(end)?;
            if let Some(sync) = events.get(end) {
                self.take(sync);
                self.power_fails(end + 1)?;
            }
            place = end + 1;
        }
        Ok(())
    }

    fn take(&mut self, event: &Event) {
        self.disk.apply(event, &mut self.random);
        if let Event::Said(line) = event {
            self.ledger.hear(line);
        }
    }

    fn power_fails(&mut self, at: usize) -> Result<(), String> {
        if self.random.below(self.sample) > 0 {
            return Ok(());
        }
        let directory = directory();
        self.disk.fail(directory.path(), &mut self.random);
        if self.random.below(4) == 0 {
            // What is left of the index of the log is never believed.
            let garbage: Vec<u8> = (0..32 << 10).map(|_| self.random.next() as u8).collect();
            std::fs::write(directory.path().join(format!("{}-shm", image::FILE)), garbage).unwrap();
        }
        let go_on = self.random.below(4) == 0;
        self.images.fetch_add(1, Ordering::SeqCst);
        image::check(directory.path(), &self.ledger, go_on).map_err(|loss| format!("{loss} (before event {at})"))
    }
}

fn is_sync(event: &Event) -> bool {
    matches!(event, Event::Synced { .. } | Event::SyncFailed { .. } | Event::SyncSwallowed)
}

/// A directory for files that need not survive: in memory where there is such a place.
pub(crate) fn directory() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    tempfile::tempdir_in(memory).or_else(|_| tempfile::tempdir()).unwrap()
}
