//! A session ends: its record, invoice, number and payment order become durable as one change, the payment provider loses
//! its answer, and the invoice is paid once all the same.
//!
//! `cargo run -p cms-core --example invoice_and_pay`

#![expect(clippy::print_stdout, reason = "an example prints")]

mod support;

use std::error::Error;

use chrono::{TimeDelta, TimeZone as _, Utc};
use cms_core::billing::{EndedSession, bill, receipt};
use cms_core::metering::Energy;
use cms_core::payment::{GatewayStep, PaymentMethodRef, ScriptedGateway, deliver_payments};
use cms_core::storage::{Changes, CommitOutcome, IdEpoch, MemoryStore, Store};
use cms_core::tariff::Usage;
use cms_core::{AccountId, FreshIds, SessionId};

use support::{block_on, street};

fn main() -> Result<(), Box<dyn Error>> {
    block_on(run())?
}

async fn run() -> Result<(), Box<dyn Error>> {
    let store = MemoryStore::new();
    let method = PaymentMethodRef::new("pm_1");
    // The provider takes the money, and its answer is lost on the way.
    let gateway = ScriptedGateway::new().with_method(method.clone(), [GatewayStep::TimeoutAfterSuccess]);

    let started_at = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).single().ok_or("not a time")?;
    let ended_at = started_at + TimeDelta::minutes(45);
    let ended = EndedSession {
        session: SessionId::new("ses_1"),
        station: "CS1".to_owned(),
        evse_id: "DE*ABC*E1".to_owned(),
        connector: 1,
        account: Some(AccountId::new("acc_1")),
        token: None,
        payment_method: Some(method),
        usage: Usage::new(started_at, ended_at, Energy::from_wh(12_345)?),
        tariff: street()?,
        id_epoch: IdEpoch::default(),
    };

    // A shell draws seeds from the operating system; here they are fixed, so that the example prints the same each time.
    let bill = bill(&ended, ended_at, &mut FreshIds::from_seed([1; 32]))?;
    let invoice = bill.invoice.clone().ok_or("there is an account, so there is an invoice")?;
    let mut changes = Changes::new();
    bill.write_to(&mut changes);
    match store.commit(changes).await {
        CommitOutcome::Committed(_) => println!("Billed: {}", bill.cdr.price.gross),
        other => return Err(format!("not billed: {other:?}").into()),
    }

    let mut seeds = || [2; 32];
    for minute in 1..=2 {
        let now = ended_at + TimeDelta::minutes(minute);
        let delivered = deliver_payments(&store, &gateway, now, &mut seeds).await?;
        println!("Pass {minute}: {} paid, {} unknown", delivered.succeeded, delivered.unknown);
    }
    println!("Charges at the provider: {}\n", gateway.taken().len());

    let mut snapshot = store.snapshot().await?;
    println!("{}", receipt(&mut *snapshot, &invoice.id).await?.to_text());
    Ok(())
}
