//! Payments under every fault: charged at most once, and paid exactly where the provider says so.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod money_support;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use cms_core::payment::{
    CHARGE_TOPIC, ChargeOutcome, ChargeRecorded, ChargeRequest, Delivered, GatewayError, GatewayStep, Payment,
    PaymentEvent, PaymentGateway, PaymentMethodRef, PaymentState, QueryStep, RecordChargeOutcome, ScriptedGateway,
    Settlement, SettlementState, deliver_payments,
};
use cms_core::storage::{AppendQuery, Fault, FaultPlan, MemoryStore, OutboxQuery, Position, Store};
use cms_core::{HandleError, PaymentId, handle};
use money_support::{at, billed, block_on, context, eur, session, stored};
use proptest::prelude::*;

fn pass(store: &dyn Store, gateway: &dyn PaymentGateway, now: DateTime<Utc>) -> Result<Delivered, HandleError> {
    block_on(deliver_payments(store, gateway, now, &mut || [8; 32]))
}

fn method() -> PaymentMethodRef {
    PaymentMethodRef::new("pm_1")
}

fn waiting(store: &dyn Store) -> usize {
    let query = OutboxQuery {
        topic: Some(CHARGE_TOPIC.to_owned()),
        key: None,
        heads: false,
        after: Position::default(),
        limit: 10_000,
    };
    block_on(async { store.snapshot().await.unwrap().outbox(query).await.unwrap() }).len()
}

fn settlement(store: &dyn Store, payment: &Payment) -> SettlementState {
    stored::<Settlement>(store, payment.invoice.as_str()).unwrap().state()
}

fn state(store: &dyn Store, payment: &Payment) -> PaymentState {
    stored::<Payment>(store, payment.id.as_str()).unwrap().state
}

fn record(store: &dyn Store, payment: &PaymentId, event: PaymentEvent, webhook: Option<&str>) -> ChargeRecorded {
    let gateway_event_id = webhook.map(str::to_owned);
    let command = RecordChargeOutcome { payment: payment.clone(), event, gateway_event_id };
    block_on(handle(store, &command, context(at(62), 5))).unwrap().reply
}

fn succeeded() -> PaymentEvent {
    PaymentEvent::Succeeded { gateway_reference: "ch_1".to_owned() }
}

fn declined() -> PaymentEvent {
    PaymentEvent::Declined { reason: "no funds".to_owned() }
}

fn unknown() -> PaymentEvent {
    PaymentEvent::OutcomeUnknown { reason: "timeout".to_owned() }
}

#[test]
fn a_payment_is_charged_and_its_invoice_is_paid() {
    let (store, gateway) = (MemoryStore::new(), ScriptedGateway::new());
    let payment = billed(&store, &session("1"), 1).payment.unwrap();
    let delivered = pass(&store, &gateway, at(61)).unwrap();
    assert_eq!((delivered.succeeded, waiting(&store)), (1, 0));
    assert_eq!(settlement(&store, &payment), SettlementState::Paid);
    let taken = gateway.taken();
    assert_eq!((taken.len(), taken[0].amount, taken[0].reference.as_str()), (1, eur("6.66"), payment.invoice.as_str()));
    assert_eq!(pass(&store, &gateway, at(62)).unwrap(), Delivered::default());
    assert_eq!((gateway.charge_calls(), gateway.query_calls()), (1, 0));
}

#[test]
fn a_declined_payment_leaves_the_invoice_open_and_is_not_tried_again() {
    let store = MemoryStore::new();
    let gateway =
        ScriptedGateway::new().with_method(method(), [GatewayStep::Decline { reason: "no funds".to_owned() }]);
    let payment = billed(&store, &session("1"), 1).payment.unwrap();
    assert_eq!(pass(&store, &gateway, at(61)).unwrap().declined, 1);
    assert_eq!((waiting(&store), settlement(&store, &payment)), (0, SettlementState::Open));
    assert_eq!(state(&store, &payment), PaymentState::Declined { reason: "no funds".to_owned() });
    pass(&store, &gateway, at(62)).unwrap();
    assert_eq!((gateway.charge_calls(), gateway.taken().len()), (1, 0));
}

#[test]
fn an_unreachable_provider_is_tried_again_in_the_next_pass() {
    let store = MemoryStore::new();
    let gateway = ScriptedGateway::new().with_amount(eur("6.66"), [GatewayStep::Unreachable, GatewayStep::Succeed]);
    let payment = billed(&store, &session("1"), 1).payment.unwrap();
    let first = pass(&store, &gateway, at(61)).unwrap();
    assert_eq!((first.unreachable, waiting(&store)), (1, 1));
    assert_eq!(state(&store, &payment), PaymentState::Requested);
    assert_eq!(pass(&store, &gateway, at(62)).unwrap().succeeded, 1);
    assert_eq!(gateway.taken().len(), 1);
}

