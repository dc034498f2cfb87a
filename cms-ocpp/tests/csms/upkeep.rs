//! What time does: sessions that are never ended, documents that may go, persons who want to, and backups.

use chrono::{DateTime, TimeDelta, Utc};
use cms_core::access::{
    Account, AccountStatus, EraseAccount, EraseRefusal, IdToken, PersonKey, RegisterAccount, SecretHasher, erase_again,
    export_person,
};
use cms_core::billing::{Cdr, Invoice};
use cms_core::operations::{Retained, Retention, apply_retention};
use cms_core::payment::{Payment, ScriptedGateway, deliver_payments};
use cms_core::session::{EndReason, QuarantineReason, Session, SessionState, samples_stream, session_stream};
use cms_core::storage::backup::{back_up, restore};
use cms_core::storage::conformance::block_on;
use cms_core::storage::{Anchor, MemoryStore, Row, Store, all};
use cms_core::{AccountId, FreshIds};
use cms_ocpp::Version;
use cms_ocpp::csms::Csms;
use serde_json::{Value, json};

use crate::support::{CARD, World};

fn start() -> Value {
    json!({"connectorId": 1, "idTag": CARD, "meterStart": 0, "timestamp": "2026-05-04T08:00:00Z"})
}

fn stop(transaction: &Value) -> Value {
    json!({"transactionId": transaction, "meterStop": 12_345, "timestamp": "2026-05-04T08:45:00Z"})
}

fn meter(transaction: &Value, wh: u32, at: &str) -> Value {
    json!({"connectorId": 1, "transactionId": transaction,
        "meterValue": [{"timestamp": at, "sampledValue": [{"value": wh.to_string()}]}]})
}

fn seeds() -> impl FnMut() -> [u8; 32] + Send {
    let mut drawn = 1_000_000_u64;
    move || {
        drawn += 1;
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&drawn.to_be_bytes());
        seed
    }
}

impl World {
    fn fire(&self, now: DateTime<Utc>) -> u32 {
        let fired = block_on(self.csms.fire_timers(now, 100, &mut seeds())).unwrap();
        assert_eq!(fired.unknown, [""; 0]);
        fired.acted
    }

    fn pay(&self, now: DateTime<Utc>) {
        block_on(deliver_payments(&*self.store, &ScriptedGateway::new(), now, &mut seeds())).unwrap();
    }

    fn retain(&self, now: DateTime<Utc>) -> Retained {
        block_on(apply_retention(&*self.store, &Retention::default(), now, &mut seeds())).unwrap()
    }
}

#[test]
fn a_session_that_nothing_is_heard_of_is_held_and_its_true_end_still_bills_it() {
    let mut world = World::new(Version::V1_6);
    let started = world.call("StartTransaction", start());
    let transaction = &started["transactionId"];
    world.call("MeterValues", meter(transaction, 4_000, "2026-05-04T08:20:00Z"));
    let now = world.moment().now;
    assert_eq!(world.fire(now + TimeDelta::hours(47)), 0, "too early");

    // The station was heard of after the start: it is looked after again later.
    assert_eq!(world.fire(now + TimeDelta::hours(48) - TimeDelta::seconds(2)), 1);
    assert_eq!(world.sessions()[0].state, SessionState::Open);
    assert_eq!(world.fire(now + TimeDelta::hours(49)), 1);
    let session = world.sessions().remove(0);
    assert_eq!((session.state, session.end_reason), (SessionState::Held, Some(EndReason::NeverReported)));
    assert_eq!(session.energy.unwrap().as_mwh(), 4_000_000);
    assert_eq!(world.quarantine()[0].reason, QuarantineReason::MissingEnd);
    assert!(world.csms.live().get(&world.link.station).unwrap().sessions.is_empty());
    assert_eq!(world.fire(now + TimeDelta::days(365)), 0, "a timer fires once");
    world.check_invariants();

    world.call("StopTransaction", stop(transaction));
    assert_eq!(world.sessions()[0].state, SessionState::Priced);
    assert_eq!(world.cdrs()[0].energy.as_mwh(), 12_345_000);
    world.check_invariants();
}

