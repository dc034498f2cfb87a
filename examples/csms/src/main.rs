//! A central system to run: `csms demo` shows a whole day in seconds, `csms serve` serves what a data folder holds.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use csms::demo::{self, DemoOptions};
use csms::house::{Failure, House};
use tracing_subscriber::EnvFilter;

const HELP: &str = "\
csms: a central system for charging stations

csms demo [--once] [--data FOLDER] [--listen ADDRESS] [--pace-ms N]
    Starts a central system on loopback, charges simulated stations of OCPP 1.6, 2.0.1 and 2.1, prints receipts, the
    station table and a report, and serves a status page until Ctrl-C; with --once it ends after the print-out.
csms serve [--data FOLDER] [--listen ADDRESS]
    Serves the stations that the data folder holds.

--data FOLDER      where everything is kept; demo-data, or csms-data for serve
--listen ADDRESS   127.0.0.1:8080; port 0 takes a free one
--pace-ms N        real time between two messages of a simulated station; 40
CMS_LOG            what to log, for example `debug` or `cms_ocpp_tokio=debug,info`; info
";

fn main() -> ExitCode {
    let done = run();
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            report(&format!("csms: {error}"));
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    let mut arguments = lexopt::Parser::from_env();
    let (mut command, mut once, mut data, mut pace_ms) = (None, false, None, 40);
    let mut listen: SocketAddr = "127.0.0.1:8080".parse()?;
    while let Some(argument) = arguments.next()? {
        use lexopt::prelude::*;
        match argument {
            Value(name) if command.is_none() => command = Some(name.string()?),
            Long("once") => once = true,
            Long("data") => data = Some(PathBuf::from(arguments.value()?)),
            Long("listen") => listen = arguments.value()?.parse()?,
            Long("pace-ms") => pace_ms = arguments.value()?.parse()?,
            Long("help") | Short('h') => {
                report(HELP);
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    match command.as_deref() {
        Some("demo") => {
            let data = data.unwrap_or_else(|| PathBuf::from("demo-data"));
            log_to_file(&data)?;
            let pace = Duration::from_millis(pace_ms);
            let mut output = std::io::stdout();
            runtime.block_on(demo::run(DemoOptions { data, listen, once, pace }, &mut output, interrupted()))
        }
        Some("serve") => {
            tracing_subscriber::fmt().with_env_filter(filter()).with_writer(std::io::stderr).init();
            let data = data.unwrap_or_else(|| PathBuf::from("csms-data"));
            runtime.block_on(async {
                let house = House::open(&data, listen).await?;
                tracing::info!(address = %house.address, data = %data.display(), "serving");
                house.serve(interrupted()).await
            })
        }
        _ => Err("say `csms demo` or `csms serve`; --help tells more".into()),
    }
}

/// Done at Ctrl-C.
async fn interrupted() {
    if let Err(error) = tokio::signal::ctrl_c().await {
        tracing::error!(%error, "Ctrl-C cannot be heard; stop the process by its id");
        std::future::pending().await
    }
}

fn filter() -> EnvFilter {
    EnvFilter::try_from_env("CMS_LOG").unwrap_or_else(|_| EnvFilter::new("info"))
}

/// The demonstration prints for people; its log goes beside the data.
fn log_to_file(data: &PathBuf) -> Result<(), Failure> {
    std::fs::create_dir_all(data)?;
    let file = std::fs::OpenOptions::new().create(true).append(true).open(data.join("csms.log"))?;
    tracing_subscriber::fmt()
        .with_env_filter(filter())
        .with_ansi(false)
        .with_writer(std::sync::Mutex::new(file))
        .init();
    Ok(())
}

#[expect(clippy::print_stderr, reason = "a program tells its user")]
fn report(text: &str) {
    eprintln!("{}", text.trim_end());
}