#[test]
fn an_unknown_outcome_is_a_state_and_is_asked_for_before_anything_is_charged_again() {
    let store = MemoryStore::new();
    let gateway = ScriptedGateway::new().with_method(method(), [GatewayStep::TimeoutAfterSuccess]);
    let payment = billed(&store, &session("1"), 1).payment.unwrap();
    let first = pass(&store, &gateway, at(61)).unwrap();
    assert_eq!((first.unknown, waiting(&store)), (1, 1));
    assert!(matches!(state(&store, &payment), PaymentState::Unknown { .. }));
    assert_eq!(settlement(&store, &payment), SettlementState::Open);

    assert_eq!(pass(&store, &gateway, at(62)).unwrap().succeeded, 1);
    assert_eq!(settlement(&store, &payment), SettlementState::Paid);
    assert_eq!((gateway.charge_calls(), gateway.query_calls(), gateway.taken().len()), (1, 1, 1));
}

#[test]
fn a_request_that_was_lost_is_charged_again_under_the_same_key() {
    let store = MemoryStore::new();
    let gateway = ScriptedGateway::new()
        .with_method(method(), [GatewayStep::TimeoutBeforeCharge])
        .with_queries([QueryStep::Timeout, QueryStep::Unreachable]);
    let payment = billed(&store, &session("1"), 1).payment.unwrap();
    assert_eq!(pass(&store, &gateway, at(61)).unwrap().unknown, 1);
    assert_eq!(pass(&store, &gateway, at(62)).unwrap().unknown, 1);
    assert_eq!(pass(&store, &gateway, at(63)).unwrap().unreachable, 1);
    assert_eq!(gateway.charge_calls(), 1, "nothing is charged while nobody knows");
    assert_eq!(pass(&store, &gateway, at(64)).unwrap().succeeded, 1);
    assert_eq!(gateway.taken()[0].idempotency_key, payment.charge_key());
}

#[test]
fn a_request_the_provider_refuses_stays_and_is_shown_to_somebody() {
    let store = MemoryStore::new();
    let gateway = ScriptedGateway::new().with_method(method(), [GatewayStep::Refuse]);
    let payment = billed(&store, &session("1"), 1).payment.unwrap();
    let delivered = pass(&store, &gateway, at(61)).unwrap();
    assert_eq!(delivered.undeliverable[0].code, "gateway.refused");
    assert_eq!(delivered.undeliverable[0].message, payment.charge_key());
    assert_eq!(pass(&store, &gateway, at(62)).unwrap().succeeded, 1);
}

#[test]
fn a_process_that_died_after_the_charge_does_not_charge_again_a_day_later() {
    let (store, gateway) = (MemoryStore::new(), ScriptedGateway::new());
    let payment = billed(&store, &session("1"), 1).payment.unwrap();
    // The money was taken and the process died before it wrote anything down; meanwhile the provider forgot the key.
    block_on(gateway.charge(payment.charge_request())).unwrap();
    gateway.forget_keys();
    assert_eq!(state(&store, &payment), PaymentState::Requested);
    assert_eq!(pass(&store, &gateway, at(24 * 60 + 61)).unwrap().succeeded, 1);
    assert_eq!((gateway.taken().len(), settlement(&store, &payment)), (1, SettlementState::Paid));
}

#[test]
fn payments_that_stay_do_not_stand_in_the_way_of_the_others() {
    let store = MemoryStore::new();
    let mut gateway = ScriptedGateway::new();
    for n in 0..300_u32 {
        let mut ended = session(&n.to_string());
        ended.payment_method = Some(PaymentMethodRef::new(format!("pm_{n}")));
        let mut seed = [0; 32];
        seed[..4].copy_from_slice(&n.to_be_bytes());
        let bill = cms_core::billing::bill(&ended, at(60), &mut cms_core::FreshIds::from_seed(seed)).unwrap();
        let mut changes = cms_core::storage::Changes::new();
        bill.write_to(&mut changes);
        money_support::committed(block_on(store.commit(changes)));
        if n < 290 {
            gateway = gateway.with_method(ended.payment_method.unwrap(), [GatewayStep::Unreachable]);
        }
    }
    let first = pass(&store, &gateway, at(61)).unwrap();
    assert_eq!((first.unreachable, first.succeeded), (290, 10));
    assert_eq!(pass(&store, &gateway, at(62)).unwrap().succeeded, 290);
    assert_eq!((gateway.taken().len(), waiting(&store)), (300, 0));
}

