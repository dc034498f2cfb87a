//! The arguments of the program.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use cms_ocpp::Version;
use lexopt::{Arg, Parser, ValueExt as _};
use simulator::ChargePlan;

/// What the program can do, for people.
pub(crate) const HELP: &str = "\
simulator --url ws://HOST:PORT/ocpp --id IDENTITY --password PASSWORD --token TOKEN --energy WH,WH,... --journal FILE

Boots a simulated charging station, finishes what a kill interrupted, charges once, and prints one line of JSON per step.

  --version 1.6|2.0.1|2.1   OCPP version (2.0.1)
  --token-type TYPE         kind of token in OCPP 2.x (ISO14443)
  --evse NUMBER             EVSE to charge at; the station has this many (1)
  --energy WH,WH,...        energy of the session at each reading; the last one is the end
  --step-minutes MINUTES    station time between readings (5)
  --start TIME              station time of the start, such as 2026-01-31T09:30:00Z (now)
  --pace-ms MILLISECONDS    real time between steps (0)
  --stay-seconds SECONDS    stay connected after the charge, for calls of the operator (0)";

/// What to do.
pub(crate) enum Command {
    Run(Box<Args>),
    Help,
}

/// The arguments, read.
pub(crate) struct Args {
    pub(crate) url: String,
    pub(crate) id: String,
    pub(crate) password: String,
    pub(crate) version: Version,
    pub(crate) evse: u32,
    pub(crate) journal: PathBuf,
    pub(crate) pace: Duration,
    pub(crate) stay: Duration,
    pub(crate) start: Option<DateTime<Utc>>,
    pub(crate) charge: ChargePlan,
}

/// Reads the arguments; the error is a sentence for the caller, without the values of password and token.
pub(crate) fn parse(args: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let mut parser = Parser::from_args(args);
    let (mut url, mut id, mut password, mut token, mut journal, mut energy) = (None, None, None, None, None, None);
    let (mut version, mut evse, mut token_type) = (Version::V2_0_1, 1_u32, "ISO14443".to_owned());
    let (mut step, mut pace, mut stay, mut start) = (TimeDelta::minutes(5), Duration::ZERO, Duration::ZERO, None);
    while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
        let Arg::Long(name) = arg else { return Err("write every argument as --name value; see --help".into()) };
        let name = name.to_owned();
        if name == "help" {
            return Ok(Command::Help);
        }
        let value = parser.value().and_then(|value| value.string()).map_err(|_| format!("--{name} wants a value"))?;
        let wrong = |what: &str| format!("--{name} wants {what}");
        match name.as_str() {
            "url" => url = Some(value),
            "id" => id = Some(value),
            "password" => password = Some(value),
            "token" => token = Some(value),
            "token-type" => token_type = value,
            "journal" => journal = Some(PathBuf::from(value)),
            "version" => {
                let found = Version::ALL.into_iter().find(|version| version.to_string() == value);
                version = found.ok_or_else(|| wrong("1.6, 2.0.1 or 2.1"))?;
            }
            "evse" => {
                let number = value.parse().ok().filter(|number| (1..=1_000).contains(number));
                evse = number.ok_or_else(|| wrong("a number from 1 to 1000"))?;
            }
            "energy" => {
                let readings: Result<Vec<u64>, _> = value.split(',').map(|wh| wh.trim().parse()).collect();
                energy = Some(readings.map_err(|_| wrong("whole Wh with commas between them"))?);
            }
            "step-minutes" => {
                let minutes = value.parse().ok().and_then(TimeDelta::try_minutes);
                step = minutes.ok_or_else(|| wrong("whole minutes"))?;
            }
            "start" => start = Some(value.parse().map_err(|_| wrong("a time such as 2026-01-31T09:30:00Z"))?),
            "pace-ms" => pace = Duration::from_millis(value.parse().map_err(|_| wrong("whole milliseconds"))?),
            "stay-seconds" => stay = Duration::from_secs(value.parse().map_err(|_| wrong("whole seconds"))?),
            _ => return Err(format!("there is no --{name}; see --help")),
        }
    }
    let missing = |name: &str| format!("--{name} is missing; see --help");
    let charge = ChargePlan {
        evse,
        token: token.ok_or_else(|| missing("token"))?,
        token_type,
        // Replaced by the time of the start.
        started_at: DateTime::UNIX_EPOCH,
        step,
        energy_wh: energy.ok_or_else(|| missing("energy"))?,
    };
    Ok(Command::Run(Box::new(Args {
        url: url.ok_or_else(|| missing("url"))?,
        id: id.ok_or_else(|| missing("id"))?,
        password: password.ok_or_else(|| missing("password"))?,
        version,
        evse,
        journal: journal.ok_or_else(|| missing("journal"))?,
        pace,
        stay,
        start,
        charge,
    })))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEEDED: &str = "--url ws://h/ocpp --id CP1 --password p --token T --energy 1,2 --journal j";

    fn read(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(OsString::from))
    }

    fn run(line: &str) -> Args {
        match read(line) {
            Ok(Command::Run(args)) => *args,
            Ok(Command::Help) => panic!("help"),
            Err(reason) => panic!("{reason}"),
        }
    }

    #[test]
    fn what_is_not_said_has_its_default() {
        let args = run(NEEDED);
        assert_eq!((args.version, args.evse, args.pace, args.start), (Version::V2_0_1, 1, Duration::ZERO, None));
        assert_eq!(args.charge.energy_wh, [1, 2]);
        assert_eq!((args.charge.step, args.charge.token_type.as_str()), (TimeDelta::minutes(5), "ISO14443"));
    }

    #[test]
    fn everything_can_be_said() {
        let more = "--version 1.6 --evse 2 --step-minutes 15 --pace-ms 200 --stay-seconds 3 --token-type eMAID";
        let args = run(&format!("{NEEDED} {more} --start 2026-01-31T09:30:00Z"));
        assert_eq!((args.version, args.evse, args.charge.evse), (Version::V1_6, 2, 2));
        assert_eq!((args.pace, args.stay), (Duration::from_millis(200), Duration::from_secs(3)));
        assert_eq!((args.charge.step, args.charge.token_type.as_str()), (TimeDelta::minutes(15), "eMAID"));
        assert_eq!(args.start.map(|start| start.timestamp()), Some(1_769_851_800));
    }

    #[test]
    fn a_wrong_argument_is_named_and_its_value_is_not_repeated() {
        for (line, reason) in [
            ("--url ws://h", "--token is missing; see --help"),
            ("--colour red", "there is no --colour; see --help"),
            ("--version 1.5", "--version wants 1.6, 2.0.1 or 2.1"),
            ("--energy 1.5", "--energy wants whole Wh with commas between them"),
            ("--evse 0", "--evse wants a number from 1 to 1000"),
            ("--password", "--password wants a value"),
            ("SECRET", "write every argument as --name value; see --help"),
        ] {
            assert_eq!(read(line).err().as_deref(), Some(reason), "{line}");
        }
    }
}
