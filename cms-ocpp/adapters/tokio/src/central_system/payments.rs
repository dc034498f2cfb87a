//! Payments that wait, charged.

use std::sync::Arc;

use cms_core::payment::deliver_payments;

use super::{Shared, shell};

/// Charges what waits, whenever something was added and at intervals.
pub(super) async fn run(shared: &Arc<Shared>) {
    let Some(gateway) = &shared.gateway else {
        return std::future::pending().await;
    };
    let mut interval = tokio::time::interval(shared.options.payment_interval);
    loop {
        tokio::select! {
            _ = interval.tick() => {}
            () = shared.payments_wait.notified() => {}
        }
        // Without randomness the ids of a failed draw would repeat, so a pass needs all its seeds or does not begin.
        let Ok(first) = shell::seed() else {
            tracing::error!("payments wait: there is no randomness");
            continue;
        };
        let mut drawn = first;
        let mut seeds = || {
            let seed = drawn;
            if let Ok(next) = shell::seed() {
                drawn = next;
            }
            seed
        };
        match deliver_payments(shared.csms.store(), &**gateway, shared.clock.now(), &mut seeds).await {
            Ok(delivered) => {
                for payment in &delivered.undeliverable {
                    tracing::error!(?payment, "a payment cannot be charged");
                }
            }
            Err(error) => tracing::warn!(code = error.code(), %error, "payments wait"),
        }
    }
}