#[test]
fn an_order_that_cannot_be_read_is_shown_and_the_others_are_carried_out() {
    let (store, gateway) = (MemoryStore::new(), ScriptedGateway::new());
    let mut changes = cms_core::storage::Changes::new();
    changes.send("x", "x", CHARGE_TOPIC, &"not an order");
    let order = cms_core::payment::ChargeOrder { payment: PaymentId::new("pay_none") };
    changes.send("y", "y", CHARGE_TOPIC, &order);
    money_support::committed(block_on(store.commit(changes)));
    billed(&store, &session("1"), 1);
    let delivered = pass(&store, &gateway, at(61)).unwrap();
    let codes: Vec<&str> = delivered.undeliverable.iter().map(|order| order.code.as_str()).collect();
    assert_eq!((codes, delivered.succeeded), (vec!["payment.unreadable_order", "payment.not_found"], 1));
}

#[test]
fn a_webhook_is_taken_once_and_ends_the_order() {
    let (store, gateway) = (MemoryStore::new(), ScriptedGateway::new());
    let payment = billed(&store, &session("1"), 1).payment.unwrap();
    assert_eq!(record(&store, &payment.id, succeeded(), Some("evt_1")), ChargeRecorded::Recorded);
    assert_eq!(record(&store, &payment.id, succeeded(), Some("evt_1")), ChargeRecorded::Unchanged);
    assert_eq!(record(&store, &payment.id, succeeded(), Some("evt_2")), ChargeRecorded::Unchanged);
    assert_eq!((waiting(&store), settlement(&store, &payment)), (0, SettlementState::Paid));
    assert_eq!(stored::<Settlement>(&store, payment.invoice.as_str()).unwrap().paid, eur("6.66"));
    assert_eq!(pass(&store, &gateway, at(63)).unwrap(), Delivered::default());
    assert_eq!(gateway.charge_calls(), 0);
    assert_eq!(record(&store, &PaymentId::new("pay_none"), succeeded(), None), ChargeRecorded::NoSuchPayment);
}

#[test]
fn the_opposite_of_what_is_recorded_is_refused() {
    let store = MemoryStore::new();
    for (seed, first, second) in [(1, succeeded(), declined()), (2, declined(), succeeded())] {
        let payment = billed(&store, &session(&seed.to_string()), seed).payment.unwrap();
        assert_eq!(record(&store, &payment.id, first, None), ChargeRecorded::Recorded);
        let before = (state(&store, &payment), settlement(&store, &payment));
        match record(&store, &payment.id, second, Some("evt_late")) {
            ChargeRecorded::Refused { code, .. } => assert_eq!(code, "payment.contradiction"),
            other => panic!("{other:?}"),
        }
        assert_eq!((state(&store, &payment), settlement(&store, &payment)), before);
    }
}

