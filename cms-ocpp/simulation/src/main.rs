//! Runs seeds for a time, and tells what was run, what went wrong on purpose, and what was found.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program that reports")]

mod args;
mod report;

use std::process::ExitCode;
use std::time::{Duration, Instant, SystemTime};

use cms_simulation::{FaultKind, Outcome, Plan, run, shrink};

use args::Args;
use report::Report;

fn main() -> ExitCode {
    let args = match Args::parse(std::env::args().skip(1)) {
        Ok(Some(args)) => args,
        Ok(None) => {
            println!("{}", args::USAGE);
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("{error}\n\n{}", args::USAGE);
            return ExitCode::from(2);
        }
    };
    let first = args.seed.unwrap_or_else(fresh_seed);
    if args.replay {
        return replay(&plan_of(&args, first));
    }
    let mut report = Report::new(first);
    let began = now();
    let time = Duration::from_secs(args.seconds);
    let mut seed = first;
    let more = |seed: u64| match args.worlds {
        Some(worlds) => seed.wrapping_sub(first) < worlds,
        None => now().duration_since(began) < time,
    };
    while more(seed) {
        let outcome = run(&plan_of(&args, seed));
        let found = !outcome.violations.is_empty();
        report.take(&outcome);
        if found {
            print!("{}", report.to_text(now().duration_since(began)));
            tell(&args, &outcome);
            return ExitCode::FAILURE;
        }
        seed = seed.wrapping_add(1);
    }
    let took = now().duration_since(began);
    print!("{}", report.to_text(took));
    let missed = report.missed(args.hits);
    if !missed.is_empty() {
        println!("struck fewer than {} times: {}", args.hits, missed.join(", "));
    }
    let slow = report.rate(took) < u128::from(args.rate);
    if slow {
        println!("fewer than {} sessions per second", args.rate);
    }
    if slow || !missed.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn plan_of(args: &Args, seed: u64) -> Plan {
    let mut plan = Plan::of_seed(seed).with_mutant(args.mutant);
    if let Some(stations) = args.stations {
        plan.stations = stations;
    }
    if let Some(sessions) = args.sessions {
        plan.sessions = sessions;
    }
    if let Some(faults) = &args.faults {
        plan.faults.clone_from(faults);
    }
    plan
}

/// What was found, the smallest world in which it is found too, and the command that shows it.
fn tell(args: &Args, outcome: &Outcome) {
    println!("\nseed {} breaks:", outcome.plan.seed);
    for violation in &outcome.violations {
        println!("  {violation}");
    }
    println!("replay it:\n  {}", args::command(&outcome.plan));
    let small = shrink(&outcome.plan);
    if small != outcome.plan {
        let faults: Vec<_> = small.faults.iter().map(|fault| FaultKind::name(*fault)).collect();
        println!("the same invariant breaks with only: {}", faults.join(", "));
        println!("  {}", args::command(&small));
    }
    if args.mutant.is_some() {
        println!("(which a mutant should)");
    }
}

/// One seed, with everything that happens.
fn replay(plan: &Plan) -> ExitCode {
    let outcome = run(&Plan { verbose: true, ..plan.clone() });
    println!("trace {:016x} of {} steps", outcome.trace.hash, outcome.trace.steps);
    for violation in &outcome.violations {
        println!("{violation}");
    }
    if outcome.violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Fresh seeds each day and second; whatever was run is printed and can be run again.
#[expect(clippy::disallowed_methods, reason = "the one thing that is not from a seed is the first seed")]
fn fresh_seed() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    since.as_secs() * 1_000_000
}

#[expect(clippy::disallowed_methods, reason = "how long to run is told in the time of the user")]
fn now() -> Instant {
    Instant::now()
}
