//! The life of a charging session: a start that is reported twice, meter samples, live energy, and an end that becomes a
//! charge detail record.
//!
//! `cargo run -p cms-core --example charge_a_session`

#![expect(clippy::print_stdout, reason = "an example prints")]

mod support;

use std::error::Error;

use cms_core::billing::Cdr;
use cms_core::metering::Energy;
use cms_core::session::{ChargingState, EndReason, RecordSamples, ReportTransaction, TransactionPhase};
use cms_core::station::ConnectorAddress;
use cms_core::storage::{Store as _, all};

use support::{Operator, block_on, sample};

fn main() -> Result<(), Box<dyn Error>> {
    block_on(run())?
}

async fn run() -> Result<(), Box<dyn Error>> {
    let (mut operator, station) = Operator::with_station().await?;
    let card = operator.driver_with_card("04A1B2C3").await?;
    let address = ConnectorAddress { station: station.clone(), evse: 1, connector: 1 };

    let start = ReportTransaction {
        phase: TransactionPhase::Started,
        address: address.clone(),
        // This station leaves the choice of the id to us.
        transaction_id: None,
        token: Some(card),
        at: operator.now,
        seq_no: None,
        meter: Some(Energy::from_wh(1_000)?),
        charging: Some(ChargingState::Charging),
        samples: Vec::new(),
        end_reason: None,
    };
    let started = operator.carry_out(&start).await?;
    let transaction_id = started.reply.transaction_id.clone();
    let token = started.reply.token.as_ref().ok_or("the card is answered")?;
    println!("Transaction {transaction_id} began. {}", token.status.sentence());

    // The answer was lost, so the station reports the start again.
    let repeated = operator.carry_out(&start).await?;
    if repeated.reply != started.reply || repeated.changes.is_some() {
        return Err("a repeated start has to get the same answer and change nothing".into());
    }
    println!("Reported again: transaction {}, nothing written.", repeated.reply.transaction_id);

    for register_wh in [5_000, 9_000] {
        operator.pass_minutes(15);
        let samples = vec![sample(operator.now, register_wh, 16_000)];
        let transaction_id = Some(transaction_id.clone());
        operator.carry_out(&RecordSamples { address: address.clone(), transaction_id, samples }).await?;
        let live = operator.live.get(&station).and_then(|station| station.sessions.get(&1)).ok_or("no open session")?;
        let (energy, power_w) = (live.energy().unwrap_or_default(), live.power_mw.unwrap_or_default() / 1_000);
        println!("{}: {energy} so far at {power_w} W", operator.now.format("%H:%M"));
    }

    operator.pass_minutes(15);
    let end = ReportTransaction {
        phase: TransactionPhase::Ended,
        transaction_id: Some(transaction_id),
        token: None,
        at: operator.now,
        meter: Some(Energy::from_wh(13_345)?),
        charging: None,
        end_reason: Some(EndReason::EvDisconnected),
        ..start
    };
    let total = operator.carry_out(&end).await?.reply.total.ok_or("the session has a price")?;
    println!("Ended; the station can show {total}.\n");

    for cdr in all::<Cdr>(&mut *operator.store.snapshot().await?, None).await? {
        println!("Charge detail record: {} at {} for {}", cdr.value.energy, cdr.value.evse_id, cdr.value.price.gross);
        for line in &cdr.value.price.lines {
            println!("  {}", line.explanation());
        }
    }
    Ok(())
}
