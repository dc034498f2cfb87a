//! What an operator watches: link, status, power and faults of every connector, as they change, and what is left of it
//! after a restart of the program.
//!
//! `cargo run -p cms-core --example monitor_stations`

#![expect(clippy::print_stdout, reason = "an example prints")]

mod support;

use std::error::Error;

use cms_core::metering::Energy;
use cms_core::operations::{FlushSeen, Live, StationTable};
use cms_core::session::{ChargingState, RecordSamples, ReportTransaction, TransactionPhase};
use cms_core::station::{ConnectorAddress, ConnectorStatus, Fault, ReportStatus, StationId};
use cms_core::storage::Store as _;

use support::{Operator, block_on, boot, evse, sample};

fn main() -> Result<(), Box<dyn Error>> {
    block_on(run())?
}

async fn run() -> Result<(), Box<dyn Error>> {
    let (mut operator, station) = Operator::with_station().await?;
    operator.commission("CS2", vec![evse(1, "DE*ABC*E0002*1")?]).await?;

    // A socket was accepted; the station boots and says how its connectors are.
    operator.live.connected(&station, true);
    operator.carry_out(&boot(&station, "1.6")).await?;
    report(&mut operator, &station, 1, ConnectorStatus::Charging, None).await?;
    report(&mut operator, &station, 2, ConnectorStatus::Available, None).await?;

    let address = ConnectorAddress { station: station.clone(), evse: 1, connector: 1 };
    let start = ReportTransaction {
        phase: TransactionPhase::Started,
        address: address.clone(),
        transaction_id: Some("tx-1".to_owned()),
        token: None,
        at: operator.now,
        seq_no: Some(0),
        meter: Some(Energy::ZERO),
        charging: Some(ChargingState::Charging),
        samples: Vec::new(),
        end_reason: None,
    };
    operator.carry_out(&start).await?;
    operator.pass_minutes(5);
    let samples = vec![sample(operator.now, 917, 11_040)];
    operator.carry_out(&RecordSamples { address, transaction_id: Some("tx-1".to_owned()), samples }).await?;
    print(&operator, "A vehicle charges, CS2 has never been heard of:", &operator.live).await?;

    operator.pass_minutes(10);
    let fault = Fault {
        code: "GroundFailure".to_owned(),
        vendor_code: Some("E-17".to_owned()),
        info: Some("residual current".to_owned()),
    };
    report(&mut operator, &station, 2, ConnectorStatus::Faulted, Some(fault)).await?;
    print(&operator, "Ten minutes later the second EVSE reports a fault:", &operator.live).await?;

    // A heartbeat changes memory alone; shells write many of them at once.
    operator.pass_minutes(5);
    operator.live.seen(&station, operator.now);
    let seen = operator.live.take_unflushed();
    operator.carry_out(&FlushSeen { seen }).await?;
    let restarted = Live::load(&mut *operator.store.snapshot().await?).await?;
    print(&operator, "After a restart, until the stations connect again:", &restarted).await
}

/// The station reports the status of the first connector of an EVSE.
async fn report(
    operator: &mut Operator,
    station: &StationId,
    evse: u32,
    status: ConnectorStatus,
    fault: Option<Fault>,
) -> Result<(), Box<dyn Error>> {
    let address = ConnectorAddress { station: station.clone(), evse, connector: 1 };
    let at = Some(operator.now);
    operator.carry_out(&ReportStatus { address, status, fault, at }).await?;
    Ok(())
}

async fn print(operator: &Operator, heading: &str, live: &Live) -> Result<(), Box<dyn Error>> {
    let table = StationTable::read(&mut *operator.store.snapshot().await?, live).await?;
    println!("{heading}\n{}", table.to_text());
    Ok(())
}
