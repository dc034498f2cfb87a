//! A station that takes, refuses and loses updates ends with the list that it should have.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::access::SecretHasher;

fn entry(number: u8, status: AuthorizationStatus) -> LocalListEntry {
    LocalListEntry {
        token: SecretHasher::new([9; 32]).token(&format!("CARD{number}")),
        account: AccountId::new(format!("acc_{number}")),
        value: Sealed::from_stored(format!("{number:02x}")),
        status,
        expires_at: None,
        group: None,
    }
}

fn yes(numbers: impl IntoIterator<Item = u8>) -> Vec<LocalListEntry> {
    numbers.into_iter().map(|number| entry(number, AuthorizationStatus::Accepted)).collect()
}

fn fresh() -> LocalList {
    LocalList::new(StationId::parse("CS1").unwrap())
}

const WIDE: ListLimits = ListLimits { max_entries: 100, max_per_message: 10 };

fn sent(list: &mut LocalList, wanted: Vec<LocalListEntry>, limits: ListLimits) -> ListPlan {
    let plan = list.plan(wanted, limits, &|_| true);
    plan.messages.iter().for_each(|message| list.confirm(message));
    plan
}

#[test]
fn the_first_update_is_full_and_later_ones_say_what_has_changed() {
    let mut list = fresh();
    let first = sent(&mut list, yes(0..8), WIDE);
    assert_eq!(first.messages, [ListMessage::Full { version: 1, entries: yes(0..8) }]);
    assert!(sent(&mut list, yes(0..8), WIDE).messages.is_empty());
    let lost = [yes(0..6), vec![entry(6, AuthorizationStatus::TokenLost)], yes([9])].concat();
    let next = sent(&mut list, lost, WIDE);
    let put = vec![entry(6, AuthorizationStatus::TokenLost), entry(9, AuthorizationStatus::Accepted)];
    assert_eq!(next.messages, [ListMessage::Differential { version: 2, put, delete: yes([7]) }]);
}

#[test]
fn what_does_not_fit_into_one_message_follows_in_others() {
    let mut list = fresh();
    let plan = sent(&mut list, yes(0..25), WIDE);
    let kinds: Vec<_> = plan
        .messages
        .iter()
        .map(|message| match message {
            ListMessage::Full { version, entries } => (*version, entries.len()),
            ListMessage::Differential { version, put, delete } => (*version, put.len() + delete.len()),
        })
        .collect();
    assert_eq!(kinds, [(1, 10), (2, 10), (3, 5)]);
    assert_eq!(list.entries.len(), 25);
}

#[test]
fn what_the_station_has_no_room_for_is_left_out_and_told() {
    let mut list = fresh();
    let small = ListLimits { max_entries: 3, max_per_message: 10 };
    assert_eq!(sent(&mut list, yes(0..5), small).left_out, 2);
    assert_eq!(list.entries.len(), 3);
    let none = ListLimits { max_entries: 0, max_per_message: 0 };
    assert_eq!(sent(&mut list, yes(0..5), none).left_out, 5);
    assert!(list.entries.is_empty());
}

#[test]
fn a_list_in_doubt_is_sent_whole() {
    let doubts: [fn(&mut LocalList); 3] =
        [|list| list.in_doubt = true, |list| list.reported(7), |list| list.reported(-1)];
    for doubt in doubts {
        let mut list = fresh();
        sent(&mut list, yes(0..8), WIDE);
        list.reported(1);
        assert!(list.plan(yes(0..8), WIDE, &|_| true).messages.is_empty());
        doubt(&mut list);
        let plan = sent(&mut list, yes(0..8), WIDE);
        assert_eq!(plan.messages, [ListMessage::Full { version: 2, entries: yes(0..8) }]);
        assert!(!list.in_doubt);
    }
}

#[test]
fn an_entry_of_an_erased_person_goes_with_a_full_update() {
    let mut list = fresh();
    sent(&mut list, yes(0..8), WIDE);
    let gone = AccountId::new("acc_3");
    let rest = yes((0..8).filter(|number| *number != 3));
    let plan = list.plan(rest.clone(), WIDE, &|account| *account != gone);
    assert_eq!(plan.messages, [ListMessage::Full { version: 2, entries: rest }]);
}

#[test]
fn version_numbers_begin_again_before_they_end() {
    let mut list = fresh();
    sent(&mut list, yes(0..8), WIDE);
    list.version = i32::MAX;
    let plan = list.plan(yes(0..9), WIDE, &|_| true);
    assert_eq!(plan.messages, [ListMessage::Full { version: 1, entries: yes(0..9) }]);
    list.version = -5;
    assert!(matches!(list.plan(yes(0..9), WIDE, &|_| true).messages[0], ListMessage::Full { version: 1, .. }));
}

proptest! {
    #[test]
    fn whatever_fails_on_the_way_the_station_ends_with_what_it_should_have(
        rounds in prop::collection::vec((prop::collection::vec((0..30_u8, any::<bool>()), 0..25), 0..6_usize), 1..8),
        max_entries in 0..25_u32,
        max_per_message in 0..9_u32,
    ) {
        let limits = ListLimits { max_entries, max_per_message };
        let (mut list, mut station) = (fresh(), BTreeMap::new());
        for (tokens, fails_at) in &rounds {
            let status = |yes: bool| if yes { AuthorizationStatus::Accepted } else { AuthorizationStatus::TokenLost };
            let wanted: Vec<_> = tokens.iter().map(|(number, yes)| entry(*number, status(*yes))).collect();
            for attempt in 0..2 {
                let before = list.version;
                let plan = list.plan(wanted.clone(), limits, &|_| true);
                for (at, message) in plan.messages.iter().enumerate() {
                    if attempt == 0 && at + 1 == *fails_at {
                        // The station may have taken it all the same: nobody knows.
                        if at % 2 == 0 {
                            take(&mut station, message);
                        }
                        list.in_doubt = true;
                        break;
                    }
                    take(&mut station, message);
                    list.confirm(message);
                    let size = match message {
                        ListMessage::Full { entries, .. } => entries.len(),
                        ListMessage::Differential { put, delete, .. } => put.len() + delete.len(),
                    };
                    prop_assert!(size <= usize::try_from(max_per_message.max(1)).unwrap());
                    prop_assert!(station.len() <= usize::try_from(max_entries).unwrap());
                    prop_assert!(list.version > before);
                }
            }
            let mut should = BTreeMap::new();
            for one in wanted {
                if should.len() < usize::try_from(max_entries).unwrap() || should.contains_key(one.token.as_str()) {
                    should.entry(one.token.as_str().to_owned()).or_insert(one);
                }
            }
            prop_assert_eq!(&station, &should);
            prop_assert!(list.plan(should.into_values().collect(), limits, &|_| true).messages.is_empty());
        }
    }
}

/// A station as the specifications describe it.
fn take(station: &mut BTreeMap<String, LocalListEntry>, message: &ListMessage) {
    let (put, delete): (&[_], &[_]) = match message {
        ListMessage::Full { entries, .. } => {
            station.clear();
            (entries, &[])
        }
        ListMessage::Differential { put, delete, .. } => (put, delete),
    };
    for gone in delete {
        station.remove(gone.token.as_str());
    }
    station.extend(put.iter().map(|one| (one.token.as_str().to_owned(), one.clone())));
}
