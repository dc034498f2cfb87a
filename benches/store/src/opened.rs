//! An open store of either kind.

use std::sync::Arc;

use cms_benches_protocol::{Case, Refusal};
use cms_core::storage::{Changes, CommitOutcome, Store};
use cms_core_postgres::{Config, NoTls, Options, PostgresStore};
use cms_core_sqlite::SqliteStore;

use crate::changes::stations;

/// An open store, to be closed by name.
#[derive(Debug, Clone)]
pub(crate) enum Opened {
    Sqlite(Arc<SqliteStore>),
    Postgres(Arc<PostgresStore>),
}

impl Opened {
    /// Opens what the parts of a case name, `sqlite` (a file) or `postgres` (a connection) and `schema`; makes it where it
    /// is not there.
    pub(crate) async fn open(case: &Case) -> Result<Self, Refusal> {
        if !case.part("sqlite").is_empty() {
            return Ok(Self::Sqlite(Arc::new(SqliteStore::open(case.part("sqlite")).map_err(Refusal::failed)?)));
        }
        let config: Config = case.part("postgres").parse().map_err(Refusal::failed)?;
        let options = Options { schema: case.part("schema").to_owned(), ..Options::default() };
        let store = PostgresStore::connect(config, NoTls, options).await.map_err(Refusal::failed)?;
        Ok(Self::Postgres(Arc::new(store)))
    }

    /// Writes the rows that sessions rely on.
    pub(crate) async fn found(&self) -> Result<(), Refusal> {
        if self.commit(stations()).await {
            Ok(())
        } else {
            Err(Refusal::Failed("the stations were refused".to_owned()))
        }
    }

    /// Commits, and says whether it was committed.
    pub(crate) async fn commit(&self, changes: Changes) -> bool {
        let outcome = match self {
            Self::Sqlite(store) => store.commit(changes).await,
            Self::Postgres(store) => store.commit(changes).await,
        };
        matches!(outcome, CommitOutcome::Committed(_))
    }

    pub(crate) async fn close(&self) -> Result<(), Refusal> {
        match self {
            Self::Sqlite(store) => store.close().map_err(Refusal::failed),
            Self::Postgres(store) => {
                store.close().await;
                Ok(())
            }
        }
    }
}
