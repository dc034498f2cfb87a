//! Which locks a transaction takes, so that no two that touch the same thing decide at the same time.
//!
//! A thing is a row, a claim, a reply key …, there or not. Its lock is one of [`STRIPES`] advisory locks of the store,
//! chosen by a hash. Every transaction takes its stripes in ascending order and takes positions last, so none waits in a
//! circle. One that would take very many would meet every other anyway: it takes the whole store instead, which is a lock
//! that all others share. So what a transaction needs of the server's lock table is bounded, however large its batch is.

use std::collections::BTreeMap;

const STRIPES: u64 = 1024;
/// How many of them a transaction takes at the most.
const MOST: usize = 128;
/// Taken before all stripes: alone by a transaction that would take more than [`MOST`] of them, shared by any other.
const WHOLE_STORE: i32 = -1;
/// The second number of the advisory lock under which the tables are made.
pub(crate) const MIGRATION: i32 = -2;

/// The stripes of a transaction and whether each is taken alone (`true`) or shared.
#[derive(Debug, Default)]
pub(crate) struct Locks {
    stripes: BTreeMap<i32, bool>,
}

/// Each statement sees what was committed before it began, which the locks make enough: whoever holds them reads what
/// their last holder committed.
pub(crate) const BEGIN: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE";

/// Takes the locks of [`Locks::in_order`] in their order, in the class of [`class`]; statements after it see what was
/// committed by whoever held them before.
pub(crate) const LOCK: &str = "SELECT count(CASE WHEN l.alone THEN pg_advisory_xact_lock($1::int4, l.stripe)::text
        ELSE pg_advisory_xact_lock_shared($1::int4, l.stripe)::text END)
    FROM unnest($2::int4[], $3::bool[]) AS l (stripe, alone)";

impl Locks {
    /// Takes what is only looked at: others may look too.
    pub(crate) fn shared(&mut self, kind: Kind, parts: &[&str]) {
        self.stripes.entry(stripe(kind, parts)).or_insert(false);
    }

    /// Takes what may be written.
    pub(crate) fn alone(&mut self, kind: Kind, parts: &[&str]) {
        self.stripes.insert(stripe(kind, parts), true);
    }

    /// Takes the whole store; nothing else is taken then.
    pub(crate) const fn whole_store() -> (i32, bool) {
        (WHOLE_STORE, true)
    }

    /// The locks in the order in which they are taken, and of each whether it is taken alone.
    pub(crate) fn in_order(&self) -> (Vec<i32>, Vec<bool>) {
        if self.stripes.len() > MOST {
            return (vec![WHOLE_STORE], vec![true]);
        }
        let shared = self.stripes.iter().map(|(stripe, alone)| (*stripe, *alone));
        std::iter::once((WHOLE_STORE, false)).chain(shared).unzip()
    }
}

/// What is locked. The numbers are part of the agreement between programs that share a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Row = 1,
    Claim = 2,
    Appended = 3,
    Reply = 4,
    Consumed = 5,
    Outbox = 6,
    Timer = 7,
    Series = 8,
    /// All that is appended to a stream, apart from its keys.
    Stream = 9,
}

/// The first number of the advisory locks of the store in `schema`.
pub(crate) fn class(schema: &str) -> i32 {
    let [.., a, b, c, d] = hash(0, &[schema]).to_be_bytes();
    i32::from_be_bytes([a, b, c, d])
}

fn stripe(kind: Kind, parts: &[&str]) -> i32 {
    i32::try_from(hash(kind as u8, parts) % STRIPES).unwrap_or(0)
}

/// FNV-1a, finished with a multiplication: the same in every version and on every machine, which the hasher of the
/// standard library does not promise.
fn hash(kind: u8, parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    add(kind);
    for part in parts {
        part.bytes().for_each(&mut add);
        // No byte of a text, so that ("ab", "c") is not ("a", "bc").
        add(0xff);
    }
    (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stripes_are_the_same_in_every_version() {
        let stripes = [
            stripe(Kind::Row, &["stations", "CS1"]),
            stripe(Kind::Claim, &["open-transaction/CS1/1"]),
            stripe(Kind::Series, &["invoice/2026"]),
        ];
        assert_eq!(stripes, [498, 610, 574]);
        assert_eq!(class("cms"), -1_670_278_714);
    }

    #[test]
    fn stripes_are_spread() {
        let mut hit = [0_u32; STRIPES as usize];
        for n in 0..STRIPES * 64 {
            hit[stripe(Kind::Row, &["sessions", &format!("ses_{n}")]) as usize] += 1;
        }
        assert!(hit.iter().all(|times| (16..160).contains(times)), "{hit:?}");
    }

    #[test]
    fn what_is_written_once_is_taken_alone() {
        let mut locks = Locks::default();
        locks.alone(Kind::Row, &["stations", "CS1"]);
        locks.shared(Kind::Row, &["stations", "CS1"]);
        assert_eq!(locks.in_order().1, [false, true]);
        locks.shared(Kind::Row, &["stations", "CS2"]);
        let (order, _) = locks.in_order();
        assert!(order.first() == Some(&WHOLE_STORE) && order.is_sorted() && order.len() == 3, "{order:?}");
    }

    #[test]
    fn a_large_batch_takes_the_whole_store_and_no_more() {
        let mut locks = Locks::default();
        (0..1000).for_each(|n| locks.shared(Kind::Row, &["stations", &n.to_string()]));
        assert_eq!(locks.in_order(), (vec![WHOLE_STORE], vec![true]));
    }
}
