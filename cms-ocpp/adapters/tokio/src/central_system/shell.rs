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

/// The time, and 32 bytes of randomness of the operating system.
pub(super) fn moment(clock: &dyn Clock) -> Result<Moment, HandleError> {
    Ok(Moment { now: clock.now(), seed: seed()? })
}

/// 32 bytes of randomness of the operating system.
pub(super) fn seed() -> Result<[u8; 32], HandleError> {
    let mut seed = [0; 32];
    match getrandom::fill(&mut seed) {
        Ok(()) => Ok(seed),
        Err(error) => Err(StorageError::Unavailable { reason: format!("no randomness: {error}") }.into()),
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
    let flushed = match moment(&*shared.clock) {
        Ok(moment) => shared.csms.flush_seen(moment).await,
        Err(error) => Err(error),
    };
    if let Err(error) = flushed {
        tracing::warn!(code = error.code(), %error, "it could not be written when stations were last heard of");
    }
}
