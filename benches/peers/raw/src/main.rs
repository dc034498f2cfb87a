//! The plain drivers: what a program that only inserts reaches on the same tables.

mod postgres;
mod sqlite;

use std::process::ExitCode;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use cms_benches_protocol::store::SessionStart;
use cms_benches_protocol::{Case, Refusal, Suite, start};

/// How many changes share a transaction.
const BATCH: usize = 256;

struct Raw;

/// A database, and what is to be inserted.
struct Database {
    case: Case,
    open: Mutex<Option<(Target, Vec<SessionStart>)>>,
}

enum Target {
    Sqlite(sqlite::Target),
    Postgres(postgres::Target),
}

impl Suite for Raw {
    type Prepared = Database;

    fn prepare(&self, case: &Case) -> Database {
        Database { case: case.clone(), open: Mutex::new(None) }
    }

    fn check(&self, figure: &str, database: &Database) -> Result<String, Refusal> {
        match figure {
            "open" => {
                let starts = (0..database.number("changes")?).map(SessionStart::new).collect();
                *database.lock() = Some((database.target()?, starts));
                Ok("null".to_owned())
            }
            "alone" => {
                let mut target = database.target()?;
                let count = database.number("changes")?;
                median_and_p99(count, |number| target.insert_one(&format!("raw_{number:012}")))
            }
            "fdatasync" => fdatasync(database.case.part("file"), database.number("changes")?),
            "close" => {
                *database.lock() = None;
                Ok(r#"{"refused":0}"#.to_owned())
            }
            _ => Err(Refusal::unsupported(figure)),
        }
    }

    fn work(&self, figure: &str) -> Option<fn(&Database)> {
        (figure == "throughput").then_some(|database| {
            if let Some((target, starts)) = database.lock().as_mut() {
                // What was not inserted shows in what is stored.
                let _ =
                    starts.chunks(BATCH).zip(0..).try_for_each(|(batch, place)| target.insert(batch, place * BATCH));
            }
        })
    }
}

impl Database {
    fn target(&self) -> Result<Target, Refusal> {
        let path = self.case.part("sqlite");
        if path.is_empty() {
            let (connection, schema) = (self.case.part("postgres"), self.case.part("schema"));
            return postgres::Target::open(connection, schema).map(Target::Postgres).map_err(Refusal::failed);
        }
        sqlite::Target::open(path).map(Target::Sqlite).map_err(Refusal::failed)
    }

    fn number(&self, part: &str) -> Result<u64, Refusal> {
        self.case.part(part).parse().map_err(|error| Refusal::Failed(format!("{part}: {error}")))
    }

    fn lock(&self) -> MutexGuard<'_, Option<(Target, Vec<SessionStart>)>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Target {
    /// Inserts the rows of `batch` in one transaction; `before` changes were inserted before it.
    fn insert(&mut self, batch: &[SessionStart], before: usize) -> Result<(), Refusal> {
        match self {
            Self::Sqlite(target) => target.insert(batch, before).map_err(Refusal::failed),
            Self::Postgres(target) => target.insert(batch, before).map_err(Refusal::failed),
        }
    }

    /// Inserts one row in a transaction of its own.
    fn insert_one(&mut self, id: &str) -> Result<(), Refusal> {
        match self {
            Self::Sqlite(target) => target.insert_one(id).map_err(Refusal::failed),
            Self::Postgres(target) => target.insert_one(id).map_err(Refusal::failed),
        }
    }
}

/// Overwrites a block of a file in place, and waits for the disk each time.
fn fdatasync(path: &str, times: u64) -> Result<String, Refusal> {
    use std::os::unix::fs::FileExt;

    let file = std::fs::File::create(path).map_err(Refusal::failed)?;
    file.write_all_at(&vec![1; 1 << 20], 0).map_err(Refusal::failed)?;
    file.sync_all().map_err(Refusal::failed)?;
    median_and_p99(times, |number| {
        let block = [number as u8; 4096];
        file.write_all_at(&block, number % 256 * 4096).and_then(|()| file.sync_data()).map_err(Refusal::failed)
    })
}

/// Does it so many times, and says how long each took: the median and the 99th percentile, in nanoseconds.
fn median_and_p99(times: u64, mut work: impl FnMut(u64) -> Result<(), Refusal>) -> Result<String, Refusal> {
    let mut taken: Vec<Duration> = Vec::new();
    for number in 0..times {
        let began = Instant::now();
        work(number)?;
        taken.push(began.elapsed());
    }
    taken.sort_unstable();
    let at = |percent: usize| {
        taken.get((taken.len() * percent / 100).min(taken.len().max(1) - 1)).map_or(0, Duration::as_nanos)
    };
    Ok(format!(r#"{{"count":{times},"p50":{},"p99":{}}}"#, at(50), at(99)))
}

fn main() -> ExitCode {
    start("rusqlite", "0.42.0", &Raw)
}