#[test]
fn a_session_that_ends_takes_its_timer_along() {
    let mut world = World::new(Version::V1_6);
    let started = world.call("StartTransaction", start());
    world.call("StopTransaction", stop(&started["transactionId"]));
    let now = world.moment().now;
    assert_eq!(world.fire(now + TimeDelta::days(365)), 0);
}

#[test]
fn documents_go_when_they_are_old_enough_with_all_that_belongs_to_them() {
    let mut world = World::new(Version::V1_6);
    let started = world.call("StartTransaction", start());
    world.call("MeterValues", meter(&started["transactionId"], 4_000, "2026-05-04T08:20:00Z"));
    world.call("StopTransaction", stop(&started["transactionId"]));
    let now = world.moment().now;
    let session = world.sessions().remove(0);
    let later = now + TimeDelta::days(12 * 366);
    let removed = world.retain(later);
    assert_eq!(removed.open_documents, 1, "an invoice that is not paid stays, however old");
    assert!(removed.replies >= 2, "{removed:?}");
    assert_eq!(world.cdrs().len(), 1);

    world.pay(now + TimeDelta::minutes(1));
    let removed = world.retain(now + TimeDelta::days(366));
    assert_eq!((removed.documents, removed.delivered), (0, 1), "too young, and the order that was carried out");
    let removed = world.retain(later);
    assert_eq!((removed.documents, removed.open_documents), (1, 0));
    let left = [
        world.rows::<Cdr>().len(),
        world.rows::<Session>().len(),
        world.rows::<Invoice>().len(),
        world.rows::<Payment>().len(),
        world.appended(&session_stream(&session.id)).len(),
        world.appended(&samples_stream(&session.id)).len(),
    ];
    assert_eq!(left, [0; 6]);
    assert_eq!(world.rows::<Account>().len(), 1, "who has an account keeps it");
    // The number of the invoice is not given again.
    world.call(
        "StartTransaction",
        json!({"connectorId": 1, "idTag": CARD, "meterStart": 0, "timestamp": "2026-05-05T08:00:00Z"}),
    );
    let transaction = world.sessions()[0].transaction_id.parse::<i64>().unwrap();
    world.call(
        "StopTransaction",
        json!({"transactionId": transaction, "meterStop": 1, "timestamp": "2026-05-05T09:00:00Z"}),
    );
    assert_eq!(world.receipts()[0].number.to_string(), "2026-000002");
}

#[test]
fn timelines_are_kept_for_a_time() {
    let mut world = World::new(Version::V1_6);
    let status = |status: &str| json!({"connectorId": 1, "errorCode": "NoError", "status": status});
    for state in ["Available", "Preparing", "Available"] {
        world.call("StatusNotification", status(state));
    }
    let now = world.moment().now;
    assert_eq!(world.retain(now + TimeDelta::days(399)).timeline_entries, 0);
    // Its commissioning is the first.
    assert_eq!(world.retain(now + TimeDelta::days(402)).timeline_entries, 4);
}

