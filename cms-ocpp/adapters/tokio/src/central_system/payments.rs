//! Payments that wait, charged.

use std::sync::Arc;

use cms_core::HandleError;
use cms_core::payment::{Delivered, deliver_payments};

use super::Shared;

/// Charges what waits, whenever something was added and at intervals.
pub(super) async fn run(shared: &Arc<Shared>) {
    let mut interval = tokio::time::interval(shared.options.payment_interval);
    loop {
        tokio::select! {
            biased;
            _ = interval.tick() => {}
            () = shared.payments_wait.notified() => {}
        }
        match deliver(shared).await {
            Ok(delivered) => {
                for payment in &delivered.undeliverable {
                    tracing::error!(?payment, "a payment cannot be charged");
                }
            }
            Err(error) => tracing::warn!(code = error.code(), %error, "payments wait"),
        }
    }
}

/// One pass over what waits; nothing without a gateway.
pub(super) async fn deliver(shared: &Shared) -> Result<Delivered, HandleError> {
    let Some(gateway) = &shared.gateway else {
        return Ok(Delivered::default());
    };
    let mut seeds = shared.seeds()?;
    deliver_payments(shared.csms.store(), &**gateway, shared.clock.now(), &mut seeds).await
}
