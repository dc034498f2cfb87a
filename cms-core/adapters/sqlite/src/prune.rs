//! What is removed because of its age.

use cms_core::storage::{Prunable, Prune, StorageError};
use rusqlite::{Connection, Result};

use crate::checks;
use crate::error::{Failure, incomplete};
use crate::store::SqliteStore;
use crate::transaction;

/// How many are removed in one transaction at the most, so that commits wait for no more than these.
const AT_ONCE: u32 = 512;

/// Removes up to [`Prune::limit`], bit by bit, so that commits come in between; tells how many.
///
/// # Errors
/// As [`Store::prune`](cms_core::storage::Store::prune).
pub(crate) async fn prune(store: &SqliteStore, asked: Prune) -> Result<u32, StorageError> {
    let (mut removed, mut after) = (0, 0);
    loop {
        let limit = (asked.limit - removed).min(AT_ONCE);
        let (found, gone) = match &asked.what {
            Prunable::Appended { stream } => {
                // Looked for on a connection that reads: in a long stream of which little is old it takes its time.
                let view = store.view().await?;
                let old = view.read(|connection| old_positions(connection, stream, after, asked.before_ms, limit))?;
                drop(view);
                after = old.last().copied().unwrap_or(after);
                let found = old.len();
                let gone = if old.is_empty() { 0 } else { store.run(move |c| remove_appended(c, &old)).await? };
                (found, gone)
            }
            what => {
                let what = Prune { what: what.clone(), before_ms: asked.before_ms, limit };
                let gone = store.run(move |connection| remove(connection, &what)).await?;
                (gone, gone)
            }
        };
        removed += u32::try_from(gone).unwrap_or(u32::MAX);
        if found < limit as usize || removed >= asked.limit {
            return Ok(removed);
        }
    }
}

fn remove(connection: &Connection, prune: &Prune) -> Result<usize, Failure> {
    usable(connection, |connection| {
        let Some(sql) = statement(&prune.what) else { return Ok(0) };
        let mut delete = connection.prepare_cached(sql)?;
        match &prune.what {
            Prunable::Deleted { table } => delete.execute((prune.before_ms, prune.limit, table.name())),
            _ => delete.execute((prune.before_ms, prune.limit)),
        }
    })
}

fn old_positions(connection: &Connection, stream: &str, after: i64, before_ms: i64, limit: u32) -> Result<Vec<i64>> {
    connection.prepare_cached(OLD)?.query_map((stream, after, before_ms, limit), |row| row.get(0))?.collect()
}

/// An appended row never changes and a position never comes twice, so what was old is old.
fn remove_appended(connection: &Connection, positions: &[i64]) -> Result<usize, Failure> {
    usable(connection, |connection| {
        let mut delete = connection.prepare_cached("DELETE FROM appended WHERE position = ?1")?;
        positions.iter().map(|position| delete.execute([position])).sum()
    })
}

fn usable(connection: &Connection, remove: impl FnOnce(&Connection) -> Result<usize>) -> Result<usize, Failure> {
    transaction::run(connection, |connection| {
        if checks::importing(connection)? { Err(incomplete()) } else { Ok(remove(connection)?) }
    })
}

const OLD: &str = "SELECT position FROM appended WHERE stream = ?1 AND position > ?2 AND committed_ms < ?3
    ORDER BY position LIMIT ?4";

/// Each finds what is old by an index that holds nothing else.
fn statement(what: &Prunable) -> Option<&'static str> {
    Some(match what {
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
        Prunable::Appended { .. } => return None,
    })
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
        ];
        for sql in kinds.iter().filter_map(statement).chain([OLD]) {
            let mut plan = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let steps = plan.raw_query().mapped(|row| row.get(3)).collect::<Result<Vec<String>>>().unwrap().join("\n");
            assert!(steps.contains("USING COVERING INDEX"), "{sql}: {steps}");
            assert!(!steps.contains("SCAN") && !steps.contains("TEMP B-TREE"), "{sql}: {steps}");
        }
    }
}
