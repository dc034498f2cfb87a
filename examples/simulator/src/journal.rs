//! What a station keeps through a restart.

mod entry;
mod memory;

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

pub(crate) use entry::Kind;
pub use entry::{Confirmation, Intent, JournalEntry, StoredMessage};
pub(crate) use memory::{Memory, OpenCharge};

use crate::SimulatorError;

/// The journal of a station: a file of JSON lines that is only ever appended to, like the flash memory of a real one.
///
/// A line is handed to the operating system before the station goes on, so it survives the death of the program, which
/// is the power loss that is simulated. A last line without its end was being written when the program died; it is
/// passed over, and overwritten when the journal is opened again.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    length: u64,
    memory: Memory,
}

impl Journal {
    /// The lines of a journal, also of one that a station has open.
    ///
    /// # Errors
    /// [`SimulatorError::Journal`], [`SimulatorError::JournalBroken`].
    ///
    /// ```
    /// use simulator::{Journal, JournalEntry};
    ///
    /// let path = std::env::temp_dir().join(format!("journal-{}.jsonl", std::process::id()));
    /// std::fs::write(&path, "{\"opened\":{\"identity\":\"CP1\",\"opening\":1}}\n{\"ope")?;
    /// assert_eq!(Journal::read(&path)?, [JournalEntry::Opened { identity: "CP1".into(), opening: 1 }]);
    /// # std::fs::remove_file(&path)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read(path: impl AsRef<Path>) -> Result<Vec<JournalEntry>, SimulatorError> {
        let path = path.as_ref();
        let bytes = std::fs::read(path).map_err(|error| unusable(path, &error))?;
        Ok(parse(path, &bytes)?.0)
    }

    /// Opens the journal of a station for writing, or begins it.
    pub(crate) fn open(path: &Path, identity: &str) -> Result<Self, SimulatorError> {
        let failed = |error: io::Error| unusable(path, &error);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(SimulatorError::JournalInUse { path: path.to_owned() }),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(failed)?;
        let (entries, length) = parse(path, &bytes)?;
        file.set_len(length).map_err(failed)?;
        file.seek(SeekFrom::Start(length)).map_err(failed)?;
        let mut memory = Memory::default();
        entries.iter().for_each(|entry| memory.apply(entry));
        if let Some(owner) = memory.identity.take_if(|owner| owner != identity) {
            return Err(SimulatorError::JournalOfAnother { path: path.to_owned(), identity: owner });
        }
        let mut journal = Self { path: path.to_owned(), file, length, memory };
        let opening = journal.memory.opening.saturating_add(1);
        journal.append(&JournalEntry::Opened { identity: identity.to_owned(), opening })?;
        Ok(journal)
    }

    pub(crate) fn memory(&self) -> &Memory {
        &self.memory
    }

    /// Writes a line; when this returns, the death of the program does not undo it.
    pub(crate) fn append(&mut self, entry: &JournalEntry) -> Result<(), SimulatorError> {
        let mut line = serde_json::to_vec(entry).map_err(|error| unusable(&self.path, &error.into()))?;
        line.push(b'\n');
        if let Err(error) = self.file.write_all(&line).and_then(|()| self.file.flush()) {
            // Half a line in the middle of the file would break it for good.
            let _ = self.file.set_len(self.length).and_then(|()| self.file.seek(SeekFrom::Start(self.length)));
            return Err(unusable(&self.path, &error));
        }
        self.length += line.len() as u64;
        self.memory.apply(entry);
        Ok(())
    }
}

/// The entries, and the length of the lines that are whole.
fn parse(path: &Path, bytes: &[u8]) -> Result<(Vec<JournalEntry>, u64), SimulatorError> {
    let whole = bytes.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let lines = bytes[..whole].split_inclusive(|byte| *byte == b'\n').enumerate();
    let entries = lines.map(|(index, line)| {
        serde_json::from_slice(line)
            .map_err(|_| SimulatorError::JournalBroken { path: path.to_owned(), line: index + 1 })
    });
    Ok((entries.collect::<Result<_, _>>()?, whole as u64))
}

fn unusable(path: &Path, error: &io::Error) -> SimulatorError {
    SimulatorError::Journal { path: path.to_owned(), reason: error.to_string() }
}
