//! A whole day in seconds: stations boot, charge, break and are looked after, over real sockets.

use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use chrono::{DateTime, Utc};
use cms_core::operations::{Job, JobState};
use cms_core::station::StationId;
use cms_core::storage::load;
use cms_ocpp_tokio::{CentralSystem, Clock as _, SystemClock};
use simulator::{ChargePlan, ConnectorStatus, Fault, SimulatedStation, StationPlan};
use tokio::sync::oneshot;
use tokio::time::{interval, timeout};

use crate::fleet::{self, DemoStation};
use crate::house::{Failure, House, HouseOptions};
use crate::overview::Overview;

/// How the demonstration runs.
#[derive(Debug, Clone)]
pub struct DemoOptions {
    /// Over what the central system is opened; the stations' journals are in its data folder too.
    pub house: HouseOptions,
    /// Whether it ends after the print-out.
    pub once: bool,
    /// Real time between two messages of a station.
    pub pace: Duration,
}

/// How often a connected station says that it is there, after its session.
const HEARTBEAT: Duration = Duration::from_secs(10);

/// How many receipts are printed at the most.
const MOST_RECEIPTS: usize = 12;

/// How long the upload of a log may take.
const UPLOAD_PATIENCE: Duration = Duration::from_secs(30);

/// Runs the demonstration, printing to `output`, until it is over or `interrupted` is done.
///
/// # Errors
/// Where something of it fails; the sentence says what to do.
pub async fn run(
    options: DemoOptions,
    output: &mut impl Write,
    interrupted: impl Future<Output = ()>,
) -> Result<(), Failure> {
    let house = House::open(&options.house).await?;
    let (address, central) = (house.address, house.central.clone());
    let (stop, stopped) = oneshot::channel::<()>();
    let serving = tokio::spawn(house.serve(async {
        // A dropped sender stops the system as well.
        let _ = stopped.await;
    }));
    let shown = tokio::select! {
        shown = show(&options, address, &central, output) => shown,
        () = interrupted => Ok(()),
    };
    drop(stop);
    serving.await??;
    shown
}

async fn show(
    options: &DemoOptions,
    address: SocketAddr,
    central: &CentralSystem,
    output: &mut impl Write,
) -> Result<(), Failure> {
    writeln!(output, "Central system on http://{address} (stations: ws://{address}/ocpp)")?;
    writeln!(output, "Data and log in {}", options.house.data.display())?;
    let fleet = fleet::stations(fleet::DEMO_STATIONS);
    fleet::settle_in(central, &fleet).await?;
    writeln!(output, "{} is registered, an RFID card is linked for each station", fleet::DRIVER)?;
    let before = Overview::read(central.csms(), SystemClock.now()).await?.receipts.len();
    if before > 0 {
        writeln!(output, "{before} invoices of earlier runs are on file")?;
    }

    let mut charging = Vec::new();
    for station in &fleet {
        let plan = station_plan(station, address, options);
        let charge = charge_plan(station, SystemClock.now());
        charging.push(tokio::spawn(charge_once(plan, charge)));
    }
    let mut stations = Vec::new();
    for (station, charged) in fleet.iter().zip(charging) {
        let (simulated, notes) = charged.await?.map_err(|error| format!("{}: {error}", station.identity))?;
        for note in notes {
            writeln!(output, "{} (OCPP {}): {note}", station.identity, station.version)?;
        }
        stations.push(simulated);
    }
    let fetched = fault_and_diagnostics(central, &fleet, &mut stations, output).await;
    fetched?;
    central.deliver_payments().await?;

    print_out(central, &options.house.data, output).await?;
    if options.once {
        for station in stations {
            station.close().await;
        }
        return Ok(());
    }
    writeln!(output, "\nStatus page: http://{address}/  (Ctrl-C ends)")?;
    output.flush()?;
    keep_alive(&mut stations).await
}

/// Connects, boots, ends what was interrupted before, and charges.
async fn charge_once(plan: StationPlan, charge: ChargePlan) -> Result<(SimulatedStation, Vec<String>), Failure> {
    let evses = plan.evses.clone();
    let station = SimulatedStation::connect(plan).await?;
    station.boot().await?;
    let mut notes = vec!["booted".to_owned()];
    while let Some(ended) = station.finish_interrupted().await? {
        notes.push(format!(
            "ended transaction {}, which was interrupted, with all it had measured",
            ended.transaction_id
        ));
    }
    for evse in evses {
        station.report_status(evse, ConnectorStatus::Available, None).await?;
    }
    station.heartbeat().await?;
    let charged = station.charge(&charge).await?;
    let cost = charged.total_cost.map(|cost| format!(", told to the driver: {cost}")).unwrap_or_default();
    notes.push(format!(
        "charged as transaction {}, {} samples confirmed{cost}",
        charged.transaction_id, charged.samples_confirmed
    ));
    Ok((station, notes))
}

