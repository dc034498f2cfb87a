//! Typed rows over the store's keys and texts.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{RowKey, RowQuery, Snapshot, StorageError, StoredRow, Table, Version};

/// A value that is kept as one row.
pub trait Row: Serialize + DeserializeOwned {
    /// The table it is kept in.
    const TABLE: Table;

    /// Its id in the table.
    fn id(&self) -> String;

    /// What it can be found by, besides its id.
    fn index(&self) -> Vec<IndexEntry> {
        Vec::new()
    }

    /// Its key.
    fn key(&self) -> RowKey {
        RowKey::new(Self::TABLE, self.id())
    }
}

/// One thing a row can be found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexEntry {
    /// Name of the index, unique within the table.
    pub name: &'static str,
    /// The value in it.
    pub value: String,
}

impl IndexEntry {
    /// The entry `value` of index `name`.
    #[must_use]
    pub fn new(name: &'static str, value: impl Into<String>) -> Self {
        Self { name, value: value.into() }
    }
}

/// A row together with the version it was read at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loaded<R> {
    /// The row.
    pub value: R,
    /// Its version.
    pub version: Version,
}

/// Reads the row `id`.
///
/// # Errors
/// [`StorageError`] where the store cannot be read or the row cannot be understood.
pub async fn load<R: Row>(
    snapshot: &mut dyn Snapshot,
    id: impl Into<String> + Send,
) -> Result<Option<Loaded<R>>, StorageError> {
    let stored = snapshot.row(RowKey::new(R::TABLE, id)).await?;
    stored.map(decode).transpose()
}

/// Reads up to `limit` rows after `after`, of all or those with one index entry, and tells whether more follow.
///
/// # Errors
/// As [`load`].
pub async fn page<R: Row>(
    snapshot: &mut dyn Snapshot,
    index: Option<(&'static str, String)>,
    after: Option<String>,
    limit: u32,
) -> Result<super::Page<Loaded<R>>, StorageError> {
    let found = snapshot.rows(RowQuery { table: R::TABLE, index, after, limit }).await?;
    let items = found.items.into_iter().map(decode).collect::<Result<_, _>>()?;
    Ok(super::Page { items, more: found.more })
}

/// Reads all rows of a table, or all with one index entry, page by page.
///
/// # Errors
/// As [`load`].
pub async fn all<R: Row>(
    snapshot: &mut dyn Snapshot,
    index: Option<(&'static str, String)>,
) -> Result<Vec<Loaded<R>>, StorageError> {
    let mut rows: Vec<Loaded<R>> = Vec::new();
    loop {
        let after = rows.last().map(|row| row.value.id());
        let found = page(snapshot, index.clone(), after, 500).await?;
        rows.extend(found.items);
        if !found.more {
            return Ok(rows);
        }
    }
}

fn decode<R: Row>(stored: StoredRow) -> Result<Loaded<R>, StorageError> {
    match serde_json::from_str(&stored.body) {
        Ok(value) => Ok(Loaded { value, version: stored.version }),
        Err(error) => {
            Err(StorageError::Corrupt { what: RowKey::new(R::TABLE, stored.id).to_string(), reason: error.to_string() })
        }
    }
}
