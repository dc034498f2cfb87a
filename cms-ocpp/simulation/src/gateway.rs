//! The payment provider: it takes money once for each key, is not always to be reached, and tells twice.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use cms_core::payment::{ChargeOutcome, ChargeRequest, GatewayError, PaymentGateway};
use tokio::sync::mpsc;
use tokio::time::sleep;

use crate::context::Context;
use crate::random::Random;
use crate::{FaultKind, Mutant};

/// A webhook that tells of a charge: its id, the key of the charge, the provider's reference.
#[derive(Debug, Clone)]
pub(crate) struct Webhook {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) reference: String,
}

/// The provider, whichever node asks.
pub(crate) struct Provider {
    context: Arc<Context>,
    state: Mutex<State>,
    webhooks: mpsc::UnboundedSender<Webhook>,
}

struct State {
    random: Random,
    /// By key: what was asked, and the reference of the charge.
    taken: BTreeMap<String, (ChargeRequest, String)>,
    calls: u64,
}

impl Provider {
    pub(crate) fn new(context: Arc<Context>, random: Random, webhooks: mpsc::UnboundedSender<Webhook>) -> Self {
        let state = State { random, taken: BTreeMap::new(), calls: 0 };
        Self { context, state: Mutex::new(state), webhooks }
    }

    /// All charges for which money was taken.
    pub(crate) fn taken(&self) -> Vec<ChargeRequest> {
        self.lock().taken.values().map(|(request, _)| request.clone()).collect()
    }

    async fn pause(&self) {
        let ms = self.lock().random.between(1, 80);
        sleep(Duration::from_millis(ms)).await;
    }

    fn strikes(&self, kind: FaultKind) -> bool {
        self.context.strikes(kind, None, &mut self.lock().random)
    }

    /// Takes the money, unless it was taken under this key, and tells of it by webhook.
    fn take(&self, request: ChargeRequest) -> ChargeOutcome {
        let mut state = self.lock();
        let key = request.idempotency_key.clone();
        let number = state.taken.len() + 1;
        let known = state.taken.contains_key(&key);
        let (_, reference) = state.taken.entry(key.clone()).or_insert_with(|| (request, format!("charge_{number}")));
        let reference = reference.clone();
        drop(state);
        if !known {
            let webhook = Webhook { id: format!("evt_{number}"), key, reference: reference.clone() };
            // Nobody listens at the end of the world.
            let _ = self.webhooks.send(webhook);
        }
        ChargeOutcome::Succeeded { gateway_reference: reference }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl PaymentGateway for Provider {
    async fn charge(&self, mut request: ChargeRequest) -> Result<ChargeOutcome, GatewayError> {
        self.pause().await;
        if self.context.plan.mutant == Some(Mutant::FreshChargeKey) {
            let mut state = self.lock();
            state.calls += 1;
            request.idempotency_key = format!("{}/{}", request.idempotency_key, state.calls);
        }
        self.context.note(&["charge", &request.idempotency_key]);
        if self.strikes(FaultKind::GatewayUnreachable) {
            return Err(GatewayError::Unreachable { reason: "simulated".to_owned() });
        }
        if self.strikes(FaultKind::GatewayTimeout) {
            if self.lock().random.chance(6_000) {
                self.take(request);
            }
            self.pause().await;
            return Err(GatewayError::UnknownOutcome { reason: "simulated".to_owned() });
        }
        let outcome = self.take(request);
        self.pause().await;
        Ok(outcome)
    }

    async fn query(&self, key: String) -> Result<Option<ChargeOutcome>, GatewayError> {
        self.pause().await;
        if self.strikes(FaultKind::GatewayUnreachable) {
            return Err(GatewayError::Unreachable { reason: "simulated".to_owned() });
        }
        let state = self.lock();
        let taken = state.taken.get(&key);
        Ok(taken.map(|(_, reference)| ChargeOutcome::Succeeded { gateway_reference: reference.clone() }))
    }
}
