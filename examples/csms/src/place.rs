//! Where everything is stored.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use cms_core::storage::Store;
use cms_core_postgres::{Config, NoTls, Options, PostgresStore};
use cms_core_sqlite::SqliteStore;

use crate::house::Failure;

/// The store in the data folder.
const SQLITE_FILE: &str = "cms.sqlite";

/// Where everything is stored, as it is written after `--store`.
///
/// ```
/// use csms::place::StorePlace;
///
/// assert!(matches!("sqlite".parse()?, StorePlace::Sqlite(None)));
/// assert!(matches!("sqlite:/var/lib/cms/cms.sqlite".parse()?, StorePlace::Sqlite(Some(_))));
/// assert!(matches!("postgres://cms@db.example/charging".parse()?, StorePlace::Postgres(_)));
/// assert!("mysql://db.example/charging".parse::<StorePlace>().is_err());
/// # Ok::<(), csms::house::Failure>(())
/// ```
#[derive(Debug, Clone)]
#[expect(clippy::exhaustive_enums, reason = "a program of its own, whose parts all know every kind of store")]
pub enum StorePlace {
    /// A SQLite file; `cms.sqlite` in the data folder where none is named.
    Sqlite(Option<PathBuf>),
    /// A PostgreSQL database, which other central systems may share. Its `Debug` hides the password.
    Postgres(Box<Config>),
}

impl StorePlace {
    /// Opens the store, which has to be there already.
    ///
    /// # Errors
    /// As [`StorePlace::open`], and where there is no such file.
    pub async fn open_existing(&self, data: &Path) -> Result<OpenStore, Failure> {
        if let Self::Sqlite(file) = self {
            let file = file.clone().unwrap_or_else(|| data.join(SQLITE_FILE));
            if !file.exists() {
                return Err(format!("there is no store at {}", file.display()).into());
            }
        }
        self.open(data).await
    }

    /// Opens the store, which is made where there is none.
    ///
    /// # Errors
    /// Where it cannot be opened, or would lose what it confirmed.
    pub async fn open(&self, data: &Path) -> Result<OpenStore, Failure> {
        match self {
            Self::Sqlite(file) => {
                let file = file.clone().unwrap_or_else(|| data.join(SQLITE_FILE));
                let store = SqliteStore::open(&file)
                    .map_err(|error| format!("the store {} cannot be opened: {error}", file.display()))?;
                Ok(OpenStore::Sqlite(Arc::new(store)))
            }
            Self::Postgres(config) => {
                let store = PostgresStore::connect((**config).clone(), NoTls, Options::default())
                    .await
                    .map_err(|error| format!("the PostgreSQL store cannot be opened: {error}"))?;
                Ok(OpenStore::Postgres(Arc::new(store)))
            }
        }
    }
}

impl Default for StorePlace {
    fn default() -> Self {
        Self::Sqlite(None)
    }
}

impl FromStr for StorePlace {
    type Err = Failure;

    /// The text is not repeated in an error: there may be a password in it.
    fn from_str(text: &str) -> Result<Self, Failure> {
        if text == "sqlite" {
            return Ok(Self::Sqlite(None));
        }
        if let Some(file) = text.strip_prefix("sqlite:") {
            if file.is_empty() {
                return Err("sqlite: wants a file after it; sqlite alone is the file in the data folder".into());
            }
            return Ok(Self::Sqlite(Some(PathBuf::from(file))));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            let config: Config = text.parse().map_err(|_| {
                "the PostgreSQL address cannot be read; write postgres://USER:PASSWORD@HOST:PORT/DATABASE, with %-escapes \
                 for what is special, or postgres://USER@%2Frun%2Fpostgresql/DATABASE for a socket"
            })?;
            return Ok(Self::Postgres(Box::new(config)));
        }
        Err("the store is neither sqlite nor sqlite:FILE nor postgres://USER@HOST/DATABASE".into())
    }
}

/// A store that is open.
#[derive(Debug, Clone)]
#[expect(clippy::exhaustive_enums, reason = "as the places it is opened from")]
pub enum OpenStore {
    /// One SQLite file.
    Sqlite(Arc<SqliteStore>),
    /// A PostgreSQL database.
    Postgres(Arc<PostgresStore>),
}

impl OpenStore {
    /// The store behind its contract.
    #[must_use]
    pub fn shared(&self) -> Arc<dyn Store> {
        match self {
            Self::Sqlite(store) => store.clone(),
            Self::Postgres(store) => store.clone(),
        }
    }

    /// Finishes what was queued and closes the store.
    ///
    /// # Errors
    /// Where it cannot be closed in order; what was confirmed is safe all the same.
    pub async fn close(&self) -> Result<(), Failure> {
        match self {
            Self::Sqlite(store) => Ok(store.close()?),
            Self::Postgres(store) => {
                store.close().await;
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_place_is_refused_with_what_is_right_and_without_its_password() {
        for (text, right) in [
            ("", "neither sqlite"),
            ("sqlite:", "wants a file"),
            ("cms.sqlite", "neither sqlite"),
            ("mysql://root:SECRET@localhost/cms", "postgres://"),
            ("postgres://cms:SECRET@localhost:port/cms", "postgres://USER:PASSWORD@HOST:PORT/DATABASE"),
            ("postgres://cms:SECRET@localhost/cms?colour=SECRET", "postgres://USER:PASSWORD@HOST:PORT/DATABASE"),
        ] {
            let error = text.parse::<StorePlace>().unwrap_err().to_string();
            assert!(error.contains(right) && !error.contains("SECRET"), "{text}: {error}");
        }
    }

    #[test]
    fn a_password_is_not_shown() {
        let place: StorePlace = "postgres://cms:SECRET@localhost/cms".parse().unwrap();
        assert!(!format!("{place:?}").contains("SECRET"));
    }
}
