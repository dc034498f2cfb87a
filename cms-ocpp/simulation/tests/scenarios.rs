//! Faults that central systems have fallen for, each at every moment at which it can strike.

use cms_simulation::{FaultKind, Mutant, Outcome, Plan, run};

/// A station of each version charges once, and nothing goes wrong but what a test says.
fn quiet(nodes: u32) -> Plan {
    Plan { stations: 3, evses: 1, sessions: 1, nodes, ..Plan::of_seed(1) }.without_faults()
}

/// Runs the plan with one fault at each time at which it could strike.
fn at_each_chance(plan: &Plan, kind: FaultKind) -> Vec<Outcome> {
    let chances = run(plan).chances.get(&kind).copied().unwrap_or_default();
    assert!(chances > 0, "{kind} has no chance");
    let outcomes = (1..=chances).map(|chance| run(&Plan { strike_at: Some((kind, chance)), ..plan.clone() }));
    outcomes.collect()
}

/// Every session is there, with its bill, and nothing is there twice.
fn assert_whole(outcome: &Outcome) {
    assert_eq!(outcome.violations, [], "{:?}", outcome.plan);
    assert_eq!(outcome.sessions, 3, "{:?}", outcome.plan);
}

#[test]
fn f13_a_crash_at_any_await_at_the_store_leaves_one_session_and_one_invoice() {
    let plan = quiet(1);
    let steps = run(&plan).store_steps;
    assert!(steps > 200, "{steps}");
    for step in 1..=steps {
        assert_whole(&run(&Plan { crash_at: Some(step), ..plan.clone() }));
    }
    for kind in [FaultKind::CrashBeforeCommit, FaultKind::CrashAfterCommit] {
        at_each_chance(&plan, kind).iter().for_each(assert_whole);
    }
}

#[test]
fn f13_a_reply_before_the_commit_would_lose_what_was_confirmed() {
    let plan = quiet(1).with_mutant(Some(Mutant::ReplyBeforeCommit));
    let steps = run(&plan).store_steps;
    let broken = (1..=steps).any(|step| !run(&Plan { crash_at: Some(step), ..plan.clone() }).violations.is_empty());
    assert!(broken);
}

#[test]
fn f14_a_store_that_fails_at_any_commit_is_answered_with_silence_and_asked_again() {
    let kinds = [
        FaultKind::StoreUnavailable,
        FaultKind::StoreUnknownStored,
        FaultKind::StoreUnknownLost,
        FaultKind::StoreUnknownLate,
        FaultKind::StoreUnreadable,
        FaultKind::StoreOutage,
    ];
    for kind in kinds {
        at_each_chance(&quiet(1), kind).iter().for_each(assert_whole);
    }
}

#[test]
fn f14_an_error_instead_of_silence_would_lose_the_message() {
    let plan = quiet(1).with_mutant(Some(Mutant::ErrorInsteadOfSilence));
    let outcomes = at_each_chance(&plan, FaultKind::StoreOutage);
    assert!(outcomes.iter().any(|outcome| !outcome.violations.is_empty()));
}

#[test]
fn f16_what_arrives_on_a_replaced_connection_changes_nothing() {
    let mut fenced = 0;
    for kind in [FaultKind::Takeover, FaultKind::LinkHalfOpen] {
        for seed in 1..4 {
            for outcome in at_each_chance(&Plan { seed, ..quiet(1) }, kind) {
                assert_whole(&outcome);
                fenced += outcome.fenced;
            }
        }
    }
    assert!(fenced > 0, "nothing was fenced");
}

#[test]
fn f20_of_two_nodes_that_hold_a_station_only_the_newer_writes() {
    let mut fenced = 0;
    for kind in [FaultKind::Takeover, FaultKind::LinkHalfOpen] {
        for seed in 1..4 {
            for outcome in at_each_chance(&Plan { seed, ..quiet(2) }, kind) {
                assert_whole(&outcome);
                fenced += outcome.fenced;
            }
        }
    }
    assert!(fenced > 0, "nothing was fenced");
}

#[test]
fn f20_without_a_fence_both_nodes_would_write() {
    let broken = (1..4).any(|seed| {
        let plan = Plan { seed, ..quiet(2) }.with_mutant(Some(Mutant::NoFence));
        at_each_chance(&plan, FaultKind::Takeover).iter().any(|outcome| {
            outcome.violations.iter().any(|broken| broken.invariant == "a_replaced_connection_changes_nothing")
        })
    });
    assert!(broken);
}
