//! What is removed because of its age.

use cms_core::storage::{Prunable, Prune};
use rusqlite::{Connection, Result};

use crate::checks;
use crate::error::{Failure, incomplete};
use crate::transaction;

/// How many are removed in one transaction at the most, so that commits wait for no more than these.
pub(crate) const AT_ONCE: u32 = 512;

/// Removes up to [`Prune::limit`] in one transaction; tells how many.
///
/// # Errors
/// Where a backup was only partly taken in, or the file cannot be written.
pub(crate) fn prune(connection: &Connection, prune: &Prune) -> Result<u32, Failure> {
    transaction::run(connection, |connection| {
        if checks::importing(connection)? {
            return Err(incomplete());
        }
        let mut delete = connection.prepare_cached(statement(&prune.what))?;
        let removed = match &prune.what {
            Prunable::Replies | Prunable::Consumed | Prunable::Delivered => {
                delete.execute((prune.before_ms, prune.limit))?
            }
            Prunable::Deleted { table } => delete.execute((prune.before_ms, prune.limit, table.name()))?,
            Prunable::Appended { stream } => delete.execute((prune.before_ms, prune.limit, stream))?,
        };
        Ok(u32::try_from(removed).unwrap_or(u32::MAX))
    })
}

/// Each finds what is old by an index that holds nothing else.
fn statement(what: &Prunable) -> &'static str {
    match what {
        Prunable::Replies => {
            "DELETE FROM replies WHERE rowid IN
                (SELECT rowid FROM replies WHERE committed_ms < ?1 ORDER BY committed_ms LIMIT ?2)"
        }
        Prunable::Consumed => {
            "DELETE FROM consumed WHERE event IN
                (SELECT event FROM consumed WHERE committed_ms < ?1 ORDER BY committed_ms LIMIT ?2)"
        }
        Prunable::Delivered => {
            "DELETE FROM outbox WHERE position IN
                (SELECT position FROM outbox WHERE done_ms < ?1 ORDER BY done_ms LIMIT ?2)"
        }
        Prunable::Deleted { .. } => {
            "DELETE FROM rows WHERE rowid IN
                (SELECT rowid FROM rows WHERE table_name = ?3 AND deleted_ms < ?1 ORDER BY deleted_ms LIMIT ?2)"
        }
        Prunable::Appended { .. } => {
            "DELETE FROM appended WHERE position IN
                (SELECT position FROM appended WHERE stream = ?3 AND committed_ms < ?1
                 ORDER BY committed_ms, position LIMIT ?2)"
        }
    }
}

#[cfg(test)]
mod tests {
    use cms_core::storage::Table;

    use super::*;
    use crate::file::open_for_writing;
    use crate::options::Options;

    #[test]
    fn nothing_is_searched_for_by_reading_a_whole_table() {
        let directory = tempfile::tempdir().unwrap();
        let connection = open_for_writing(&directory.path().join("store.sqlite"), &Options::default()).unwrap();
        let kinds = [
            Prunable::Replies,
            Prunable::Consumed,
            Prunable::Delivered,
            Prunable::Deleted { table: Table::new("sessions") },
            Prunable::Appended { stream: "samples".to_owned() },
        ];
        for kind in kinds {
            let mut plan = connection.prepare(&format!("EXPLAIN QUERY PLAN {}", statement(&kind))).unwrap();
            let steps = plan.raw_query().mapped(|row| row.get(3)).collect::<Result<Vec<String>>>().unwrap().join("\n");
            assert!(steps.contains("USING COVERING INDEX"), "{kind:?}: {steps}");
            assert!(!steps.contains("SCAN") && !steps.contains("TEMP B-TREE"), "{kind:?}: {steps}");
        }
    }
}
