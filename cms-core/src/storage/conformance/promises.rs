//! The one list of promises: the tables below and the tests of the macros are made from it, so that a promise cannot be
//! in one and not in the other.

use super::{DurableFixture, appended, block_on, claims, durable, hostile, numbers, outbox, outcomes, pruned, races};
use super::{records, rows, snapshots, timers};
use crate::storage::Store;

type Promise = (&'static str, fn(&dyn Store));
type DurablePromise = (&'static str, fn(&mut dyn DurableFixture));

pub(super) const EVERY_STORE: &[Promise] = crate::__store_promises! { __store_promise_table () };
pub(super) const DURABLE_STORE: &[DurablePromise] = crate::__durable_store_promises! { __durable_promise_table () };

#[doc(hidden)]
#[macro_export]
macro_rules! __store_promises {
    ($then:ident $with:tt) => {
        $crate::$then! { $with
            outcomes {
                an_empty_change_is_committed
                all_parts_of_a_change_show_after_its_commit
                the_checks_come_in_their_order
                a_refused_change_leaves_nothing_behind
                a_fence_holds_while_the_lease_stands_at_its_epoch
                a_fence_is_checked_before_the_change_rewrites_the_lease
                a_repeat_gets_the_stored_reply
                a_reply_key_with_another_payload_is_a_mismatch
                an_event_is_consumed_once
                a_row_that_changed_is_a_conflict
                a_row_relied_on_as_absent_must_never_have_been_written
                a_change_that_could_not_be_encoded_is_refused
            }
            claims {
                a_claim_that_is_taken_tells_its_holder
                a_holder_may_claim_again
                a_released_claim_is_free
                a_release_by_another_owner_is_passed_over
                a_claim_changes_hands_in_one_change
                two_owners_in_one_change_cannot_have_one_claim
            }
            rows {
                a_version_counts_every_write
                a_version_goes_on_counting_after_a_delete
                a_row_written_twice_in_one_change_counts_twice_and_keeps_the_last
                a_deleted_row_is_absent_everywhere
                what_a_row_is_found_by_is_replaced_when_it_is_written_again
                an_index_entry_given_twice_finds_the_row_once
                indexes_of_other_names_and_tables_are_apart
                rows_come_in_the_byte_order_of_their_ids
                pages_are_exact
                pages_of_an_index_are_exact
                pages_lose_and_repeat_nothing_while_rows_come_and_go
                a_page_of_nothing_is_empty
            }
            appended {
                a_natural_key_is_appended_once
                natural_keys_of_other_streams_are_apart
                positions_ascend_in_the_order_of_the_commits
                a_commit_tells_a_position_that_covers_what_it_appended
                a_reader_of_one_stream_sees_only_that_stream
                pages_of_appended_rows_are_exact
                a_forgotten_stream_is_gone_and_its_keys_are_free
                what_a_change_appends_outlives_what_it_forgets
            }
            outbox {
                messages_wait_in_the_order_they_were_added
                only_the_first_message_of_each_key_is_a_head
                a_head_of_another_topic_holds_back_its_key
                a_delivered_message_makes_way_for_the_next
                a_known_id_is_passed_over_for_ever
                a_message_delivered_in_its_own_change_never_waits
                delivering_an_unknown_message_changes_nothing
                a_reader_goes_on_after_a_position
            }
            timers {
                a_timer_is_due_from_its_moment_on
                due_timers_come_most_overdue_first
                a_timer_set_again_moves
                a_cancelled_timer_is_never_due
                changes_of_one_timer_apply_in_their_order
                a_timer_fires_once
                a_timer_that_was_moved_or_cancelled_does_not_fire
                a_timer_that_fired_may_be_set_again_in_the_same_change
            }
            numbers {
                a_series_counts_from_one_without_a_gap
                an_owner_keeps_its_number
                numbers_come_in_the_order_they_were_asked_for
                a_refused_change_leaves_no_gap
            }
            pruned {
                replies_are_pruned_by_age
                consumed_events_are_pruned_by_age
                delivered_messages_are_pruned_by_age_and_waiting_ones_never
                deleted_rows_are_pruned_by_age_and_others_never
                appended_rows_of_one_stream_are_pruned_by_age
                what_was_committed_without_a_time_is_never_pruned
                pruning_stops_at_its_limit
                positions_and_numbers_go_on_after_pruning
            }
            records {
                an_empty_store_has_no_records
                every_part_of_a_store_is_a_record
                pages_of_records_are_exact
                records_make_a_store_that_answers_alike
                a_store_that_takes_in_a_backup_cannot_be_used
                a_store_that_is_in_use_takes_no_backup
                positions_go_on_after_the_one_that_a_backup_ends_with
                hostile_strings_survive_a_backup
            }
            snapshots {
                a_snapshot_does_not_see_later_commits
                snapshots_of_different_moments_stand_side_by_side
                a_commit_does_not_wait_for_open_snapshots
            }
            hostile {
                hostile_strings_are_only_strings
                strings_that_look_alike_are_apart
                long_strings_are_kept_whole
            }
            races {
                of_64_threads_one_gets_the_claim
                of_64_futures_of_one_thread_one_gets_the_claim
                of_256_tasks_one_gets_the_claim
                of_256_tasks_each_gets_another_number
                of_256_tasks_that_decided_on_one_row_one_is_committed
                of_64_repeats_one_is_committed_and_all_get_its_reply
                of_64_consumers_one_takes_the_event
                of_64_threads_each_gets_another_number
                no_update_of_one_row_by_64_threads_is_lost
                a_reader_that_follows_positions_misses_nothing
                a_commit_that_is_no_longer_waited_for_is_whole_or_absent
                of_64_threads_one_fires_the_timer
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __durable_store_promises {
    ($then:ident $with:tt) => {
        $crate::$then! { $with
            durable {
                everything_is_there_after_reopening
                what_was_used_once_stays_used_after_reopening
                versions_positions_and_numbers_go_on_after_reopening
                a_refused_change_is_absent_after_reopening
                a_backup_half_taken_in_stays_unusable_after_reopening
                what_was_taken_in_is_there_after_reopening
            }
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __store_promise_table {
    (() $($group:ident { $($promise:ident)* })*) => {
        &[$($((stringify!($promise), |store| block_on($group::$promise(store))),)*)*]
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __durable_promise_table {
    (() $($group:ident { $($promise:ident)* })*) => {
        &[$($((stringify!($promise), |fixture| $group::$promise(fixture)),)*)*]
    };
}
