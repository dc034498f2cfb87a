//! The clock and the randomness: the two things that the core never has.

use std::sync::Arc;
use std::time::SystemTime;

use chrono::{DateTime, Utc};
use cms_core::HandleError;
use cms_core::storage::StorageError;
use cms_ocpp::csms::Moment;

use super::Shared;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The time now.
    fn now(&self) -> DateTime<Utc>;
}

/// The clock of the operating system.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::exhaustive_structs, reason = "there is nothing to set about it")]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the shell, whose clock it is")]
    fn now(&self) -> DateTime<Utc> {
        SystemTime::now().into()
    }
}

/// Draws randomness for ids and secrets. Whoever can guess it can guess transaction ids and upload addresses: another source
/// than [`SystemRandomness`] is for simulations only.
pub trait Randomness: Send + Sync {
    /// 32 bytes, never the same twice.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`], inside, where there is none; what was asked for may be tried again.
    fn seed(&self) -> Result<[u8; 32], HandleError>;
}

/// The randomness of the operating system.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::exhaustive_structs, reason = "there is nothing to set about it")]
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    fn seed(&self) -> Result<[u8; 32], HandleError> {
        let mut seed = [0; 32];
        match getrandom::fill(&mut seed) {
            Ok(()) => Ok(seed),
            Err(error) => Err(StorageError::Unavailable { reason: format!("no randomness: {error}") }.into()),
        }
    }
}

impl Shared {
    /// The time, and randomness for fresh ids.
    pub(super) fn moment(&self) -> Result<Moment, HandleError> {
        Ok(Moment { now: self.clock.now(), seed: self.randomness.seed()? })
    }

    /// Randomness for a round of commands: one draw that is made longer than any round, so that a failing generator is found
    /// before the first of them.
    pub(super) fn seeds(&self) -> Result<impl FnMut() -> [u8; 32] + Send, HandleError> {
        let drawn = self.randomness.seed()?;
        let mut counter = 0_u64;
        Ok(move || {
            counter += 1;
            let mut seed = drawn;
            for (byte, count) in seed.iter_mut().zip(counter.to_be_bytes()) {
                *byte ^= count;
            }
            seed
        })
    }
}

/// Writes when stations were last heard of, at intervals.
pub(super) async fn flush_seen(shared: &Arc<Shared>) {
    let mut interval = tokio::time::interval(shared.options.seen_interval);
    loop {
        interval.tick().await;
        flush_seen_once(shared).await;
    }
}

/// Writes when stations were last heard of.
pub(super) async fn flush_seen_once(shared: &Arc<Shared>) {
    let flushed = match shared.moment() {
        Ok(moment) => shared.csms.flush_seen(moment).await,
        Err(error) => Err(error),
    };
    if let Err(error) = flushed {
        tracing::warn!(code = error.code(), %error, "it could not be written when stations were last heard of");
    }
}
