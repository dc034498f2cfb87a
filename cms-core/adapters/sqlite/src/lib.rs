//! SQLite store of the cms-core charging management system: one file, durable to the disk, for one machine.
//!
//! [`SqliteStore`] keeps every promise of [`cms_core::storage::Store`]: what was told `Committed` survives a crash of the
//! process and a loss of power, as far as the disk keeps what it confirmed. SQLite itself comes along (`bundled`); there
//! is nothing to install and no runtime to choose.
//!
//! ```
//! use cms_core::storage::{Changes, CommitOutcome, Store};
//! use cms_core_sqlite::SqliteStore;
//! # use cms_core::storage::conformance::block_on;
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let directory = tempfile::tempdir()?;
//! # let path = directory.path().join("charging.sqlite");
//!
//! let store = SqliteStore::open(&path)?;
//! let mut changes = Changes::new();
//! changes.allocate("invoice/2026", "inv_1");
//! match block_on(store.commit(changes)) {
//!     CommitOutcome::Committed(committed) => assert_eq!(committed.numbers[0].number, 1),
//!     other => panic!("{other:?}"),
//! }
//! store.close()?;
//! # Ok(())
//! # }
//! ```

mod apply;
mod checks;
mod convert;
mod error;
mod file;
mod import;
mod oneshot;
mod options;
mod page;
mod prune;
mod readers;
mod records;
mod recovery;
mod schema;
mod snapshot;
mod store;
mod transaction;
mod writer;

pub use options::Options;
pub use store::SqliteStore;
