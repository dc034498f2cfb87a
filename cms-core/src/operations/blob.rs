//! Where uploaded files are kept.

use async_trait::async_trait;

use crate::storage::StorageError;

/// Keeps files by name: diagnostics, logs. What is in them is opaque, and comes from stations: it is never interpreted.
#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
pub trait BlobStore: Send + Sync {
    /// Keeps `bytes` under `name`, durably, in place of what was there.
    ///
    /// # Errors
    /// [`StorageError`] where they cannot be kept.
    async fn put(&self, name: String, bytes: Vec<u8>) -> Result<(), StorageError>;

    /// What is kept under `name`.
    ///
    /// # Errors
    /// [`StorageError`] where it cannot be read.
    async fn get(&self, name: String) -> Result<Option<Vec<u8>>, StorageError>;
}
