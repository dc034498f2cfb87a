//! The suite `store` of the line protocol.

use std::fs::File;
use std::io::{self, Read};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use cms_benches_protocol::store::STATIONS;
use cms_benches_protocol::{Case, Refusal, Suite};
use cms_core::storage::Changes;
use tokio::runtime::Runtime;

use crate::changes::{one_row, session_start};
use crate::latency::Latencies;
use crate::offered::offer;
use crate::opened::Opened;

/// This library's stores as the suite sees them.
pub(crate) struct Stores;

/// A database, and what is to be done with it.
pub(crate) struct Database {
    case: Case,
    runtime: Result<Runtime, Refusal>,
    open: Mutex<Option<Open>>,
}

struct Open {
    store: Opened,
    /// The changes of each station, one after the other.
    waiting: Vec<Vec<Changes>>,
    refused: u64,
}

impl Suite for Stores {
    type Prepared = Database;

    fn prepare(&self, case: &Case) -> Database {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        Database { case: case.clone(), runtime: runtime.map_err(Refusal::failed), open: Mutex::new(None) }
    }

    fn check(&self, figure: &str, database: &Database) -> Result<String, Refusal> {
        match figure {
            "make" => database.make(),
            "open" => database.open(),
            "alone" => database.alone(),
            "durable" => database.durable(),
            "close" => database.close(),
            _ => Err(Refusal::unsupported(figure)),
        }
    }

    fn work(&self, figure: &str) -> Option<fn(&Database)> {
        (figure == "throughput").then_some(Database::commit_all)
    }
}

impl Database {
    /// Makes the tables and the rows that sessions rely on.
    fn make(&self) -> Result<String, Refusal> {
        self.runtime()?.block_on(async {
            let store = Opened::open(&self.case).await?;
            store.found().await?;
            store.close().await
        })?;
        Ok("null".to_owned())
    }

    /// Opens the store and makes ready what is going to be committed: `changes` starts of sessions.
    fn open(&self) -> Result<String, Refusal> {
        let store = self.runtime()?.block_on(Opened::open(&self.case))?;
        let mut waiting: Vec<Vec<Changes>> = (0..STATIONS).map(|_| Vec::new()).collect();
        for number in 0..self.number("changes")? {
            if let Some(station) = usize::try_from(number % STATIONS).ok().and_then(|place| waiting.get_mut(place)) {
                station.push(session_start(number));
            }
        }
        *self.lock() = Some(Open { store, waiting, refused: 0 });
        Ok("null".to_owned())
    }

    /// Commits all that was made ready, one change per station at a time.
    fn commit_all(&self) {
        let mut open = self.lock();
        let (Some(open), Ok(runtime)) = (open.as_mut(), self.runtime()) else { return };
        let stations: Vec<_> = std::mem::take(&mut open.waiting)
            .into_iter()
            .map(|changes| {
                let store = open.store.clone();
                runtime.spawn(async move {
                    let mut refused = 0;
                    for changes in changes {
                        refused += u64::from(!store.commit(changes).await);
                    }
                    refused
                })
            })
            .collect();
        for station in stations {
            // One that panicked has committed less than it should, which shows in what is stored.
            open.refused += runtime.block_on(station).unwrap_or(1);
        }
    }

    /// Commits `changes` changes of one row, one after the other, and says how long each took.
    fn alone(&self) -> Result<String, Refusal> {
        let latencies = self.with(async |store: &Opened, case: &Self| {
            let mut latencies = Latencies::default();
            for number in 0..case.number("changes")? {
                let changes = one_row(number);
                #[expect(clippy::disallowed_methods, reason = "measuring time is what this program is for")]
                let began = Instant::now();
                if !store.commit(changes).await {
                    return Err(Refusal::Failed(format!("the row {number} was refused")));
                }
                latencies.add(began.elapsed());
            }
            Ok(latencies)
        })?;
        Ok(format!("{{{}}}", latencies.json()))
    }

    /// Offers `rate` changes a second for `seconds`, and says how long each took from the moment it was due.
    fn durable(&self) -> Result<String, Refusal> {
        let (rate, seconds) = (self.number("rate")?, self.number("seconds")?);
        let (offered, begun) = self.with(async |store: &Opened, database: &Self| {
            // A second to warm up, which does not count.
            let warm = offer(store, 0, rate, 1).await;
            let mut offered = offer(store, rate, rate, seconds).await;
            offered.refused += warm.refused;
            // Of the server, the driver knows it.
            let begun = match store {
                Opened::Sqlite(_) => Some(log_begun(database.case.part("sqlite")).map_err(Refusal::failed)?),
                Opened::Postgres(_) => None,
            };
            Ok((offered, begun))
        })?;
        let (refused, taken) = (offered.refused, offered.taken.as_nanos());
        let checkpoints = begun.map(|begun| format!(r#""checkpoints":{begun},"#)).unwrap_or_default();
        Ok(format!(r#"{{{checkpoints}"refused":{refused},"taken":{taken},{}}}"#, offered.latencies.json()))
    }

    /// Closes the store, and says how many changes were not committed.
    fn close(&self) -> Result<String, Refusal> {
        let Some(open) = self.lock().take() else { return Err(Refusal::Failed("it is not open".to_owned())) };
        self.runtime()?.block_on(open.store.close())?;
        Ok(format!(r#"{{"refused":{}}}"#, open.refused))
    }

    /// Opens the store for one piece of work.
    fn with<T>(&self, work: impl AsyncFnOnce(&Opened, &Self) -> Result<T, Refusal>) -> Result<T, Refusal> {
        self.runtime()?.block_on(async {
            let store = Opened::open(&self.case).await?;
            let done = work(&store, self).await?;
            store.close().await?;
            Ok(done)
        })
    }

    fn runtime(&self) -> Result<&Runtime, Refusal> {
        self.runtime.as_ref().map_err(Clone::clone)
    }

    fn number(&self, part: &str) -> Result<u64, Refusal> {
        self.case.part(part).parse().map_err(|error| Refusal::Failed(format!("{part}: {error}")))
    }

    fn lock(&self) -> MutexGuard<'_, Option<Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How often the write-ahead log of an open file was copied whole and begun anew: a number in its header (bytes 12 to 15),
/// which began at 0 with the file.
fn log_begun(path: &str) -> io::Result<u32> {
    let mut header = [0; 16];
    File::open(format!("{path}-wal"))?.read_exact(&mut header)?;
    let [.., a, b, c, d] = header;
    Ok(u32::from_be_bytes([a, b, c, d]))
}
