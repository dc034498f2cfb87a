//! A payment provider that does what a script says.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;

use super::{ChargeOutcome, ChargeRequest, GatewayError, PaymentGateway, PaymentMethodRef};
use crate::money::Money;

/// A payment provider in memory for tests and demonstrations: no money moves.
///
/// What a call does is scripted by means of payment or by amount, one [`GatewayStep`] per call, the means of payment first;
/// where no step is left, it succeeds. It keeps the promises of [`PaymentGateway`]: one charge per key, the same outcome
/// each time, whatever fault lies on the way. And it counts, so that a test can tell how much was really taken.
///
/// ```
/// use cms_core::money::{Currency, Money};
/// use cms_core::payment::{GatewayStep, PaymentMethodRef, ScriptedGateway};
///
/// let gateway = ScriptedGateway::new()
///     .with_method(PaymentMethodRef::new("pm_empty"), [GatewayStep::Decline { reason: "no funds".to_owned() }])
///     .with_amount(Money::from_minor(4_64, Currency::EUR)?, [GatewayStep::Unreachable, GatewayStep::TimeoutAfterSuccess]);
/// assert_eq!(gateway.taken(), []);
/// # Ok::<(), cms_core::money::MoneyError>(())
/// ```
#[derive(Debug, Default)]
pub struct ScriptedGateway {
    inner: Mutex<Inner>,
}

impl ScriptedGateway {
    /// A provider that takes every charge.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What the next calls for a means of payment do.
    #[must_use]
    pub fn with_method(self, method: PaymentMethodRef, steps: impl IntoIterator<Item = GatewayStep>) -> Self {
        self.lock().by_method.entry(method).or_default().extend(steps);
        self
    }

    /// What the next calls for an amount do.
    #[must_use]
    pub fn with_amount(self, amount: Money, steps: impl IntoIterator<Item = GatewayStep>) -> Self {
        self.lock().by_amount.entry((amount.currency(), amount.as_micros())).or_default().extend(steps);
        self
    }

    /// What the next queries do; they answer where no step is left.
    #[must_use]
    pub fn with_queries(self, steps: impl IntoIterator<Item = QueryStep>) -> Self {
        self.lock().queries.extend(steps);
        self
    }

    /// Forgets the idempotency keys, as providers do after a day: charging under an old key takes the money again. Queries
    /// still know them.
    pub fn forget_keys(&self) {
        self.lock().live_keys.clear();
    }

    /// Every charge for which money was taken, in order.
    #[must_use]
    pub fn taken(&self) -> Vec<ChargeRequest> {
        self.lock().taken.clone()
    }

    /// How often it was asked to charge.
    #[must_use]
    pub fn charge_calls(&self) -> u32 {
        self.lock().charge_calls
    }

    /// How often it was asked what became of a charge.
    #[must_use]
    pub fn query_calls(&self) -> u32 {
        self.lock().query_calls
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl PaymentGateway for ScriptedGateway {
    async fn charge(&self, request: ChargeRequest) -> Result<ChargeOutcome, GatewayError> {
        self.lock().charge(request)
    }

    async fn query(&self, idempotency_key: String) -> Result<Option<ChargeOutcome>, GatewayError> {
        self.lock().query(&idempotency_key)
    }
}

/// What a [`ScriptedGateway`] does with one call to charge.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum GatewayStep {
    /// It takes the money and says so.
    Succeed,
    /// It declines and says so.
    Decline {
        /// The reason it gives.
        reason: String,
    },
    /// It cannot be reached, and the caller knows that nothing happened.
    Unreachable,
    /// It refuses the request as such, for example because the credentials are wrong.
    Refuse,
    /// The request is lost on its way; the caller does not know.
    TimeoutBeforeCharge,
    /// It takes the money, and the answer is lost.
    TimeoutAfterSuccess,
    /// It declines, and the answer is lost.
    TimeoutAfterDecline {
        /// The reason it would have given.
        reason: String,
    },
}

/// What a [`ScriptedGateway`] does with one query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum QueryStep {
    /// It answers.
    Answer,
    /// It cannot be reached.
    Unreachable,
    /// The answer is lost.
    Timeout,
}

#[derive(Debug, Default)]
struct Inner {
    by_method: BTreeMap<PaymentMethodRef, VecDeque<GatewayStep>>,
    by_amount: BTreeMap<(crate::money::Currency, i64), VecDeque<GatewayStep>>,
    queries: VecDeque<QueryStep>,
    outcomes: BTreeMap<String, (ChargeRequest, ChargeOutcome)>,
    live_keys: BTreeSet<String>,
    taken: Vec<ChargeRequest>,
    charge_calls: u32,
    query_calls: u32,
}

impl Inner {
    fn charge(&mut self, request: ChargeRequest) -> Result<ChargeOutcome, GatewayError> {
        self.charge_calls += 1;
        match self.next_step(&request) {
            GatewayStep::Succeed => self.settle(request, None),
            GatewayStep::Decline { reason } => self.settle(request, Some(reason)),
            GatewayStep::Unreachable => Err(GatewayError::Unreachable { reason: "scripted".to_owned() }),
            GatewayStep::Refuse => Err(GatewayError::Refused { reason: "scripted".to_owned() }),
            GatewayStep::TimeoutBeforeCharge => Err(timeout()),
            GatewayStep::TimeoutAfterSuccess => self.settle(request, None).and(Err(timeout())),
            GatewayStep::TimeoutAfterDecline { reason } => self.settle(request, Some(reason)).and(Err(timeout())),
        }
    }

    fn query(&mut self, key: &str) -> Result<Option<ChargeOutcome>, GatewayError> {
        self.query_calls += 1;
        match self.queries.pop_front().unwrap_or(QueryStep::Answer) {
            QueryStep::Answer => Ok(self.outcomes.get(key).map(|(_, outcome)| outcome.clone())),
            QueryStep::Unreachable => Err(GatewayError::Unreachable { reason: "scripted".to_owned() }),
            QueryStep::Timeout => Err(timeout()),
        }
    }

    fn next_step(&mut self, request: &ChargeRequest) -> GatewayStep {
        let by_method = self.by_method.get_mut(&request.method).and_then(VecDeque::pop_front);
        let amount = (request.amount.currency(), request.amount.as_micros());
        by_method
            .or_else(|| self.by_amount.get_mut(&amount).and_then(VecDeque::pop_front))
            .unwrap_or(GatewayStep::Succeed)
    }

    /// The outcome under the request's key: the one it has, or the one it gets now.
    fn settle(&mut self, request: ChargeRequest, declined: Option<String>) -> Result<ChargeOutcome, GatewayError> {
        let key = request.idempotency_key.clone();
        if self.live_keys.contains(&key) {
            if let Some((first, outcome)) = self.outcomes.get(&key) {
                return if *first == request {
                    Ok(outcome.clone())
                } else {
                    Err(GatewayError::Refused { reason: "the key was used for another charge".to_owned() })
                };
            }
        }
        let outcome = match declined {
            Some(reason) => ChargeOutcome::Declined { reason },
            None => {
                self.taken.push(request.clone());
                ChargeOutcome::Succeeded { gateway_reference: format!("scripted_{}", self.taken.len()) }
            }
        };
        self.live_keys.insert(key.clone());
        self.outcomes.insert(key, (request, outcome.clone()));
        Ok(outcome)
    }
}

fn timeout() -> GatewayError {
    GatewayError::UnknownOutcome { reason: "timeout, scripted".to_owned() }
}
