//! The checks find what they are for: each one fails on a journal, a book or a store that was doctored for it.

use std::path::Path;
use std::time::Duration;

use cms_core::billing::Cdr;
use cms_core::session::SessionState;
use cms_core::storage::{Changes, CommitOutcome, Row as _, RowChange, RowKey, Store as _};
use cms_core_sqlite::SqliteStore;
use csms::demo::{self, DemoOptions};
use csms::house::HouseOptions;
use csms::provider::BookLine;

use crate::check::{Rule, violations};
use crate::stored::Stored;
use crate::witnesses::Witnesses;

/// A store and its witnesses after three sessions, in which nothing is wrong.
async fn sound(folder: &Path) -> (Stored, Witnesses) {
    let house = HouseOptions::new(folder, "127.0.0.1:0".parse().unwrap());
    let options = DemoOptions { house, once: true, pace: Duration::ZERO };
    demo::run(options, &mut std::io::sink(), std::future::pending()).await.unwrap();
    let stored = Stored::read(&SqliteStore::open(folder.join("cms.sqlite")).unwrap()).await;
    let witnesses = Witnesses::read(folder, &folder.join("payments.jsonl"));
    assert_eq!(violations(&stored, &witnesses), []);
    assert_eq!((stored.sessions.len(), witnesses.charges.len(), witnesses.samples()), (3, 3, 27));
    (stored, witnesses)
}

fn rules(stored: &Stored, witnesses: &Witnesses) -> Vec<Rule> {
    let mut rules: Vec<Rule> = violations(stored, witnesses).into_iter().map(|(rule, _)| rule).collect();
    rules.sort_unstable();
    rules.dedup();
    rules
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_station_saw_confirmed_and_the_store_does_not_hold_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let (stored, sound) = sound(folder.path()).await;
    let doctored = |doctor: fn(&mut Witnesses)| {
        let mut witnesses = sound.clone();
        doctor(&mut witnesses);
        rules(&stored, &witnesses)
    };
    let found = doctored(|witnesses| {
        let (at, register_wh) = witnesses.charges[1].sampled[0];
        witnesses.charges[1].sampled.push((at, register_wh + 1));
    });
    assert_eq!(found, [Rule::ASampleIsStored]);
    let found = doctored(|witnesses| {
        let mut lost = witnesses.charges[0].clone();
        lost.started = Some("lost".to_owned());
        witnesses.charges.push(lost);
    });
    assert_eq!(found, [Rule::AStartIsOneSession]);
    let found = doctored(|witnesses| *witnesses.charges[2].stopped.as_mut().unwrap() += 1);
    assert_eq!(found, [Rule::AnEndHasItsEnergy]);
    let found = doctored(|witnesses| witnesses.charges[2].stopped = None);
    assert_eq!(found, [Rule::EveryChargeHasEnded, Rule::AStartIsOneSession]);
    let found = doctored(|witnesses| drop(witnesses.charges.remove(0)));
    assert_eq!(found, [Rule::AStartIsOneSession]);
}

#[tokio::test(flavor = "multi_thread")]
async fn money_that_is_taken_twice_or_for_nothing_or_not_at_all_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let (stored, sound) = sound(folder.path()).await;
    let doctored = |doctor: fn(&mut Vec<BookLine>)| {
        let mut witnesses = sound.clone();
        doctor(&mut witnesses.book);
        rules(&stored, &witnesses)
    };
    let twice = |reference: Option<&str>| {
        let reference = reference.map(str::to_owned);
        let mut witnesses = sound.clone();
        let BookLine::Taken(mut charge) = witnesses.book[0].clone() else { panic!("{:?}", witnesses.book) };
        charge.key = "another key".to_owned();
        charge.reference = reference.unwrap_or(charge.reference);
        witnesses.book.push(BookLine::Taken(charge));
        rules(&stored, &witnesses)
    };
    assert_eq!(twice(None), [Rule::MoneyIsTakenOnce]);
    assert_eq!(twice(Some("inv_nobody_wrote")), [Rule::MoneyIsTakenOnce]);
    assert_eq!(doctored(|book| drop(book.pop())), [Rule::MoneyIsTakenOnce]);
    // Asking again under the key of the first time is how it should be.
    let asked = doctored(|book| book.push(BookLine::AskedAgain { key: "payment/pay_1/charge".to_owned() }));
    assert_eq!(asked, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_that_contradicts_itself_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let (sound, witnesses) = sound(folder.path()).await;
    let doctored = |doctor: fn(&mut Stored)| {
        let mut stored = sound.clone();
        doctor(&mut stored);
        rules(&stored, &witnesses)
    };
    let found = doctored(|stored| stored.cdrs.push(stored.cdrs[0].clone()));
    assert_eq!(found, [Rule::AnEndHasItsEnergy, Rule::ASessionIsSettledOnce]);
    let found = doctored(|stored| stored.cdrs[0].invoice = None);
    assert_eq!(found, [Rule::ARecordIsInvoicedOnce]);
    let found = doctored(|stored| stored.invoices[2].1 = Some(4));
    assert_eq!(found, [Rule::NumbersHaveNoGap]);
    let found = doctored(|stored| stored.invoices[2].1 = stored.invoices[1].1);
    assert_eq!(found, [Rule::NumbersHaveNoGap]);
    let found = doctored(|stored| drop(stored.sessions[0].events.pop()));
    assert_eq!(found, [Rule::EventsFoldToTheRow]);
    let found = doctored(|stored| drop(stored.payments[0].1.pop()));
    assert_eq!(found, [Rule::EventsFoldToTheRow]);
    let found = doctored(|stored| drop(stored.sessions[0].samples.drain(1..2)));
    assert_eq!(found, [Rule::ASampleIsStored]);
    let found = doctored(|stored| stored.sessions[0].row.state = SessionState::Open);
    assert_eq!(found, [Rule::AnEndHasItsEnergy, Rule::ASessionIsSettledOnce, Rule::EventsFoldToTheRow]);
    let found = doctored(|stored| drop(stored.payments.pop()));
    assert_eq!(found, [Rule::AnInvoiceHasOnePayment]);
    let found = doctored(|stored| stored.settlements.clear());
    assert_eq!(found, [Rule::AnInvoiceHasOnePayment]);
    let found = doctored(|stored| stored.waiting.push("payment/pay_1/charge".to_owned()));
    assert_eq!(found, [Rule::TheOutboxIsEmpty]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_was_removed_from_the_file_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let (stored, witnesses) = sound(folder.path()).await;
    let store = SqliteStore::open(folder.path().join("cms.sqlite")).unwrap();
    let mut changes = Changes::new();
    let key = RowKey::new(Cdr::TABLE, stored.cdrs[0].id());
    changes.rows.push(RowChange { key, body: None, index: Vec::new() });
    assert!(matches!(store.commit(changes).await, CommitOutcome::Committed(_)));
    let stored = Stored::read(&store).await;
    assert_eq!(rules(&stored, &witnesses), [Rule::AnEndHasItsEnergy, Rule::ASessionIsSettledOnce]);
}