/// The second EVSE of the first station breaks; its log is fetched.
async fn fault_and_diagnostics(
    central: &CentralSystem,
    fleet: &[DemoStation],
    stations: &mut [SimulatedStation],
    output: &mut impl Write,
) -> Result<(), Failure> {
    let (Some(broken), Some(station)) = (fleet.first(), stations.first_mut()) else {
        return Ok(());
    };
    let fault = Fault {
        code: "GroundFailure".to_owned(),
        vendor_code: Some("E-17".to_owned()),
        info: Some("residual current above 6 mA".to_owned()),
    };
    station.report_status(2, ConnectorStatus::Faulted, Some(&fault)).await?;
    writeln!(output, "{}: EVSE 2 reports a ground failure", broken.identity)?;
    let job = central.fetch_diagnostics(&StationId::parse(&broken.identity)?).await??;
    let uploaded = timeout(UPLOAD_PATIENCE, async {
        let mut looks = interval(Duration::from_millis(20));
        loop {
            looks.tick().await;
            let mut snapshot = central.csms().store().snapshot().await?;
            if let Some(row) = load::<Job>(&mut *snapshot, job.as_str()).await?
                && row.value.is_finished()
            {
                return Ok::<_, Failure>(row.value.state);
            }
        }
    });
    match uploaded.await.map_err(|_| "the station did not upload its log in time; see the log file")?? {
        JobState::Done { blob: Some(name), size: Some(size) } => {
            writeln!(output, "{}: diagnostics log fetched, {size} bytes, uploads/{name}", broken.identity)?;
        }
        other => return Err(format!("the diagnostics log could not be fetched: {other:?}").into()),
    }
    Ok(())
}

async fn print_out(central: &CentralSystem, data: &Path, output: &mut impl Write) -> Result<(), Failure> {
    let overview = Overview::read(central.csms(), SystemClock.now()).await?;
    let earlier = overview.receipts.len().saturating_sub(MOST_RECEIPTS);
    if earlier > 0 {
        writeln!(output, "\n{earlier} earlier receipts are on the status page")?;
    }
    for receipt in overview.receipts.iter().skip(earlier) {
        writeln!(output, "\n=== Receipt ===\n{}", receipt.to_text().trim_end())?;
    }
    writeln!(output, "\n=== Stations ===\n{}", overview.stations.to_text().trim_end())?;
    if let Some(report) = &overview.report {
        writeln!(output, "\n=== Report ===\n{}", report.to_text().trim_end())?;
    }
    if !overview.quarantine.is_empty() {
        writeln!(output, "\n{} items wait in quarantine", overview.quarantine.len())?;
    }
    if !overview.all_paid() {
        writeln!(output, "\nNot every invoice is paid; see {}", data.join("csms.log").display())?;
    }
    output.flush()?;
    Ok(())
}

async fn keep_alive(stations: &mut [SimulatedStation]) -> Result<(), Failure> {
    let mut beats = interval(HEARTBEAT);
    loop {
        beats.tick().await;
        for station in &mut *stations {
            station.heartbeat().await?;
        }
    }
}

fn station_plan(station: &DemoStation, address: SocketAddr, options: &DemoOptions) -> StationPlan {
    let (vendor, model) = station.hardware;
    StationPlan {
        url: format!("ws://{address}/ocpp"),
        identity: station.identity.clone(),
        password: station.password.clone(),
        version: station.version,
        vendor: vendor.to_owned(),
        model: model.to_owned(),
        serial: format!("SN-{}", station.identity),
        firmware: "1.0.0".to_owned(),
        evses: (1..).zip(&station.evses).map(|(number, _)| number).collect(),
        journal: options.house.data.join(format!("station-{}.jsonl", station.identity)),
        pace: options.pace,
    }
}

/// The session ends about now, in the station's time.
fn charge_plan(station: &DemoStation, now: DateTime<Utc>) -> ChargePlan {
    let samples = i32::try_from(station.energy_wh.len()).unwrap_or(i32::MAX);
    ChargePlan {
        evse: 1,
        token: station.card.0.clone(),
        token_type: "ISO14443".to_owned(),
        started_at: now - station.step * samples,
        step: station.step,
        energy_wh: station.energy_wh.clone(),
    }
}
