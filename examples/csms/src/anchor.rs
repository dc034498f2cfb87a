//! The file that remembers what no backup of the store reaches.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use cms_core::storage::{Anchor, AnchorError, Store};

use crate::house::Failure;

/// The file of an [`Anchor`], outside the data folder and best on another disk: a store that is put back from an old copy is
/// known by it, and a restore learns from it which ids may have been given out.
///
/// It is only ever replaced as a whole. Several central systems may keep one together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnchorFile {
    path: PathBuf,
}

impl AnchorFile {
    /// The anchor in the file at `path`.
    #[must_use]
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The place where it is looked for when none is named: beside the data folder, `csms-data.anchor.json` for `csms-data`.
    ///
    /// # Errors
    /// Where the folder has no name to be beside of.
    ///
    /// ```
    /// use csms::anchor::AnchorFile;
    ///
    /// let anchor = AnchorFile::beside("/var/lib/csms-data".as_ref())?;
    /// assert_eq!(anchor.path().to_str(), Some("/var/lib/csms-data.anchor.json"));
    /// # Ok::<(), csms::house::Failure>(())
    /// ```
    pub fn beside(data: &Path) -> Result<Self, Failure> {
        let data = std::path::absolute(data)?;
        let mut name = data.file_name().map(OsString::from).ok_or("name the file of the anchor with --anchor")?;
        name.push(".anchor.json");
        Ok(Self::new(data.with_file_name(name)))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it says; none where there is none yet.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn read(&self) -> Result<Option<Anchor>, Failure> {
        let path = self.path.display();
        match fs::read(&self.path) {
            Ok(bytes) => match serde_json::from_slice(&bytes) {
                Ok(anchor) => Ok(Some(anchor)),
                Err(error) => Err(format!("the anchor {path} is damaged, restore it from a copy: {error}").into()),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(format!("the anchor {path} cannot be read: {error}").into()),
        }
    }

    /// Makes durable what `anchor` says beyond what the file says already.
    ///
    /// # Errors
    /// Where the file cannot be written; it then says what it said before.
    pub fn keep(&self, anchor: &Anchor) -> io::Result<()> {
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(self.with_suffix(".lock"))?;
        lock.lock()?;
        let mut kept = self.read().map_err(|error| io::Error::other(error.to_string()))?.unwrap_or_default();
        kept.id_epoch = kept.id_epoch.max(anchor.id_epoch);
        kept.position = kept.position.max(anchor.position);
        kept.erased.extend(anchor.erased.iter().cloned());
        let draft = self.with_suffix(".draft");
        let mut file = File::create(&draft)?;
        file.write_all(&serde_json::to_vec(&kept)?)?;
        file.sync_all()?;
        fs::rename(&draft, &self.path)?;
        sync_folder_of(&self.path)
    }

    /// Sees that the store is at least as new as what was seen of it, before it is used.
    ///
    /// # Errors
    /// Where it is older, or either cannot be read.
    pub async fn check(&self, store: &dyn Store) -> Result<(), Failure> {
        let Some(anchor) = self.read()? else { return Ok(()) };
        let checked = anchor.check(&mut *store.snapshot().await?).await;
        checked.map_err(|error| match error {
            AnchorError::Older { .. } => {
                let path = self.path.display();
                format!("{error} (so says the anchor {path}; remove it only if this store was begun anew on purpose)")
                    .into()
            }
            error => error.into(),
        })
    }

    /// Takes over how far the store is now.
    ///
    /// # Errors
    /// Where either cannot be read, or the file cannot be written.
    pub async fn follow(&self, store: &dyn Store) -> Result<(), Failure> {
        let known = self.read()?;
        let is_new = known.is_none();
        let mut anchor = known.unwrap_or_default();
        if anchor.follow(&mut *store.snapshot().await?).await? || is_new {
            let file = self.clone();
            tokio::task::spawn_blocking(move || file.keep(&anchor))
                .await?
                .map_err(|error| format!("the anchor {} cannot be written: {error}", self.path.display()))?;
        }
        Ok(())
    }

    fn with_suffix(&self, suffix: &str) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(suffix);
        name.into()
    }
}

/// Makes durable that a file has its name.
pub(crate) fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(test)]
mod tests {
    use cms_core::AccountId;
    use cms_core::storage::{Changes, CommitOutcome, IdEpoch, MemoryStore, Position};

    use super::*;

    async fn store_with(appended: u32) -> MemoryStore {
        let store = MemoryStore::new();
        for number in 0..appended {
            let mut changes = Changes::new();
            changes.append("timeline/CS1", number.to_string(), chrono::DateTime::UNIX_EPOCH, &number);
            assert!(matches!(store.commit(changes).await, CommitOutcome::Committed(_)));
        }
        store
    }

    #[tokio::test]
    async fn a_store_that_is_behind_its_anchor_is_refused_with_the_name_of_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let anchor = AnchorFile::new(folder.path().join("anchor.json"));
        anchor.check(&store_with(0).await).await.unwrap();
        anchor.follow(&store_with(3).await).await.unwrap();
        anchor.check(&store_with(3).await).await.unwrap();
        let error = anchor.check(&store_with(2).await).await.unwrap_err().to_string();
        assert!(error.contains("older") && error.contains("anchor.json"), "{error}");
    }

    #[test]
    fn two_that_keep_one_anchor_take_nothing_from_each_other() {
        let folder = tempfile::tempdir().unwrap();
        let file = AnchorFile::new(folder.path().join("anchor.json"));
        let [one, other] = ["one", "other"].map(AccountId::new);
        let ahead = Anchor { position: Position(9), erased: [one.clone()].into(), ..Anchor::default() };
        let restored =
            Anchor { id_epoch: IdEpoch { restores: 1 }, erased: [other.clone()].into(), ..Anchor::default() };
        file.keep(&ahead).unwrap();
        file.keep(&restored).unwrap();
        let both = Anchor { id_epoch: restored.id_epoch, position: Position(9), erased: [one, other].into() };
        assert_eq!(file.read().unwrap(), Some(both));
    }

    #[test]
    fn a_damaged_anchor_is_not_taken_for_none() {
        let folder = tempfile::tempdir().unwrap();
        let file = AnchorFile::new(folder.path().join("anchor.json"));
        assert_eq!(file.read().unwrap(), None);
        fs::write(file.path(), "{").unwrap();
        assert!(file.read().unwrap_err().to_string().contains("damaged"));
        assert!(file.keep(&Anchor::default()).is_err());
    }
}
