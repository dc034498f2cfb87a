//! How a store is opened.

use std::time::Duration;

/// How a [`SqliteStore`](crate::SqliteStore) is opened. Name only what differs from the default:
///
/// ```
/// use cms_core_sqlite::Options;
///
/// let options = Options { max_readers: 16, ..Options::default() };
/// assert_eq!(options.max_batch, 256);
/// ```
///
/// None of it weakens durability: the journal is always a WAL, and every commit waits for the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// How many changes share one write to the disk at the most; at least 1. Default: 256.
    pub max_batch: usize,
    /// How many snapshots may be open at a time, each with a connection of its own; at least 1. Whoever asks for one
    /// more waits until one is closed. Default: 64.
    pub max_readers: usize,
    /// How many connections are kept open for reading while nobody reads. Default: 8.
    pub idle_readers: usize,
    /// How many pages of 4 KiB the log may have before it begins anew at its start; at least 16. It grows beyond that while
    /// a snapshot is open for long, or the disk fails. Default: 8192, which is 32 MiB.
    pub log_pages: u32,
    /// How long to wait for another process that is writing to the file. Default: 5 s.
    pub busy_timeout: Duration,
}

impl Default for Options {
    fn default() -> Self {
        Self { max_batch: 256, max_readers: 64, idle_readers: 8, log_pages: 8192, busy_timeout: Duration::from_secs(5) }
    }
}
