//! Looking at everything a store shows.

use crate::storage::{AppendQuery, OutboxQuery, Position, RowKey, RowQuery, Snapshot, StorageError, Table};

/// Names under which [`Probe::look`] looks into a store. Rows, appended rows, messages and timers are found by
/// themselves; a claim, a reply and a number only under a name.
#[derive(Debug, Clone, Default)]
pub struct Probe {
    /// Tables to read.
    pub tables: Vec<Table>,
    /// Ids whose versions are read in every table, so that deleted rows show too.
    pub ids: Vec<String>,
    /// Index entries to read in every table.
    pub indexes: Vec<(&'static str, String)>,
    /// Unique keys.
    pub claims: Vec<String>,
    /// Keys of replies.
    pub replies: Vec<String>,
    /// Series and owners of numbers.
    pub numbers: Vec<(String, String)>,
}

impl Probe {
    /// Everything that `snapshot` shows under these names, one line per thing. Two stores that have taken the same
    /// changes give the same lines, except that positions are numbered through from 1.
    ///
    /// # Errors
    /// [`StorageError`] where the store cannot be read.
    pub async fn look(&self, snapshot: &mut dyn Snapshot) -> Result<Vec<String>, StorageError> {
        let mut lines = Vec::new();
        for table in &self.tables {
            self.look_at_table(*table, snapshot, &mut lines).await?;
        }
        for claim in &self.claims {
            lines.push(format!("claim {claim:?}: {:?}", snapshot.claim(claim.clone()).await?));
        }
        for reply in &self.replies {
            lines.push(format!("reply {reply:?}: {:?}", snapshot.reply(reply.clone()).await?));
        }
        for (series, owner) in &self.numbers {
            let number = snapshot.number(series.clone(), owner.clone()).await?;
            lines.push(format!("number {series:?} of {owner:?}: {number:?}"));
        }
        let all = AppendQuery { stream: None, after: Position(0), limit: u32::MAX };
        for (place, mut entry) in (1..).zip(snapshot.appended(all).await?.items) {
            entry.position = Position(place);
            lines.push(format!("{entry:?}"));
        }
        for heads in [false, true] {
            let all = OutboxQuery { topic: None, key: None, heads, after: Position::default(), limit: u32::MAX };
            for (place, mut message) in (1..).zip(snapshot.outbox(all).await?) {
                message.position = Position(place);
                lines.push(format!("{message:?} (only heads: {heads})"));
            }
        }
        lines.extend(snapshot.timers_due(i64::MAX, u32::MAX).await?.iter().map(|timer| format!("{timer:?}")));
        Ok(lines)
    }

    async fn look_at_table(
        &self,
        table: Table,
        snapshot: &mut dyn Snapshot,
        lines: &mut Vec<String>,
    ) -> Result<(), StorageError> {
        for id in &self.ids {
            let key = RowKey::new(table, id);
            let (version, row) = (snapshot.version(key.clone()).await?, snapshot.row(key.clone()).await?);
            lines.push(format!("row {key}: {version:?} {row:?}"));
        }
        let indexes = self.indexes.iter().map(|(name, value)| Some((*name, value.clone())));
        for index in std::iter::once(None).chain(indexes) {
            let page = snapshot.rows(RowQuery { table, index: index.clone(), after: None, limit: u32::MAX }).await?;
            lines.push(format!("rows of {table} by {index:?}: {:?}", page.items));
        }
        Ok(())
    }
}
