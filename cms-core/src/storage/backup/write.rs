//! Making a backup.

use std::io::{self, Write};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{BackupError, FORMAT, Horizon, PAGE};
use crate::digest::hex;
use crate::storage::{IdEpoch, RecordCursor, Store};

/// What a backup that was made holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct BackedUp {
    /// Up to where it reaches.
    pub horizon: Horizon,
    /// How many records it has.
    pub records: u64,
}

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Header {
    pub(super) cms_backup: u32,
    pub(super) horizon: Horizon,
}

/// The last line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Trailer {
    pub(super) end: End,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct End {
    pub(super) records: u64,
    pub(super) sha256: String,
}

/// Writes everything in `store`, as it is at one moment, to `out`. The store goes on working meanwhile.
///
/// The caller makes what was written durable (a file: `sync_all`, then rename). Ids of tokens are keyed hashes in it and
/// personal data are encrypted, both under secrets that are not in it.
///
/// # Errors
/// [`BackupError::Storage`] where the store cannot be read, [`BackupError::Io`] where `out` cannot be written.
pub async fn back_up(
    store: &dyn Store,
    now: DateTime<Utc>,
    out: &mut (dyn Write + Send),
) -> Result<BackedUp, BackupError> {
    let mut snapshot = store.snapshot().await?;
    let horizon = Horizon {
        taken_at: now,
        position: snapshot.last_position().await?,
        id_epoch: IdEpoch::read(&mut *snapshot).await?,
    };
    let mut lines = Lines { out, sha256: Sha256::new(), line: Vec::new() };
    lines.write(&Header { cms_backup: FORMAT, horizon })?;
    let mut records = 0;
    for kind in RecordCursor::KINDS {
        let mut cursor = kind;
        loop {
            let page = snapshot.records(cursor.clone(), PAGE).await?;
            for record in &page.items {
                lines.write(record)?;
                records += 1;
            }
            match page.items.last() {
                Some(last) if page.more => cursor = RecordCursor::after(last),
                _ => break,
            }
        }
    }
    let sha256 = hex(&lines.sha256.clone().finalize());
    lines.write(&Trailer { end: End { records, sha256 } })?;
    lines.out.flush()?;
    Ok(BackedUp { horizon, records })
}

struct Lines<'a> {
    out: &'a mut (dyn Write + Send),
    sha256: Sha256,
    line: Vec<u8>,
}

impl Lines<'_> {
    fn write(&mut self, value: &impl Serialize) -> io::Result<()> {
        self.line.clear();
        serde_json::to_writer(&mut self.line, value)?;
        self.line.push(b'\n');
        self.sha256.update(&self.line);
        self.out.write_all(&self.line)
    }
}
