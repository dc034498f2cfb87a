//! The command line.

use cms_simulation::{FaultKind, Mutant, Plan};

/// What is printed where it is asked for, or not understood.
pub(crate) const USAGE: &str = "\
cms-simulation [--seconds N | --worlds N] [--seed S] [--mutant NAME] [--hits N] [--rate N]
               [--stations N] [--sessions N] [--faults NAME,NAME…] [--replay]

  --seconds N   run seed after seed for so long (10)
  --worlds N    run so many seeds instead, however long it takes
  --seed S      begin with this one; without it with a fresh one, which is printed
  --mutant NAME put this defect in: the run should fail
  --hits N      fail where a kind of fault struck less often (0)
  --rate N      fail where fewer sessions with a fault were completed per second (0)
  --stations N  so many stations instead of what the seed says
  --sessions N  so many sessions per EVSE
  --faults …    only these kinds of fault; `none` for none
  --replay      only this seed, with everything that happens";

/// What was asked for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Args {
    pub(crate) seconds: u64,
    pub(crate) worlds: Option<u64>,
    pub(crate) seed: Option<u64>,
    pub(crate) mutant: Option<Mutant>,
    pub(crate) hits: u64,
    pub(crate) rate: u64,
    pub(crate) stations: Option<u32>,
    pub(crate) sessions: Option<u32>,
    pub(crate) faults: Option<Vec<FaultKind>>,
    pub(crate) replay: bool,
}

impl Args {
    /// Reads the arguments; none where help is wanted.
    pub(crate) fn parse(mut given: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut args = Self { seconds: 10, ..Self::default() };
        while let Some(name) = given.next() {
            if name == "--help" || name == "-h" {
                return Ok(None);
            }
            if name == "--replay" {
                args.replay = true;
                continue;
            }
            let value = given.next().ok_or_else(|| format!("{name} wants a value"))?;
            match name.as_str() {
                "--seconds" => args.seconds = number(&name, &value)?,
                "--worlds" => args.worlds = Some(number(&name, &value)?),
                "--seed" => args.seed = Some(number(&name, &value)?),
                "--hits" => args.hits = number(&name, &value)?,
                "--rate" => args.rate = number(&name, &value)?,
                "--stations" => args.stations = Some(number(&name, &value)?),
                "--sessions" => args.sessions = Some(number(&name, &value)?),
                "--mutant" => args.mutant = Some(mutant(&value)?),
                "--faults" => args.faults = Some(faults(&value)?),
                _ => return Err(format!("{name} is not an option")),
            }
        }
        Ok(Some(args))
    }
}

/// The command that runs this plan alone.
pub(crate) fn command(plan: &Plan) -> String {
    let mut command = format!("cargo run --release -p cms-simulation -- --replay --seed {}", plan.seed);
    let usual = Plan::of_seed(plan.seed);
    if plan.stations != usual.stations {
        command.push_str(&format!(" --stations {}", plan.stations));
    }
    if plan.sessions != usual.sessions {
        command.push_str(&format!(" --sessions {}", plan.sessions));
    }
    if plan.faults != usual.faults {
        let names: Vec<_> = plan.faults.iter().map(|fault| fault.name()).collect();
        command.push_str(&format!(" --faults {}", if names.is_empty() { "none".to_owned() } else { names.join(",") }));
    }
    if let Some(mutant) = plan.mutant {
        command.push_str(&format!(" --mutant {mutant}"));
    }
    command
}

fn number<N: std::str::FromStr>(name: &str, value: &str) -> Result<N, String> {
    value.parse().map_err(|_| format!("{name} wants a number, not {value:?}"))
}

fn mutant(name: &str) -> Result<Mutant, String> {
    let known = || Mutant::ALL.iter().map(|mutant| mutant.name()).collect::<Vec<_>>().join(", ");
    Mutant::named(name).ok_or_else(|| format!("there is no mutant {name:?}; there are {}", known()))
}

fn faults(names: &str) -> Result<Vec<FaultKind>, String> {
    let known = || FaultKind::ALL.iter().map(|fault| fault.name()).collect::<Vec<_>>().join(", ");
    let named = |name: &str| {
        let found = FaultKind::ALL.iter().copied().find(|fault| fault.name() == name);
        found.ok_or_else(|| format!("there is no fault {name:?}; there are {}", known()))
    };
    if names == "none" { Ok(Vec::new()) } else { names.split(',').map(named).collect() }
}
