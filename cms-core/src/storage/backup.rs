//! A whole store as one text, and a store made from it.
//!
//! A backup is lines of JSON: what it is, every [`Record`](super::Record) of the store at one moment, and a line with the
//! count and the SHA-256 of all before it, so that half a backup is never taken for a whole one. Any store can be restored
//! from the backup of any other kind: this is also the way from SQLite to PostgreSQL.
//!
//! Whatever was confirmed after the moment of a backup is not in it. [`Restored::horizon`] says which moment that is,
//! [`Unknown`] what may have happened since, and the new [`IdEpoch`](super::IdEpoch) sees to it that no id, number, position or version that
//! was given out since is given out again.

mod error;
mod horizon;
mod read;
mod unknown;
mod write;

pub use error::BackupError;
pub use horizon::Horizon;
pub use read::{Restored, restore};
pub use unknown::{LastNumber, Unknown, WaitingMessage};
pub use write::{BackedUp, back_up};

/// The number of the format that is written, and the highest that is read.
const FORMAT: u32 = 1;

/// How many records are read and taken in at once.
const PAGE: u32 = 1000;

#[cfg(test)]
mod tests;