#[test]
fn a_person_gets_everything_and_is_erased_by_the_loss_of_a_key() {
    let mut world = World::new(Version::V1_6);
    let account = world.rows::<Account>().remove(0);
    let started = world.call("StartTransaction", start());
    let erase = EraseAccount { account: account.id.clone() };
    assert!(matches!(world.execute(&erase), Err(EraseRefusal::OpenSession { .. })));
    world.call("StopTransaction", stop(&started["transactionId"]));
    assert!(matches!(world.execute(&erase), Err(EraseRefusal::OpenInvoice { .. })));
    let now = world.moment().now;
    world.pay(now);

    let hasher = SecretHasher::new([3; 32]);
    let export = |world: &World, hasher: &SecretHasher| {
        let mut snapshot = block_on(world.csms.store().snapshot()).unwrap();
        block_on(export_person(&mut *snapshot, hasher, &account.id))
    };
    let exported = export(&world, &hasher).unwrap();
    assert_eq!(exported.name.as_deref(), Some("Dana"));
    assert_eq!(exported.email, Some(format!("{CARD}@example.org")));
    let session = &exported.sessions[0];
    assert_eq!((exported.tokens.len(), exported.sessions.len(), exported.invoices.len()), (1, 1, 1));
    assert!(session.cdr.is_some() && session.events.len() >= 3 && exported.invoices[0].number == Some(1));
    assert_eq!(export(&world, &SecretHasher::new([4; 32])).unwrap_err().code(), "seal.unreadable");

    // Nothing that is stored tells the name or the address in clear, a backup neither.
    let backup = backup(&world.store, now);
    let text = String::from_utf8(backup).unwrap();
    assert!(!text.contains("Dana") && !text.contains("example.org") && !text.contains(CARD), "{text}");

    world.execute(&erase).unwrap();
    world.execute(&erase).unwrap();
    let erased = world.rows::<Account>().remove(0);
    assert_eq!((&erased.name, &erased.email, &erased.email_key), (&None, &None, &None));
    assert_eq!((erased.status, &erased.payment_method), (AccountStatus::Erased, &None));
    assert_eq!((world.rows::<PersonKey>().len(), world.rows::<IdToken>().len()), (0, 0));
    assert_eq!((world.cdrs().len(), world.receipts().len()), (1, 1), "what the law asks for stays");
    let exported = export(&world, &hasher).unwrap();
    assert_eq!((exported.name, exported.email, exported.sessions.len()), (None, None, 1));
    assert_eq!(world.call("Authorize", json!({"idTag": CARD}))["idTagInfo"]["status"], "Invalid");
    // The address is free for whoever has it.
    let mut ids = FreshIds::from_seed(world.moment().seed);
    let again = RegisterAccount::new(&hasher, &mut ids, "Dana", &format!("{CARD}@example.org"), None).unwrap();
    world.execute(&again).unwrap();
    let unknown = EraseAccount { account: AccountId::new("acc_none") };
    assert_eq!(world.execute(&unknown), Err(EraseRefusal::UnknownAccount));
}

#[test]
fn f22_a_restored_store_gives_no_id_twice_and_charges_nobody_twice() {
    let mut world = World::new(Version::V1_6);
    let gateway = ScriptedGateway::new();
    let began = world.call("StartTransaction", start());
    let now = world.moment().now;
    let mut anchor = Anchor::default();
    let text = backup(&world.store, now);
    let before: Vec<_> = world.sessions().into_iter().map(|session| session.transaction_id).collect();

    // After the backup: the open session ends and is paid, another begins and ends, a third begins and goes on.
    world.call("StopTransaction", stop(&began["transactionId"]));
    let mut given: Vec<String> = Vec::new();
    for (meter, hour) in [(100, 10), (200, 12)] {
        let at = format!("2026-05-04T{hour}:00:00Z");
        let next = world
            .call("StartTransaction", json!({"connectorId": 1, "idTag": CARD, "meterStart": meter, "timestamp": at}));
        given.push(next["transactionId"].to_string());
        if hour == 10 {
            world.call(
                "StopTransaction",
                json!({"transactionId": next["transactionId"], "meterStop": 200, "timestamp": "2026-05-04T11:00:00Z"}),
            );
        }
    }
    block_on(deliver_payments(&*world.store, &gateway, now, &mut seeds())).unwrap();
    let numbers: Vec<String> = world.receipts().iter().map(|receipt| receipt.number.to_string()).collect();
    let charged = gateway.taken().len();
    assert_eq!((numbers.len(), charged), (2, 2));
    let accounts = world.rows::<Account>();
    anchor.erased.insert(AccountId::new("acc_who_registered_later"));

    // The disk is gone.
    let store = std::sync::Arc::new(MemoryStore::new());
    let mut from = text.as_slice();
    let restored = block_on(restore(&mut from, &*store, &mut anchor, now, &mut |_: &Anchor| Ok(()))).unwrap();
    assert_eq!(restored.unknown.open_sessions.len(), 1);
    let refused = block_on(erase_again(&*store, &anchor, now, &mut seeds())).unwrap();
    assert_eq!(refused, []);
    world.csms = block_on(Csms::open(store.clone(), SecretHasher::new([3; 32]))).unwrap();
    world.store = store;
    world.connect();
    assert_eq!(world.rows::<Account>(), accounts);

    // The station's queue brings the end of what began after the backup: kept, never billed by guess.
    world.call("StopTransaction", json!({"transactionId": given[1].parse::<i64>().unwrap(), "meterStop": 900, "timestamp": "2026-05-04T13:00:00Z"}));
    assert_eq!(world.quarantine()[0].reason, QuarantineReason::UnknownTransaction);
    // What was open in the backup is ended by whoever still knows its end, here the station that sends it once more.
    world.call("StopTransaction", stop(&began["transactionId"]));
    let mut fresh = Vec::new();
    for hour in 14..20 {
        let at = format!("2026-05-04T{hour}:00:00Z");
        let next = world
            .call("StartTransaction", json!({"connectorId": 1, "idTag": CARD, "meterStart": 900, "timestamp": at}));
        fresh.push(next["transactionId"].to_string());
        world.call("StopTransaction", json!({"transactionId": next["transactionId"], "meterStop": 1000, "timestamp": format!("2026-05-04T{hour}:30:00Z")}));
    }
    assert!(fresh.iter().all(|id| !given.contains(id) && !before.contains(id)));
    assert!(fresh.iter().all(|id| id.parse::<u32>().unwrap() >> 26 == 1), "{fresh:?}");
    let later: Vec<String> = world.receipts().iter().map(|receipt| receipt.number.to_string()).collect();
    assert!(later.iter().all(|number| number.starts_with("2026-R1-") && !numbers.contains(number)), "{later:?}");
    world.check_invariants();

    block_on(deliver_payments(&*world.store, &gateway, now, &mut seeds())).unwrap();
    assert_eq!(world.rows::<Payment>().len(), 7);
}

