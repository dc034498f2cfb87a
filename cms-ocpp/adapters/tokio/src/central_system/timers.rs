//! Timers that are due, and what is kept for too long.

use std::sync::Arc;

use cms_core::HandleError;
use cms_core::operations::apply_retention;

use super::Shared;

/// How many timers are acted on in one round.
const ROUND: u32 = 500;

/// Acts on timers that are due, at intervals.
pub(super) async fn run(shared: &Arc<Shared>) {
    let mut interval = tokio::time::interval(shared.options.timer_interval);
    loop {
        interval.tick().await;
        if let Err(error) = round(shared).await {
            tracing::warn!(code = error.code(), %error, "timers wait");
        }
    }
}

async fn round(shared: &Shared) -> Result<(), HandleError> {
    loop {
        let mut seeds = shared.seeds()?;
        let fired = shared.csms.fire_timers(shared.clock.now(), ROUND, &mut seeds).await?;
        shared.see_to(fired.effects);
        for key in &fired.unknown {
            tracing::warn!(%key, "a timer is due that this version knows nothing of");
        }
        if !fired.more || fired.acted == 0 {
            return Ok(());
        }
    }
}

/// Removes what is kept for longer than the options say, at intervals.
pub(super) async fn run_retention(shared: &Arc<Shared>) {
    let Some(retention) = &shared.options.retention else { return };
    let mut interval = tokio::time::interval(shared.options.retention_interval);
    // The first tick comes at once: a start is no reason to clean up.
    interval.tick().await;
    loop {
        interval.tick().await;
        let done = match shared.seeds() {
            Ok(mut seeds) => apply_retention(shared.csms.store(), retention, shared.clock.now(), &mut seeds).await,
            Err(error) => Err(error),
        };
        match done {
            Ok(removed) => tracing::info!(?removed, "what was kept for long enough is removed"),
            Err(error) => {
                tracing::warn!(code = error.code(), %error, "what was kept for long enough is not removed yet")
            }
        }
    }
}
