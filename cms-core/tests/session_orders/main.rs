//! The law of the session machine: what becomes of a transaction depends on what was reported of it, not on the order in
//! which the reports came, nor on how often or how late.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod script;
mod world;

use cms_core::metering::Energy;
use cms_core::session::{QuarantineReason, SessionState};
use proptest::prelude::*;

use crate::script::{Message, counted, deliver, delivery, uncounted};
use crate::world::{Outcome, World};

fn with_delivery(messages: impl Strategy<Value = Vec<Message>>) -> impl Strategy<Value = (Vec<Message>, Vec<usize>)> {
    messages.prop_flat_map(|messages| {
        let count = messages.len();
        (Just(messages), delivery(count))
    })
}

/// The start is not lost.
fn with_start(mut order: Vec<usize>) -> Vec<usize> {
    if !order.contains(&0) {
        order.push(0);
    }
    order
}

/// The start is not lost, and comes first.
fn start_first(order: Vec<usize>) -> Vec<usize> {
    let mut order = with_start(order);
    let start = order.iter().position(|index| *index == 0).unwrap_or_default();
    order.swap(0, start);
    order
}

/// What becomes of the messages when they come as given, and when those that come at all come in order and once.
fn both(messages: &[Message], order: &[usize], parking: bool, wait_after: Option<usize>) -> (Outcome, Outcome) {
    let mut sorted = order.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    let settled = |order: &[usize], wait_after| {
        let mut world = World::new(parking);
        deliver(&mut world, messages, order, wait_after);
        world.check();
        world.wait_hours(60);
        world.outcome()
    };
    (settled(order, wait_after), settled(&sorted, None))
}

proptest! {
    /// Where the station counts its reports, everything is the same: state, energy, record, quarantine.
    #[test]
    fn a_counted_transaction_comes_to_the_same_in_every_order((messages, order) in with_delivery(counted())) {
        let (any, in_order) = both(&messages, &order, true, None);
        prop_assert_eq!(any, in_order);
    }

    /// Where it does not, the start is known to be first, as the id is given in its answer. By what start and end tell, the
    /// record is the same wherever the samples come.
    #[test]
    fn an_uncounted_transaction_comes_to_the_same_in_every_order((messages, order) in with_delivery(uncounted(false))) {
        let (order, last) = (start_first(order), messages.len() - 1);
        let (any, in_order) = both(&messages, &order, false, None);
        prop_assert!(any == in_order || !order.contains(&last), "{:?}\n{:?}", any, in_order);
        if !order.contains(&last) {
            prop_assert_eq!(any, in_order);
        }
    }

    /// However late reports come, a bill is never changed and never made twice: where it differs from what all reports say
    /// together, both values stand in one item for review.
    #[test]
    fn what_comes_after_the_bill_is_held_beside_it(
        (messages, order) in with_delivery(prop_oneof![counted().boxed(), uncounted(true).boxed()]),
        wait_after in 0_usize..6,
    ) {
        let counts = matches!(&messages[0], Message::Report(start) if start.seq_no.is_some());
        let order = if counts { with_start(order) } else { start_first(order) };
        let (late, in_order) = both(&messages, &order, true, Some(wait_after));
        if late == in_order {
            return Ok(());
        }
        let (Some(session), Some(judged)) = (&late.session, &in_order.session) else {
            return Err(TestCaseError::fail("a session is known in one order and not in the other"));
        };
        prop_assert_eq!(session.state, SessionState::Priced, "{:?}\n{:?}", late, in_order);
        let (_, _, billed, total) = late.cdr.ok_or_else(|| TestCaseError::fail("no record"))?;
        let review = late.items.iter().find(|item| item.review);
        let by_all = in_order.items.iter().find_map(|item| item.energy).or(judged.energy);
        match review {
            Some(item) => {
                prop_assert!(matches!(item.reason, QuarantineReason::LateReport | QuarantineReason::ConflictingEnd));
                prop_assert_eq!(item.energy, by_all);
                prop_assert_eq!(item.billed.map(|(energy, total, _)| (energy, total)), Some((billed, total)));
            }
            None => prop_assert_eq!(in_order.cdr.map(|cdr| cdr.2), Some(billed), "{:?}\n{:?}", late, in_order),
        }
        prop_assert!(billed >= Energy::ZERO);
    }
}
