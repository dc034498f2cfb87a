//! Taking a backup in.

use std::io::{self, BufRead, Read as _};

use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

use super::unknown::Noted;
use super::write::{Header, Trailer};
use super::{BackupError, FORMAT, Horizon, PAGE, Unknown};
use crate::digest::hex;
use crate::storage::{Anchor, IdEpoch, Import, Record, Row as _, Store, Version};

/// The longest line that is read, in bytes; the largest body of a row is far below.
const LONGEST_LINE: u64 = 256 << 20;

/// The highest epoch: transaction ids have five bits for it.
const LAST_EPOCH: u32 = 31;

/// A backup that was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Restored {
    /// Up to where it reaches.
    pub horizon: Horizon,
    /// The epoch that begins.
    pub id_epoch: IdEpoch,
    /// How many records were taken in.
    pub records: u64,
    /// What the store cannot know.
    pub unknown: Unknown,
}

/// Takes a backup into `store`, in which nothing has ever been committed, and opens a new epoch.
///
/// `anchor` is what was remembered outside the store; it is changed, and `keep` is called to make the change durable before
/// the store can be used. Where no anchor was kept, one whose epoch is as high as ever used has to be made up by hand.
///
/// Afterwards [`erase_again`](crate::access::erase_again) has to be called for the persons of [`Anchor::erased`], before the
/// store is used.
///
/// # Errors
/// [`BackupError`]. The store that the backup was taken into has to be thrown away then; it refuses to be used.
pub async fn restore(
    from: &mut (dyn BufRead + Send),
    store: &dyn Store,
    anchor: &mut Anchor,
    now: DateTime<Utc>,
    keep: &mut (dyn FnMut(&Anchor) -> io::Result<()> + Send),
) -> Result<Restored, BackupError> {
    let mut lines = Lines { from, line: Vec::new(), number: 0, sha256: Sha256::new() };
    let horizon = lines.header()?;
    let restores = horizon.id_epoch.max(anchor.id_epoch).restores.saturating_add(1);
    if restores > LAST_EPOCH {
        return Err(BackupError::NoEpochLeft { restores: restores - 1 });
    }
    let id_epoch = IdEpoch { restores };
    let mut noted = Noted::default();
    let mut records = 0;
    let mut page = vec![epoch_row(id_epoch)?];
    let end = loop {
        let Some(line) = lines.next()? else {
            return Err(BackupError::CutOff { line: lines.number });
        };
        match line {
            Line::Record(record) => {
                records += 1;
                noted.note(&record);
                page.extend(of_epoch(record, id_epoch));
            }
            Line::End(end) => break end,
        }
        if page.len() >= PAGE as usize {
            store.import(Import::Records(std::mem::take(&mut page))).await?;
        }
    };
    if end != records {
        return Err(lines.damaged(format!("it has {records} records where {end} were written")));
    }
    store.import(Import::Records(page)).await?;
    anchor.id_epoch = id_epoch;
    let last = id_epoch.first_position();
    anchor.position = last;
    keep(anchor)?;
    store.import(Import::Finish { last: last.max(horizon.position) }).await?;
    Ok(Restored { horizon, id_epoch, records, unknown: noted.finish(horizon.taken_at, now) })
}

/// The row that tells the epoch; the one in the backup is left out.
fn epoch_row(id_epoch: IdEpoch) -> Result<Record, BackupError> {
    let body = serde_json::to_string(&id_epoch).map_err(io::Error::from)?;
    Ok(Record::Row {
        table: IdEpoch::TABLE.name().to_owned(),
        id: IdEpoch::ID.to_owned(),
        version: id_epoch.version(Version(1)),
        body: Some(body),
        index: Vec::new(),
        at_ms: None,
    })
}

fn of_epoch(mut record: Record, id_epoch: IdEpoch) -> Option<Record> {
    if let Record::Row { table, version, .. } = &mut record {
        if table == IdEpoch::TABLE.name() {
            return None;
        }
        // A process that still holds what it read before can rely on none of it, a socket's right to write included.
        *version = id_epoch.version(*version);
    }
    Some(record)
}

enum Line {
    Record(Record),
    End(u64),
}

struct Lines<'a> {
    from: &'a mut (dyn BufRead + Send),
    line: Vec<u8>,
    number: u64,
    /// Of all lines before the present one.
    sha256: Sha256,
}

impl Lines<'_> {
    fn header(&mut self) -> Result<Horizon, BackupError> {
        #[derive(serde::Deserialize)]
        struct AnyFormat {
            cms_backup: u32,
        }
        if !self.read()? {
            return Err(BackupError::NotABackup { reason: "it is empty".to_owned() });
        }
        let not_a_backup = |error: serde_json::Error| BackupError::NotABackup { reason: error.to_string() };
        let AnyFormat { cms_backup: found } = serde_json::from_slice(&self.line).map_err(not_a_backup)?;
        if found > FORMAT {
            return Err(BackupError::TooNew { found, known: FORMAT });
        }
        let header: Header = serde_json::from_slice(&self.line).map_err(not_a_backup)?;
        self.sha256.update(&self.line);
        Ok(header.horizon)
    }

    fn next(&mut self) -> Result<Option<Line>, BackupError> {
        if !self.read()? {
            return Ok(None);
        }
        if self.line.starts_with(b"{\"end\":") {
            let end = match serde_json::from_slice::<Trailer>(&self.line) {
                Ok(trailer) => trailer.end,
                Err(error) => return Err(self.damaged(error.to_string())),
            };
            if end.sha256 != hex(&self.sha256.clone().finalize()) {
                return Err(self.damaged("the lines before it are not those that were written".to_owned()));
            }
            if self.read()? {
                return Err(self.damaged("there is more after the last line".to_owned()));
            }
            return Ok(Some(Line::End(end.records)));
        }
        let record = match serde_json::from_slice::<Record>(&self.line) {
            Ok(record) => record,
            Err(error) => return Err(self.damaged(error.to_string())),
        };
        self.sha256.update(&self.line);
        Ok(Some(Line::Record(record)))
    }

    /// Reads a line; false at the end of the text.
    fn read(&mut self) -> Result<bool, BackupError> {
        self.line.clear();
        (&mut *self.from).take(LONGEST_LINE).read_until(b'\n', &mut self.line)?;
        if self.line.is_empty() {
            return Ok(false);
        }
        self.number += 1;
        if self.line.last() != Some(&b'\n') {
            return Err(match self.number {
                1 => BackupError::NotABackup { reason: "its first line has no end".to_owned() },
                _ if (self.line.len() as u64) < LONGEST_LINE => BackupError::CutOff { line: self.number },
                _ => self.damaged("it is too long".to_owned()),
            });
        }
        Ok(true)
    }

    fn damaged(&self, reason: String) -> BackupError {
        BackupError::Damaged { line: self.number, reason }
    }
}
