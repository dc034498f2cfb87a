//! A smaller world in which the same goes wrong.

use std::collections::BTreeSet;

use crate::{FaultKind, Plan, run};

/// The smallest plan that was found, of the same seed, in which an invariant of this one breaks too: fewer stations and
/// sessions, fewer kinds of fault. The plan itself where it breaks none.
#[must_use]
pub fn shrink(plan: &Plan) -> Plan {
    let broken = |plan: &Plan| -> BTreeSet<&'static str> {
        run(plan).violations.into_iter().map(|violation| violation.invariant).collect()
    };
    let wanted = broken(plan);
    let still = |smaller: &Plan| broken(smaller).intersection(&wanted).next().is_some();
    let mut best = plan.clone();
    for stations in 1..best.stations {
        let smaller = Plan { stations, ..best.clone() };
        if still(&smaller) {
            best = smaller;
            break;
        }
    }
    for sessions in 1..best.sessions {
        let smaller = Plan { sessions, ..best.clone() };
        if still(&smaller) {
            best = smaller;
            break;
        }
    }
    for kind in FaultKind::ALL {
        let faults = best.faults.iter().copied().filter(|fault| fault != kind).collect();
        let smaller = Plan { faults, ..best.clone() };
        if smaller.faults.len() < best.faults.len() && still(&smaller) {
            best = smaller;
        }
    }
    best
}
