//! A seed is a run: the same each time, and as it should be.

use cms_simulation::{FaultKind, Plan, run, shrink};

/// Seeds that are run for each change, besides fresh ones.
const FIXED: std::ops::Range<u64> = 1..25;

#[test]
fn a_seed_replays_exactly() {
    for seed in [1, 2, 3, 40] {
        let plan = Plan::of_seed(seed);
        let (first, again) = (run(&plan), run(&plan));
        assert_eq!(first.trace, again.trace, "seed {seed}");
        assert_eq!(
            (first.sessions, first.store_steps, first.faults),
            (again.sessions, again.store_steps, again.faults)
        );
        assert_ne!(first.trace, run(&Plan { seed: seed + 1, ..plan }).trace, "seeds {seed} and the next");
    }
}

#[test]
fn no_fixed_seed_breaks_an_invariant() {
    for seed in FIXED {
        let outcome = run(&Plan::of_seed(seed));
        assert_eq!(outcome.violations, [], "seed {seed}");
        assert!(outcome.faulted_sessions * 10 > outcome.sessions * 8, "seed {seed}: {outcome:?}");
    }
}

#[test]
fn without_faults_every_session_is_told_once_and_ends() {
    for seed in 0..3 {
        let plan = Plan::of_seed(seed).without_faults();
        let outcome = run(&plan);
        assert_eq!(outcome.violations, []);
        assert_eq!(outcome.sessions, u64::from(plan.stations * plan.evses * plan.sessions));
        assert_eq!((outcome.faulted_sessions, outcome.faults.len()), (0, 0));
    }
}

#[test]
fn a_plan_that_is_as_it_should_be_cannot_be_made_smaller() {
    let plan = Plan { stations: 2, sessions: 1, faults: vec![FaultKind::LinkCut], ..Plan::of_seed(1) };
    assert_eq!(shrink(&plan), plan);
}