#[test]
fn f22_a_payment_that_was_ordered_before_the_backup_and_charged_after_it_is_charged_once() {
    let mut world = World::new(Version::V1_6);
    let gateway = ScriptedGateway::new();
    let began = world.call("StartTransaction", start());
    world.call("StopTransaction", stop(&began["transactionId"]));
    let now = world.moment().now;
    let text = backup(&world.store, now);
    block_on(deliver_payments(&*world.store, &gateway, now, &mut seeds())).unwrap();
    assert_eq!(gateway.taken().len(), 1);
    for days in [0, 2] {
        let store = MemoryStore::new();
        let mut from = text.as_slice();
        let mut anchor = Anchor::default();
        block_on(restore(&mut from, &store, &mut anchor, now, &mut |_: &Anchor| Ok(()))).unwrap();
        let later = now + TimeDelta::days(days);
        let delivered = block_on(deliver_payments(&store, &gateway, later, &mut seeds())).unwrap();
        assert_eq!((delivered.succeeded, gateway.taken().len()), (1, 1), "{days} days later");
    }
}

#[test]
fn whoever_was_erased_after_the_backup_is_erased_again_by_the_restore() {
    let mut world = World::new(Version::V1_6);
    let now = world.moment().now;
    let text = backup(&world.store, now);
    let account = world.rows::<Account>().remove(0).id;
    world.execute(&EraseAccount { account: account.clone() }).unwrap();
    let mut anchor = Anchor::default();
    anchor.erased.insert(account);

    let store = MemoryStore::new();
    let mut from = text.as_slice();
    block_on(restore(&mut from, &store, &mut anchor, now, &mut |_: &Anchor| Ok(()))).unwrap();
    let rows = |store: &MemoryStore| block_on(async { read::<PersonKey>(store).await.len() });
    assert_eq!(rows(&store), 1, "the backup is from before");
    assert_eq!(block_on(erase_again(&store, &anchor, now, &mut seeds())).unwrap(), []);
    assert_eq!(rows(&store), 0);
    assert_eq!(block_on(read::<Account>(&store))[0].status, AccountStatus::Erased);
}

async fn read<R: Row + Send>(store: &MemoryStore) -> Vec<R> {
    let mut snapshot = store.snapshot().await.unwrap();
    all::<R>(&mut *snapshot, None).await.unwrap().into_iter().map(|row| row.value).collect()
}

fn backup(store: &MemoryStore, now: DateTime<Utc>) -> Vec<u8> {
    let mut text = Vec::new();
    block_on(back_up(store, now, &mut text)).unwrap();
    text
}
