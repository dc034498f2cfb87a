//! What the tests of the money rooms share.

#![allow(dead_code, reason = "every test file uses its own part of it")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::pin::pin;
use std::task::{Context as TaskContext, Poll, Waker};

use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use cms_core::billing::{Bill, EndedSession, bill};
use cms_core::metering::Energy;
use cms_core::money::{Currency, Money, VatRate};
use cms_core::payment::PaymentMethodRef;
use cms_core::storage::{Changes, CommitOutcome, Committed, IdEpoch, Row, Store, load};
use cms_core::tariff::{PriceComponent, PriceReport, Tariff, TariffError, Usage};
use cms_core::{AccountId, Context, FreshIds, SessionId, TariffId};

/// Polls once: neither the store in memory nor the scripted provider ever waits.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut TaskContext::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("nothing here waits"),
    }
}

/// 2026-05-04 08:00 UTC and so many minutes.
pub(crate) fn at(minutes: i64) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap() + TimeDelta::minutes(minutes)
}

pub(crate) fn context(now: DateTime<Utc>, seed: u8) -> Context {
    Context { now, seed: [seed; 32], fence: None }
}

pub(crate) fn vat(percent: &str) -> VatRate {
    VatRate::from_percent(percent.parse().unwrap()).unwrap()
}

pub(crate) fn eur(amount: &str) -> Money {
    Money::from_decimal(amount.parse().unwrap(), Currency::EUR).unwrap()
}

pub(crate) fn fee(price: &str, percent: &str) -> PriceComponent {
    PriceComponent::session_fee(price.parse().unwrap(), vat(percent)).unwrap()
}

pub(crate) fn kwh(price: &str, percent: &str) -> PriceComponent {
    PriceComponent::per_kwh(price.parse().unwrap(), vat(percent)).unwrap()
}

pub(crate) fn hour(price: &str, percent: &str) -> PriceComponent {
    PriceComponent::per_hour(price.parse().unwrap(), vat(percent)).unwrap()
}

pub(crate) fn tariff(currency: Currency, components: Vec<PriceComponent>) -> Tariff {
    Tariff::new(TariffId::new("tar_1"), "Test", currency, components)
}

/// Session fee 0.50, 0.39 per kWh, 1.20 per hour, all at 19 % VAT.
pub(crate) fn street() -> Tariff {
    tariff(Currency::EUR, vec![fee("0.50", "19"), kwh("0.39", "19"), hour("1.20", "19")])
}

pub(crate) fn usage(mwh: i64, milliseconds: i64) -> Usage {
    let ended_at = at(0) + TimeDelta::milliseconds(milliseconds);
    Usage::new(at(0), ended_at, Energy::from_mwh(mwh))
}

pub(crate) fn price(tariff: &Tariff, mwh: i64, milliseconds: i64) -> Result<PriceReport, TariffError> {
    tariff.compile()?.price(&usage(mwh, milliseconds))
}

/// A session of 10 kWh and an hour on the street tariff: EUR 5.60 net, 6.66 with tax.
pub(crate) fn session(name: &str) -> EndedSession {
    EndedSession {
        session: SessionId::new(format!("ses_{name}")),
        station: "CS1".to_owned(),
        evse_id: "DE*ABC*E1".to_owned(),
        connector: 1,
        account: Some(AccountId::new("acc_1")),
        token: Some("hash of a token".to_owned()),
        payment_method: Some(PaymentMethodRef::new("pm_1")),
        usage: Usage::new(at(0), at(60), Energy::from_mwh(10_000_000)),
        tariff: street(),
        id_epoch: IdEpoch::default(),
    }
}

/// Bills a session at its end and commits the bill alone.
pub(crate) fn billed(store: &dyn Store, ended: &EndedSession, seed: u8) -> Bill {
    let bill = bill(ended, ended.usage.ended_at, &mut FreshIds::from_seed([seed; 32])).unwrap();
    let mut changes = Changes::new();
    bill.write_to(&mut changes);
    committed(block_on(store.commit(changes)));
    bill
}

pub(crate) fn committed(outcome: CommitOutcome) -> Committed {
    match outcome {
        CommitOutcome::Committed(committed) => committed,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn stored<R: Row>(store: &dyn Store, id: &str) -> Option<R> {
    block_on(async { load::<R>(&mut *store.snapshot().await.unwrap(), id).await.unwrap() }).map(|loaded| loaded.value)
}
