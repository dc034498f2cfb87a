//! A central system to run: `csms demo` shows a whole day in seconds, `csms serve` serves what a store holds.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use cms_ocpp_tokio::{Clock as _, SystemClock};
use csms::anchor::AnchorFile;
use csms::backup;
use csms::demo::{self, DemoOptions};
use csms::fleet::{self, DemoStation};
use csms::house::{Failure, House, HouseOptions};
use csms::place::StorePlace;
use tracing_subscriber::EnvFilter;

const HELP: &str = "\
csms: a central system for charging stations

csms demo [--once] [--pace-ms N] [OPTIONS]
    Starts a central system on loopback, charges simulated stations of OCPP 1.6, 2.0.1 and 2.1, prints receipts, the
    station table and a report, and serves a status page until Ctrl-C; with --once it ends after the print-out.
csms serve [--node NAME] [OPTIONS]
    Serves the stations that the store holds. Several may serve one PostgreSQL store, with the same pepper: a station
    may connect to any of them.
csms backup FILE [OPTIONS]
    Writes everything in the store into a new file, while central systems go on serving it.
csms restore FILE --anchor FILE [OPTIONS]
    Takes a backup into a new store, whose data folder has the pepper of the old one, and tells what that store cannot
    know. Nothing that the old one gave out since the backup is given out again: the anchor sees to it.
csms commission-demo [--stations N] [OPTIONS]
    Fills the store with the operator, the tariffs and the first N stations of the demonstration, so that `serve` has
    something to serve, and prints each with the password and the card to simulate it with.

OPTIONS
--data FOLDER      pepper, uploads and the book of the paper payment provider; demo-data, or csms-data
--store STORE      sqlite (cms.sqlite in the data folder), sqlite:FILE or postgres://USER@HOST/DATABASE; sqlite. There is
                   no TLS: reach PostgreSQL over a socket, %2Frun%2Fpostgresql as the host, or a network of your own
--anchor FILE      what is remembered outside the store, best on another disk; beside the data folder, with the ending
                   .anchor.json. A store that is older than its anchor is not served. demo: none
--listen ADDRESS   127.0.0.1:8080; port 0 takes a free one
--pace-ms N        real time between two messages of a simulated station; 40
--stations N       3, one of each version; at most 9999
--node NAME        the name in the leases of the stations; the address
CMS_STORE          as --store, for an address with a password: other users see the arguments of a program
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
    let (mut command, mut file, mut once) = (None, None, false);
    let (mut data, mut store, mut anchor, mut node) = (None, None, None, None);
    let (mut pace_ms, mut stations) = (40, fleet::DEMO_STATIONS);
    let mut listen: SocketAddr = "127.0.0.1:8080".parse()?;
    while let Some(argument) = arguments.next()? {
        use lexopt::prelude::*;
        match argument {
            Value(name) if command.is_none() => command = Some(name.string()?),
            Value(name) if file.is_none() && matches!(command.as_deref(), Some("backup" | "restore")) => {
                file = Some(PathBuf::from(name));
            }
            Long("once") => once = true,
            Long("data") => data = Some(PathBuf::from(arguments.value()?)),
            Long("store") => store = Some(arguments.value()?.string().map_err(|_| "--store wants text in UTF-8")?),
            Long("anchor") => anchor = Some(AnchorFile::new(arguments.value()?)),
            Long("listen") => listen = arguments.value()?.parse()?,
            Long("node") => node = Some(arguments.value()?.string()?),
            Long("pace-ms") => pace_ms = arguments.value()?.parse()?,
            Long("stations") => stations = stations_wanted(&arguments.value()?.string()?)?,
            Long("help") | Short('h') => {
                report(HELP);
                return Ok(());
            }
            other => return Err(other.unexpected().into()),
        }
    }
    let store = match store.or_else(|| std::env::var("CMS_STORE").ok()) {
        Some(place) => place.parse()?,
        None => StorePlace::default(),
    };
    let is_demo = command.as_deref() == Some("demo");
    let data = data.unwrap_or_else(|| PathBuf::from(if is_demo { "demo-data" } else { "csms-data" }));
    let anchor = match anchor {
        // Whoever removes the folder of the demonstration wants to begin again.
        None if is_demo => None,
        None => Some(AnchorFile::beside(&data)?),
        named => named,
    };
    let mut house = HouseOptions { data, store, listen, anchor, node };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let mut output = std::io::stdout();
    match command.as_deref() {
        Some("demo") => {
            log_to_file(&house.data)?;
            let pace = Duration::from_millis(pace_ms);
            runtime.block_on(demo::run(DemoOptions { house, once, pace }, &mut output, interrupted()))
        }
        Some("serve") => {
            log_to_stderr();
            runtime.block_on(serve(&house, &mut output))
        }
        Some("backup") => {
            log_to_stderr();
            let file = file.ok_or("say into which file: csms backup FILE")?;
            runtime.block_on(backup::back_up(&house, &file, SystemClock.now(), &mut output))
        }
        Some("restore") => {
            log_to_stderr();
            let file = file.ok_or("say from which file: csms restore FILE")?;
            runtime.block_on(backup::restore(&house, &file, SystemClock.now(), &mut output))
        }
        Some("commission-demo") => {
            log_to_stderr();
            // It answers nobody, so it may do so beside one that serves.
            house.listen.set_port(0);
            runtime.block_on(commission_demo(&house, stations, &mut output))
        }
        _ => Err("say `csms demo`, `serve`, `backup`, `restore` or `commission-demo`; --help tells more".into()),
    }
}

async fn serve(options: &HouseOptions, output: &mut impl Write) -> Result<(), Failure> {
    let house = House::open(options).await?;
    let address = house.address;
    tracing::info!(%address, data = %options.data.display(), "serving");
    // Who started it may read where it listens; who does not read may have closed the pipe.
    let _ = writeln!(output, "Central system on http://{address} (stations: ws://{address}/ocpp)");
    house.serve(interrupted()).await
}

async fn commission_demo(options: &HouseOptions, count: usize, output: &mut impl Write) -> Result<(), Failure> {
    let house = House::open(options).await?;
    let fleet = fleet::stations(count);
    fleet::settle_in(&house.central, &fleet).await?;
    house.close().await?;
    for DemoStation { identity, version, password, card: (card, _), .. } in fleet {
        writeln!(output, "--id {identity} --version {version} --password {password} --token {card}")?;
    }
    Ok(())
}

fn stations_wanted(text: &str) -> Result<usize, Failure> {
    let count = text.parse().ok().filter(|count| (1..=fleet::MOST_STATIONS).contains(count));
    count.ok_or_else(|| format!("--stations wants a number from 1 to {}", fleet::MOST_STATIONS).into())
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

fn log_to_stderr() {
    tracing_subscriber::fmt().with_env_filter(filter()).with_writer(std::io::stderr).init();
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
