//! What the program was told of its changes.

use std::collections::BTreeMap;

/// What is known of every change that was tried.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ledger {
    changes: BTreeMap<String, Fate>,
}

/// What is known of one change.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Fate {
    /// It may be stored.
    pub(crate) possible: bool,
    /// It was confirmed, with this number.
    pub(crate) confirmed: Option<u64>,
    before: bool,
}

impl Ledger {
    /// Takes in a line of the program: `begin ID`, `committed ID NUMBER`, `unavailable ID` or `unknown ID`.
    pub(crate) fn hear(&mut self, line: &str) {
        let mut words = line.split(' ');
        let what = words.next().unwrap();
        let id = words.next().unwrap();
        if what == "swept" {
            return;
        }
        let fate = self.changes.entry(id.to_owned()).or_default();
        match what {
            "begin" => {
                fate.before = fate.possible;
                fate.possible = true;
            }
            "committed" => fate.confirmed = Some(words.next().unwrap().parse().unwrap()),
            // What may be there of an earlier try may still be there.
            "unavailable" => fate.possible = fate.before,
            "unknown" => {}
            other => panic!("the program said {other}"),
        }
    }

    pub(crate) fn fate(&self, id: &str) -> Fate {
        self.changes.get(id).copied().unwrap_or_default()
    }

    pub(crate) fn confirmed(&self) -> impl Iterator<Item = (&str, u64)> {
        self.changes.iter().filter_map(|(id, fate)| Some((id.as_str(), fate.confirmed?)))
    }
}
