//! Pages by keyset.

use cms_core::storage::Page;
use rusqlite::{Connection, Result, Row, ToSql};

/// Reads up to `limit`. The statement asks for one more, which tells whether more follow.
pub(crate) fn page<T>(
    connection: &Connection,
    sql: &str,
    values: &[&dyn ToSql],
    limit: u32,
    from_row: fn(&Row<'_>) -> Result<T>,
) -> Result<Page<T>> {
    let mut statement = connection.prepare_cached(sql)?;
    let mut items = statement.query_map(values, from_row)?.collect::<Result<Vec<T>>>()?;
    let more = items.len() as u64 > u64::from(limit);
    if more {
        items.pop();
    }
    Ok(Page { items, more })
}
