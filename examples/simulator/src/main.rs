//! A simulated station on the command line: boots, finishes what a kill interrupted, charges once, and prints a line of
//! JSON for each step.

mod args;

use std::io::Write as _;
use std::process::ExitCode;
use std::time::Duration;

use args::{Args, Command};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use simulator::{ChargePlan, Charged, SimulatedStation, SimulatorError, StationPlan, Step, StopReason};
use tokio::sync::mpsc;

fn main() -> ExitCode {
    let args = match args::parse(std::env::args_os().skip(1)) {
        Ok(Command::Run(args)) => *args,
        Ok(Command::Help) => {
            print(args::HELP);
            return ExitCode::SUCCESS;
        }
        Err(reason) => {
            print(&json!({ "step": "failed", "code": "arguments_invalid", "reason": reason }).to_string());
            return ExitCode::from(2);
        }
    };
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            print(&json!({ "step": "failed", "code": "no_runtime", "reason": error.to_string() }).to_string());
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(simulate(args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            print(&json!({ "step": "failed", "code": error.code(), "reason": error.to_string() }).to_string());
            ExitCode::FAILURE
        }
    }
}

async fn simulate(args: Args) -> Result<(), SimulatorError> {
    let mut plan = StationPlan::new(args.url, args.id, args.password, args.version, args.journal);
    plan.pace = args.pace;
    plan.evses = (1..=args.evse).collect();
    let station = SimulatedStation::connect(plan).await?;
    let (summaries, printed) = mpsc::unbounded_channel();
    let printer = tokio::spawn(print_lines(station.watch(), printed));
    let done = run(&station, args.charge, args.start, args.stay, &summaries).await;
    station.close().await;
    drop(summaries);
    // It ends with both senders, once everything is printed.
    let _ = printer.await;
    done
}

async fn run(
    station: &SimulatedStation,
    mut charge: ChargePlan,
    start: Option<DateTime<Utc>>,
    stay: Duration,
    summaries: &mpsc::UnboundedSender<Value>,
) -> Result<(), SimulatorError> {
    let tell = |step, charged: &Charged| {
        // The printer lives until its senders are gone.
        let _ = summaries.send(summary(step, charged));
    };
    station.boot().await?;
    while let Some(charged) = station.finish_interrupted().await? {
        tell("interrupted_charge_finished", &charged);
    }
    charge.started_at = start.unwrap_or_else(now);
    tell("charged", &station.charge(&charge).await?);
    tokio::time::sleep(stay).await;
    Ok(())
}

fn summary(step: &str, charged: &Charged) -> Value {
    json!({
        "step": step,
        "evse": charged.evse,
        "transaction_id": charged.transaction_id,
        "samples_confirmed": charged.samples_confirmed,
        "register_start_wh": charged.register_start_wh,
        "register_stop_wh": charged.register_stop_wh,
        "ended_at": charged.ended_at,
        "reason": charged.reason.map(StopReason::word),
        "total_cost": charged.total_cost,
    })
}

/// Prints both in the order they came: what a summary sums up was sent before it.
async fn print_lines(mut steps: mpsc::UnboundedReceiver<Step>, mut summaries: mpsc::UnboundedReceiver<Value>) {
    loop {
        let line = tokio::select! {
            biased;
            Some(step) = steps.recv() => json!(step),
            Some(summary) = summaries.recv() => summary,
            else => return,
        };
        print(&line.to_string());
    }
}

#[expect(clippy::disallowed_methods, reason = "this program is the shell, which owns the clock")]
fn now() -> DateTime<Utc> {
    Utc::now()
}

/// Prints a line at once; who closes the pipe does not want it.
fn print(line: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}
