//! Uploaded files in a folder.

use std::path::PathBuf;

use async_trait::async_trait;
use cms_core::operations::BlobStore;
use cms_core::storage::StorageError;
use tokio::task::spawn_blocking;

/// Keeps files in a folder, each under its name.
#[derive(Debug, Clone)]
pub struct FileBlobs {
    folder: PathBuf,
}

impl FileBlobs {
    /// Keeps files in `folder`, which is made when the first file comes.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    /// The path of a file; a name that could leave the folder is refused.
    fn path(&self, name: &str) -> Result<PathBuf, StorageError> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        if name.is_empty() || name.len() > 200 || name.starts_with('.') || !name.chars().all(plain) {
            return Err(StorageError::Unavailable {
                reason: "a file's name has letters, digits, _ - and .".to_owned(),
            });
        }
        Ok(self.folder.join(name))
    }
}

#[async_trait]
impl BlobStore for FileBlobs {
    async fn put(&self, name: String, bytes: Vec<u8>) -> Result<(), StorageError> {
        let (folder, path) = (self.folder.clone(), self.path(&name)?);
        let written = spawn_blocking(move || {
            std::fs::create_dir_all(&folder)?;
            let part = path.with_extension("part");
            let mut file = std::fs::File::create(&part)?;
            std::io::Write::write_all(&mut file, &bytes)?;
            file.sync_all()?;
            std::fs::rename(&part, &path)?;
            std::fs::File::open(&folder)?.sync_all()
        });
        flatten(written.await)
    }

    async fn get(&self, name: String) -> Result<Option<Vec<u8>>, StorageError> {
        let path = self.path(&name)?;
        let read = spawn_blocking(move || match std::fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        });
        flatten(read.await)
    }
}

fn flatten<T>(result: Result<std::io::Result<T>, tokio::task::JoinError>) -> Result<T, StorageError> {
    match result {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(error)) => Err(StorageError::Unavailable { reason: error.to_string() }),
        Err(error) => Err(StorageError::Unavailable { reason: error.to_string() }),
    }
}
