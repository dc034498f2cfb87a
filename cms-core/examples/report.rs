//! A month of charging as tables and as CSV for a spreadsheet.
//!
//! `cargo run -p cms-core --example report`

#![expect(clippy::print_stdout, reason = "an example prints")]

mod support;

use std::error::Error;

use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use cms_core::analytics::{Period, load_report};
use cms_core::billing::{EndedSession, bill};
use cms_core::metering::Energy;
use cms_core::money::{Currency, VatRate};
use cms_core::payment::{PaymentMethodRef, ScriptedGateway, deliver_payments};
use cms_core::storage::{Changes, CommitOutcome, IdEpoch, MemoryStore, Store};
use cms_core::tariff::{PriceComponent, Tariff, Usage};
use cms_core::{AccountId, FreshIds, SessionId, TariffId};

use support::block_on;

fn main() -> Result<(), Box<dyn Error>> {
    block_on(run())?
}

async fn run() -> Result<(), Box<dyn Error>> {
    let store = MemoryStore::new();
    let may = Utc.with_ymd_and_hms(2026, 5, 1, 0, 0, 0).single().ok_or("not a time")?;
    let june = Utc.with_ymd_and_hms(2026, 6, 1, 0, 0, 0).single().ok_or("not a time")?;

    // Three sessions a day: two on the first connector, a long one on the second.
    for day in 0_u8..31 {
        let midnight = may + TimeDelta::days(i64::from(day));
        for (place, (connector, hour, minutes, wh)) in
            (0_u8..).zip([(1, 7, 45, 12_345), (1, 18, 95, 27_810), (2, 9, 480, 41_002)])
        {
            let started_at = midnight + TimeDelta::hours(hour);
            let session = EndedSession {
                session: SessionId::new(format!("ses_{day}_{place}")),
                connector,
                usage: Usage::new(started_at, started_at + TimeDelta::minutes(minutes), Energy::from_wh(wh)?),
                ..template(started_at)?
            };
            // A shell draws seeds from the operating system; here they are fixed.
            let bill = bill(&session, session.usage.ended_at, &mut FreshIds::from_seed([day * 3 + place; 32]))?;
            let mut changes = Changes::new();
            bill.write_to(&mut changes);
            match store.commit(changes).await {
                CommitOutcome::Committed(_) => {}
                other => return Err(format!("not billed: {other:?}").into()),
            }
        }
        if day < 28 {
            let mut seeds = || [day; 32];
            deliver_payments(&store, &ScriptedGateway::new(), midnight + TimeDelta::days(1), &mut seeds).await?;
        }
    }

    let mut snapshot = store.snapshot().await?;
    let report = load_report(&mut *snapshot, Period::new(may, june)?).await?;
    println!("{}\n{}", report.to_text(), report.connectors_csv());
    Ok(())
}

fn template(at: DateTime<Utc>) -> Result<EndedSession, Box<dyn Error>> {
    let per_kwh = PriceComponent::per_kwh("0.39".parse()?, VatRate::from_percent("19".parse()?)?)?;
    Ok(EndedSession {
        session: SessionId::new("ses"),
        station: "CS1".to_owned(),
        evse_id: "DE*ABC*E1".to_owned(),
        connector: 1,
        account: Some(AccountId::new("acc_1")),
        token: None,
        payment_method: Some(PaymentMethodRef::new("pm_1")),
        usage: Usage::new(at, at, Energy::ZERO),
        tariff: Tariff::new(TariffId::new("street-2026"), "Street", Currency::EUR, vec![per_kwh]),
        id_epoch: IdEpoch::default(),
    })
}
