//! The whole table of who may do what, and that no command is without a line in it.

use std::fs;
use std::path::Path;

use super::*;

/// Every action, and who may do it on their own and on what is another's: `a` anybody, `d` driver, `s` station, `r` read-only,
/// `u` support, `o` operator, `A` administrator, `S` system.
const TABLE: [(Action, &str, &str); 20] = [
    (Action::EnterAccount, "adruoAS", "adruoAS"),
    (Action::ReadAccount, "druoAS", "uoAS"),
    (Action::ChangeAccount, "druoAS", "AS"),
    (Action::BlockAccount, "uoAS", "uoAS"),
    (Action::EraseAccount, "dAS", "AS"),
    (Action::ManageToken, "duoAS", "uoAS"),
    (Action::RestrictToken, "uoAS", "uoAS"),
    (Action::StartSession, "duoAS", "uoAS"),
    (Action::StopSession, "duoAS", "uoAS"),
    (Action::ReadSession, "druoAS", "ruoAS"),
    (Action::ReadStations, "adruoAS", "adruoAS"),
    (Action::ReportAsStation, "sS", "S"),
    (Action::CommandStation, "uoAS", "uoAS"),
    (Action::CommissionStation, "oAS", "oAS"),
    (Action::SetAccessRules, "oAS", "oAS"),
    (Action::PublishTariff, "oAS", "oAS"),
    (Action::ReadReports, "ruoAS", "ruoAS"),
    (Action::CorrectMoney, "AS", "AS"),
    (Action::ManageStaff, "AS", "AS"),
    (Action::RunSystem, "S", "S"),
];

fn actors() -> [(char, Actor); 8] {
    let account = AccountId::new("acc_1");
    let staff = |role| Actor::Staff { account: account.clone(), role };
    [
        ('a', Actor::Anybody),
        ('d', Actor::Driver(account.clone())),
        ('s', Actor::Station(StationId::parse("CS1").unwrap())),
        ('r', staff(StaffRole::ReadOnly)),
        ('u', staff(StaffRole::Support)),
        ('o', staff(StaffRole::Operator)),
        ('A', staff(StaffRole::Admin)),
        ('S', Actor::System),
    ]
}

fn allowed(action: Action, owner: impl Fn(&Actor) -> Owner) -> String {
    let allowed = actors().into_iter().filter(|(_, actor)| may(actor, action, &owner(actor)).is_ok());
    allowed.map(|(letter, _)| letter).collect()
}

#[test]
fn everybody_may_do_what_the_table_says_and_nothing_else() {
    assert_eq!(TABLE.map(|(action, ..)| action), Action::ALL);
    for (action, own, others) in TABLE {
        let of_actor = |actor: &Actor| match actor {
            Actor::Driver(account) | Actor::Staff { account, .. } => Owner::Account(account.clone()),
            Actor::Station(station) => Owner::Station(station.clone()),
            Actor::Anybody | Actor::System => Owner::Operator,
        };
        let sorted = |text: &str| "adsruoAS".chars().filter(|letter| text.contains(*letter)).collect::<String>();
        assert_eq!(allowed(action, of_actor), sorted(own), "{action:?} on one's own");
        let another = [
            Owner::Account(AccountId::new("acc_2")),
            Owner::Station(StationId::parse("CS2").unwrap()),
            Owner::Operator,
        ];
        for owner in another {
            assert_eq!(allowed(action, |_| owner.clone()), sorted(others), "{action:?} on what is of {owner:?}");
        }
    }
}

#[test]
fn a_higher_role_may_do_all_that_a_lower_one_may() {
    for pair in StaffRole::ALL.windows(2) {
        for action in Action::ALL {
            assert!(!pair[0].may(action) || pair[1].may(action), "{action:?} {pair:?}");
        }
    }
}

#[test]
fn every_command_says_what_it_is_and_whose() {
    let (mut commands, mut rules) = (Vec::new(), String::new());
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            if path.ends_with("permit/commands.rs") {
                rules = text;
                continue;
            }
            let named = text.lines().filter_map(|line| line.trim_end().strip_prefix("impl Command for "));
            commands.extend(named.filter_map(|rest| rest.strip_suffix(" {")).map(str::to_owned));
        }
    }
    assert!(commands.len() > 20, "{commands:?}");
    let ruled = |command: &String| {
        let macro_line = format!("\n    {command}, ");
        rules.contains(&macro_line) || rules.contains(&format!("impl Permissioned for {command} {{"))
    };
    let missing: Vec<_> = commands.into_iter().filter(|command| !ruled(command)).collect();
    assert!(missing.is_empty(), "give these commands a line in access/permit/commands.rs: {missing:?}");
}
