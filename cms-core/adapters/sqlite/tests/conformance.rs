//! The suite of the core, over a file.

#![expect(clippy::unwrap_used, reason = "a test may panic in its helpers too")]

use cms_core::storage::Store;
use cms_core::storage::conformance::{DurableFixture, Fixture};
use cms_core_sqlite::{Options, SqliteStore};
use tempfile::TempDir;

/// A store in a directory of its own.
struct InDirectory {
    directory: TempDir,
    options: Options,
    store: Option<SqliteStore>,
}

impl InDirectory {
    fn new(options: Options) -> Self {
        let mut made = Self { directory: tempfile::tempdir().unwrap(), options, store: None };
        made.open();
        made
    }

    fn open(&mut self) {
        let path = self.directory.path().join("store.sqlite");
        self.store = Some(SqliteStore::open_with(path, self.options.clone()).unwrap());
    }
}

impl Fixture for InDirectory {
    fn store(&self) -> &dyn Store {
        self.store.as_ref().unwrap()
    }
}

impl DurableFixture for InDirectory {
    fn reopen(&mut self) {
        // Dropped without being closed, as a program that ends in a hurry does.
        drop(self.store.take());
        self.open();
    }
}

mod with_default_options {
    use super::*;

    cms_core::store_conformance!(|| InDirectory::new(Options::default()));
    cms_core::durable_store_conformance!(|| InDirectory::new(Options::default()));
    cms_core::store_equals_memory!(|| InDirectory::new(Options::default()));
}

mod one_change_per_batch {
    use super::*;

    cms_core::store_conformance!(|| InDirectory::new(Options { max_batch: 1, idle_readers: 0, ..Options::default() }));
}
