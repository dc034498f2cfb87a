//! The changes that are committed.

use cms_benches_protocol::store::{STATION_BODY, STATIONS, SessionStart, station};
use cms_core::PayloadHash;
use cms_core::storage::{
    Append, Changes, Expect, Fence, IndexEntry, OutboxChange, OutboxMessage, RowChange, RowKey, StoredReply, Table,
    TimerChange, Version,
};

const SESSIONS: Table = Table::new("session");
const STATION_ROWS: Table = Table::new("station");
const LEASES: Table = Table::new("station_lease");
const CLOCKS: Table = Table::new("clock");

/// What has to be there before the first session.
pub(crate) fn stations() -> Changes {
    let mut changes = Changes::new();
    for number in 0..STATIONS {
        for table in [STATION_ROWS, LEASES] {
            changes.rows.push(row(table, station(number), STATION_BODY.to_owned(), Vec::new()));
        }
    }
    changes
}

/// The start of a session, refused unless everything it relies on is as it was read.
pub(crate) fn session_start(number: u64) -> Changes {
    let start = SessionStart::new(number);
    let mut changes = Changes::new();
    changes.at_ms = Some(start.at_ms);
    let lease = RowKey::new(LEASES, &start.station);
    changes.fence = Some(Fence { lease, epoch: Version(1) });
    changes.expect.push(Expect { key: RowKey::new(STATION_ROWS, &start.station), version: Version(1) });
    changes.expect.push(Expect { key: RowKey::new(SESSIONS, &start.session), version: Version::ABSENT });
    for claim in start.claims {
        changes.claim(claim, &start.session);
    }
    let index = start.index.into_iter().map(|(name, value)| IndexEntry::new(name, value)).collect();
    changes.rows.push(row(SESSIONS, start.session, start.body, index));
    for (stream, key, body) in start.appended {
        changes.append.push(Append { stream, key: key.to_owned(), at_ms: start.at_ms, body });
    }
    let (key, hash, body) = start.reply;
    changes.reply = Some(StoredReply { key, payload_hash: PayloadHash::from_stored(hash), body });
    let (id, key, topic, body) = start.message;
    changes.outbox.push(OutboxChange::Add(OutboxMessage { id, key, topic: topic.to_owned(), body }));
    let (key, due_ms, body) = start.timer;
    changes.timers.push(TimerChange::Set { key, due_ms, body });
    changes
}

/// One row and nothing else.
pub(crate) fn one_row(number: u64) -> Changes {
    let mut changes = Changes::new();
    changes.rows.push(row(CLOCKS, format!("one_{number:012}"), STATION_BODY.to_owned(), Vec::new()));
    changes
}

fn row(table: Table, id: String, body: String, index: Vec<IndexEntry>) -> RowChange {
    RowChange { key: RowKey::new(table, id), body: Some(body), index }
}
