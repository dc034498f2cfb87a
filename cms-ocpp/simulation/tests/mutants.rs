//! Every defect that is put in is found.

use std::collections::BTreeSet;

use cms_simulation::{Mutant, Plan, run};

/// So many seeds are tried; a defect that needs more is not found for sure within a minute of an unoptimized build.
const SEEDS: u64 = 150;

/// What a defect breaks, as found by seed after seed until the invariant that stands for it is among it.
fn broken_by(mutant: Mutant, invariant: &str) -> BTreeSet<&'static str> {
    let mut broken = BTreeSet::new();
    for seed in 1..=SEEDS {
        let outcome = run(&Plan::of_seed(seed).with_mutant(Some(mutant)));
        broken.extend(outcome.violations.iter().map(|violation| violation.invariant));
        if broken.contains(invariant) {
            break;
        }
    }
    broken
}

macro_rules! found {
    ($($test:ident: $mutant:ident by $invariant:literal;)*) => {
        $(#[test]
        fn $test() {
            let broken = broken_by(Mutant::$mutant, $invariant);
            assert!(broken.contains(&$invariant), "{} broke {broken:?}", Mutant::$mutant);
        })*

        #[test]
        fn there_is_a_test_for_each_defect() {
            assert_eq!([$(Mutant::$mutant),*], Mutant::ALL);
        }
    };
}

found! {
    a_reply_before_the_commit_is_found: ReplyBeforeCommit by "nothing_confirmed_is_missing";
    a_missing_fence_is_found: NoFence by "a_replaced_connection_changes_nothing";
    a_lost_outbox_message_is_found: LostOutbox by "one_payment_order_per_invoice";
    an_outbox_message_that_stays_is_found: OutboxNeverDone by "the_outbox_is_empty";
    a_number_given_twice_is_found: DoubleAllocate by "invoice_numbers_have_no_gap";
    a_lost_event_is_found: LostAppend by "events_fold_to_the_rows";
    a_reply_that_was_not_kept_is_found: ReplyNotStored by "a_repeat_gets_the_same_reply";
    the_reply_of_something_else_is_found: WrongReply by "a_repeat_gets_the_same_reply";
    a_unique_key_that_is_not_held_is_found: ClaimIgnored by "one_open_transaction_per_evse";
    a_change_over_what_was_not_read_is_found: ExpectIgnored by "events_fold_to_the_rows";
    samples_lost_in_a_retry_are_found: SamplesDroppedOnRetry by "nothing_confirmed_is_missing";
    a_webhook_that_is_taken_twice_is_found: ConsumedIgnored by "an_event_is_consumed_once";
    a_memory_that_lacks_what_is_stored_is_found: ApplyLost by "the_live_state_is_what_is_stored";
    half_a_commit_is_found: TornCommit by "events_fold_to_the_rows";
    a_fresh_key_for_a_payment_is_found: FreshChargeKey by "money_is_taken_once";
    an_error_that_makes_the_station_forget_is_found: ErrorInsteadOfSilence by "a_valid_message_is_never_answered_with_an_error";
}
