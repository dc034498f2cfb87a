//! The changes that are written, each with a part in every table.

use cms_core::PayloadHash;
use cms_core::storage::{Append, Changes, RowChange, RowKey, StoredReply, Table, TimerChange};

pub(crate) const SESSIONS: Table = Table::new("sessions");
pub(crate) const STATIONS: Table = Table::new("stations");
pub(crate) const SERIES: &str = "invoice";
pub(crate) const TIMER_DUE_MS: i64 = 1000;

/// How large the row is that the changes of one station write again and again: it fills the log and not the database.
pub(crate) const STATION_BYTES: usize = 30_000;
/// As above, for a checkpoint after few changes.
pub(crate) const LARGE: usize = 100_000;

/// The change `id` of `station`.
pub(crate) fn change(station: &str, id: &str, station_bytes: usize) -> Changes {
    let mut changes = Changes::new();
    changes.claim(claim_key(id), id);
    changes.rows.push(row(RowKey::new(SESSIONS, id), text(id, 600)));
    changes.rows.push(row(RowKey::new(STATIONS, station), text(id, station_bytes)));
    changes.append.push(Append { stream: format!("samples/{id}"), key: id.to_owned(), at_ms: 0, body: text(id, 300) });
    changes.reply = Some(reply(id));
    changes.consumed.push(format!("event/{id}"));
    changes.send(id, station, "station", &id);
    changes.timers.push(TimerChange::Set { key: id.to_owned(), due_ms: TIMER_DUE_MS, body: text(id, 20) });
    changes.allocate(SERIES, id);
    changes
}

pub(crate) fn claim_key(id: &str) -> String {
    format!("claim/{id}")
}

pub(crate) fn reply_key(id: &str) -> String {
    format!("reply/{id}")
}

pub(crate) fn reply(id: &str) -> StoredReply {
    StoredReply { key: reply_key(id), payload_hash: PayloadHash::of(id.as_bytes()), body: text(id, 100) }
}

/// The station that wrote `id`: what is before the first dot.
pub(crate) fn station_of(id: &str) -> &str {
    id.split('.').next().unwrap()
}

/// JSON text that only `id` writes, of about this length.
pub(crate) fn text(id: &str, length: usize) -> String {
    format!("{{\"id\":\"{id}\",\"fill\":\"{}\"}}", id.repeat(length / id.len() + 1))
}

/// The id that `text` was written for; none where it is not whole.
pub(crate) fn written_by(body: &str, length: usize) -> Option<&str> {
    let id = body.strip_prefix("{\"id\":\"")?.split('"').next()?;
    (text(id, length) == body).then_some(id)
}

fn row(key: RowKey, body: String) -> RowChange {
    RowChange { key, body: Some(body), index: Vec::new() }
}