#[test]
fn every_event_leads_to_one_state() {
    let payment = billed(&MemoryStore::new(), &session("1"), 1).payment.unwrap();
    let after = |events: &[PaymentEvent]| -> Result<(&'static str, u32), &'static str> {
        let mut now = payment.clone();
        for event in events {
            now = now.after(event, at(70)).map_err(|error| error.code())?.unwrap_or(now);
        }
        Ok((now.state.name(), now.events))
    };
    assert_eq!(after(&[]), Ok(("requested", 0)));
    assert_eq!(after(&[succeeded()]), Ok(("succeeded", 1)));
    assert_eq!(after(&[declined()]), Ok(("declined", 1)));
    assert_eq!(after(&[unknown(), unknown()]), Ok(("unknown", 1)));
    assert_eq!(after(&[unknown(), succeeded(), succeeded(), unknown()]), Ok(("succeeded", 2)));
    assert_eq!(after(&[unknown(), declined(), declined(), unknown()]), Ok(("declined", 2)));
    assert_eq!(after(&[succeeded(), declined()]), Err("payment.contradiction"));
    assert_eq!(after(&[declined(), succeeded()]), Err("payment.contradiction"));
}

/// A provider in whose first call a second dispatcher makes a whole pass.
struct SecondDispatcher {
    store: Arc<MemoryStore>,
    provider: ScriptedGateway,
    started: AtomicBool,
}

#[async_trait]
impl PaymentGateway for SecondDispatcher {
    async fn charge(&self, request: ChargeRequest) -> Result<ChargeOutcome, GatewayError> {
        if !self.started.swap(true, Ordering::SeqCst) {
            pass(&*self.store, &self.provider, at(61)).unwrap();
        }
        self.provider.charge(request).await
    }

    async fn query(&self, idempotency_key: String) -> Result<Option<ChargeOutcome>, GatewayError> {
        self.provider.query(idempotency_key).await
    }
}

#[test]
fn two_dispatchers_at_the_same_time_charge_once() {
    let store = Arc::new(MemoryStore::new());
    let payment = billed(&*store, &session("1"), 1).payment.unwrap();
    let gateway = SecondDispatcher {
        store: Arc::clone(&store),
        provider: ScriptedGateway::new(),
        started: AtomicBool::new(false),
    };
    assert_eq!(pass(&*store, &gateway, at(61)).unwrap().succeeded, 1);
    assert_eq!((gateway.provider.charge_calls(), gateway.provider.taken().len()), (2, 1));
    assert_eq!(stored::<Settlement>(&*store, payment.invoice.as_str()).unwrap().paid, eur("6.66"));
}

fn gateway_step() -> impl Strategy<Value = GatewayStep> {
    prop_oneof![
        Just(GatewayStep::Succeed),
        Just(GatewayStep::Decline { reason: "no funds".to_owned() }),
        Just(GatewayStep::Unreachable),
        Just(GatewayStep::Refuse),
        Just(GatewayStep::TimeoutBeforeCharge),
        Just(GatewayStep::TimeoutAfterSuccess),
        Just(GatewayStep::TimeoutAfterDecline { reason: "no funds".to_owned() }),
    ]
}

fn query_step() -> impl Strategy<Value = QueryStep> {
    prop::sample::select(vec![QueryStep::Answer, QueryStep::Unreachable, QueryStep::Timeout])
}

fn store_fault() -> impl Strategy<Value = (u64, Fault)> {
    let faults = vec![Fault::Unavailable, Fault::UnknownStored, Fault::UnknownNotStored];
    (1_u64..30, prop::sample::select(faults))
}

/// What the provider says in the end, past the faults of queries that are left in its script.
fn said(gateway: &ScriptedGateway, payment: &Payment) -> Option<ChargeOutcome> {
    (0..10).find_map(|_| block_on(gateway.query(payment.charge_key())).ok()).unwrap()
}

/// Folds the appended events of a payment.
fn folded(store: &dyn Store, payment: &Payment) -> PaymentState {
    let query = AppendQuery { stream: Some(payment.stream()), after: Position(0), limit: 100 };
    let page = block_on(async { store.snapshot().await.unwrap().appended(query).await.unwrap() });
    let events = page.items.iter().map(|item| serde_json::from_str::<PaymentEvent>(&item.body).unwrap());
    events.fold(payment.clone(), |payment, event| payment.after(&event, at(0)).unwrap().unwrap()).state
}

proptest! {
    #![proptest_config(ProptestConfig { cases: ProptestConfig::default().cases.max(512), ..ProptestConfig::default() })]

    #[test]
    fn whatever_goes_wrong_a_payment_is_charged_at_most_once_and_paid_as_the_provider_says(
        scripts in prop::collection::vec(prop::collection::vec(gateway_step(), 0..8), 1..4),
        queries in prop::collection::vec(query_step(), 0..8),
        faults in prop::collection::vec(store_fault(), 0..8),
        pauses in prop::collection::vec(prop::sample::select(vec![1_i64, 20, 90, 26 * 60]), 60),
    ) {
        let store = MemoryStore::new();
        let mut gateway = ScriptedGateway::new().with_queries(queries);
        let mut payments = Vec::new();
        for (n, script) in (0_u8..).zip(scripts) {
            let mut ended = session(&n.to_string());
            let method = PaymentMethodRef::new(format!("pm_{n}"));
            ended.payment_method = Some(method.clone());
            gateway = gateway.with_method(method, script);
            payments.push(billed(&store, &ended, n).payment.unwrap());
        }
        store.set_faults(faults.into_iter().fold(FaultPlan::new(), |plan, (commit, fault)| plan.on(commit, fault)));

        let mut now = at(60);
        let mut quiet = false;
        for pause in pauses {
            now += TimeDelta::minutes(pause);
            if pause > 24 * 60 {
                gateway.forget_keys();
            }
            // A store that does not answer ends the pass; the next one goes on.
            let ended = pass(&store, &gateway, now);
            quiet = ended.is_ok() && waiting(&store) == 0;
            if quiet {
                break;
            }
        }
        prop_assert!(quiet, "scripts are finite, so every payment ends");

        for payment in &payments {
            let taken = gateway.taken().iter().filter(|charge| charge.idempotency_key == payment.charge_key()).count();
            prop_assert!(taken <= 1);
            let said = said(&gateway, payment);
            let paid = settlement(&store, payment) == SettlementState::Paid;
            let succeeded = matches!(said, Some(ChargeOutcome::Succeeded { .. }));
            prop_assert_eq!((paid, taken == 1), (succeeded, succeeded));
            let settled = stored::<Settlement>(&store, payment.invoice.as_str()).unwrap();
            prop_assert_eq!(settled.paid, if succeeded { payment.amount } else { eur("0") });
            prop_assert!(state(&store, payment).is_final());
            prop_assert_eq!(folded(&store, payment), state(&store, payment));
        }
    }
}
