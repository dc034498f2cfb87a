//! A place for a row that may be deleted and written again.

use crate::storage::{Changes, Expect, Loaded, Row, RowKey, Snapshot, StorageError, Version, load};

/// The place of a row, taken or free, at the version at which it was read. A place whose row was deleted goes on counting
/// its versions, so "never written" is not the same as free, and two who both found it free cannot both take it.
#[derive(Debug, Clone)]
pub(super) struct Slot<R> {
    row: Option<Loaded<R>>,
    version: Version,
}

impl<R: Row> Slot<R> {
    pub(super) async fn read(snapshot: &mut dyn Snapshot, id: &str) -> Result<Self, StorageError> {
        let version = snapshot.version(RowKey::new(R::TABLE, id)).await?;
        Ok(Self { row: load(snapshot, id).await?, version })
    }

    pub(super) fn get(&self) -> Option<&R> {
        self.row.as_ref().map(|row| &row.value)
    }

    /// Writes `row` here, relying on nobody having done so meanwhile.
    pub(super) fn write(&self, row: &R, changes: &mut Changes) {
        changes.expect.push(Expect { key: row.key(), version: self.version });
        changes.put(row);
    }

    /// Leaves it free, relying on nobody having changed it meanwhile.
    pub(super) fn clear(&self, changes: &mut Changes) {
        if let Some(row) = &self.row {
            changes.delete(row);
        }
    }
}
