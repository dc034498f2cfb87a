use std::io;

use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};

use super::{BackupError, Restored, back_up, restore};
use crate::storage::conformance::block_on;
use crate::storage::{
    Anchor, AnchorError, Changes, CommitOutcome, IdEpoch, MemoryStore, Position, RowKey, StorageError, Store, Table,
    Version, load,
};

const STATIONS: Table = Table::new("stations");

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 5, 4, 12, 0, 0).unwrap()
}

fn commit(store: &MemoryStore, build: impl FnOnce(&mut Changes)) {
    let mut changes = Changes::new();
    build(&mut changes);
    let outcome = block_on(store.commit(changes));
    assert!(matches!(outcome, CommitOutcome::Committed(_)), "{outcome:?}");
}

fn filled() -> MemoryStore {
    let store = MemoryStore::new();
    for n in 0..3 {
        commit(&store, |c| {
            c.rows.push(crate::storage::RowChange {
                key: RowKey::new(STATIONS, "lease"),
                body: Some(format!("{{\"n\":{n}}}")),
                index: Vec::new(),
            });
            c.append("timeline/CS1", n.to_string(), noon(), &n);
            c.send(format!("message/{n}"), "CS1", "station", &n);
            c.allocate("invoice/2026", format!("inv_{n}"));
            c.claim(format!("claim/{n}"), "owner");
        });
    }
    commit(&store, |c| c.delivered("message/0"));
    store
}

fn backup_of(store: &MemoryStore) -> Vec<u8> {
    let mut text = Vec::new();
    let made = block_on(back_up(store, noon(), &mut text)).unwrap();
    assert_eq!(made.records, text.iter().filter(|byte| **byte == b'\n').count() as u64 - 2);
    text
}

fn restored(text: &[u8], anchor: &mut Anchor) -> Result<(MemoryStore, Restored), BackupError> {
    let store = MemoryStore::new();
    let mut kept = None;
    let mut from = text;
    let mut keep = |anchor: &Anchor| {
        kept = Some(anchor.clone());
        Ok(())
    };
    let restored = block_on(restore(&mut from, &store, anchor, noon() + TimeDelta::days(1), &mut keep))?;
    assert_eq!(kept.as_ref(), Some(&*anchor), "what is remembered outside is kept before the store is used");
    Ok((store, restored))
}

#[test]
fn a_restored_store_holds_what_the_backup_held_and_says_what_it_cannot_know() {
    let (store, restored) = restored(&backup_of(&filled()), &mut Anchor::default()).unwrap();
    assert_eq!(restored.horizon.taken_at, noon());
    assert_eq!((restored.horizon.position, restored.horizon.id_epoch.restores), (Position(6), 0));
    let unknown = &restored.unknown;
    assert_eq!((unknown.since, unknown.until), (noon(), noon() + TimeDelta::days(1)));
    let waiting: Vec<_> = unknown.waiting_messages.iter().map(|message| message.id.as_str()).collect();
    assert_eq!(waiting, ["message/1", "message/2"]);
    assert_eq!(
        unknown.series.iter().map(|last| (last.series.as_str(), last.number)).collect::<Vec<_>>(),
        [("invoice/2026", 3)]
    );
    let text = unknown.to_string();
    for told in
        ["between 2026-05-04T12:00:00+00:00 and 2026-05-05T12:00:00+00:00", "station CS1 message/2", "invoice/2026 3"]
    {
        assert!(text.contains(told), "{text}");
    }
    let mut snapshot = block_on(store.snapshot()).unwrap();
    let row = block_on(snapshot.row(RowKey::new(STATIONS, "lease"))).unwrap().unwrap();
    assert_eq!(row.body, "{\"n\":2}");
    assert_eq!(block_on(snapshot.number("invoice/2026".into(), "inv_2".into())).unwrap(), Some(3));
}

#[test]
fn nothing_that_was_given_out_after_the_backup_is_given_out_again() {
    let lost = filled();
    let text = backup_of(&lost);
    // What happens after the backup is known to others, and not to it.
    for n in 3..200 {
        commit(&lost, |c| {
            c.append("timeline/CS1", n.to_string(), noon(), &n);
            c.rows.push(crate::storage::RowChange {
                key: RowKey::new(STATIONS, "lease"),
                body: Some("{}".into()),
                index: Vec::new(),
            });
        });
    }
    let (position, version) = {
        let mut snapshot = block_on(lost.snapshot()).unwrap();
        let version = block_on(snapshot.version(RowKey::new(STATIONS, "lease"))).unwrap();
        (block_on(snapshot.last_position()).unwrap(), version)
    };
    let mut anchor = Anchor::default();
    let mut seen: Vec<(Position, Version)> = vec![(position, version)];
    for restores in 1..=3_u32 {
        let (store, restored) = restored(&text, &mut anchor).unwrap();
        assert_eq!(restored.id_epoch, IdEpoch { restores });
        assert_eq!(anchor.id_epoch, restored.id_epoch);
        let mut snapshot = block_on(store.snapshot()).unwrap();
        assert_eq!(block_on(IdEpoch::read(&mut *snapshot)).unwrap(), restored.id_epoch);
        let next = (
            block_on(snapshot.last_position()).unwrap(),
            block_on(snapshot.version(RowKey::new(STATIONS, "lease"))).unwrap(),
        );
        let (last_position, last_version) = seen.last().copied().unwrap();
        assert!(next.0 > last_position && next.1 > last_version, "{next:?} after {seen:?}");
        assert_eq!(restored.id_epoch.series("invoice/2026"), format!("invoice/2026/R{restores}"));
        seen.push(next);
        // A row that was never written stays one that was never written.
        let never = block_on(snapshot.version(RowKey::new(STATIONS, "never"))).unwrap();
        assert_eq!(never, Version::ABSENT);
    }
}

#[test]
fn a_backup_of_a_restored_store_can_be_restored() {
    let mut anchor = Anchor::default();
    let (first, _) = restored(&backup_of(&filled()), &mut anchor).unwrap();
    commit(&first, |c| c.append("timeline/CS1", "new", noon(), &1));
    let text = backup_of(&first);
    // Also by somebody who has lost what was remembered outside: the backup knows of its own epoch.
    let (second, restored) = restored(&text, &mut Anchor::default()).unwrap();
    assert_eq!(restored.id_epoch, IdEpoch { restores: 2 });
    let mut snapshot = block_on(second.snapshot()).unwrap();
    let epochs = block_on(load::<IdEpoch>(&mut *snapshot, IdEpoch::ID)).unwrap().unwrap();
    assert_eq!(epochs.value.restores, 2);
}

#[test]
fn a_backup_that_was_cut_off_anywhere_is_refused_and_leaves_a_store_that_refuses_to_work() {
    let text = backup_of(&filled());
    for length in 0..text.len() {
        let store = MemoryStore::new();
        let mut from = &text[..length];
        let mut keep = |_: &Anchor| -> io::Result<()> { panic!("half a backup opens no epoch") };
        let error = block_on(restore(&mut from, &store, &mut Anchor::default(), noon(), &mut keep)).unwrap_err();
        assert!(matches!(error, BackupError::CutOff { .. } | BackupError::NotABackup { .. }), "{length}: {error}");
    }
}

#[test]
fn a_backup_with_any_byte_changed_is_refused() {
    let text = backup_of(&filled());
    for place in 0..text.len() {
        let mut spoiled = text.clone();
        spoiled[place] ^= 0x01;
        let mut anchor = Anchor::default();
        let refused = restored(&spoiled, &mut anchor);
        assert!(refused.is_err(), "byte {place} of {:?}", String::from_utf8_lossy(&text));
        assert_eq!(anchor, Anchor::default(), "nothing is remembered of a backup that is not taken in");
    }
    // Lines in another order, twice, left out, or after the end.
    let lines: Vec<&[u8]> = text.split_inclusive(|byte| *byte == b'\n').collect();
    let mut swapped = lines.clone();
    swapped.swap(1, 2);
    let mut twice = lines.clone();
    twice.insert(1, lines[1]);
    let mut short = lines.clone();
    short.remove(1);
    let mut long = lines.clone();
    long.push(lines[1]);
    for spoiled in [swapped, twice, short, long] {
        let error = restored(&spoiled.concat(), &mut Anchor::default()).err().unwrap();
        assert_eq!(error.code(), "backup.damaged");
    }
}

#[test]
fn what_is_no_backup_or_a_later_one_is_told_apart() {
    let code = |text: &str| restored(text.as_bytes(), &mut Anchor::default()).err().unwrap().code();
    assert_eq!(code(""), "backup.not_a_backup");
    assert_eq!(code("SQLite format 3\0\n"), "backup.not_a_backup");
    assert_eq!(code("{\"cms_backup\":1}\n"), "backup.not_a_backup");
    assert_eq!(code("{\"cms_backup\":2,\"anything\":{}}\n"), "backup.too_new");
}

#[test]
fn a_store_in_use_takes_no_backup_and_stays_as_it_is() {
    let (text, store) = (backup_of(&filled()), filled());
    let mut from = text.as_slice();
    let error =
        block_on(restore(&mut from, &store, &mut Anchor::default(), noon(), &mut |_: &Anchor| Ok(()))).unwrap_err();
    assert_eq!(error.code(), "storage.not_empty");
    commit(&store, |c| c.claim("claim/9", "owner"));
}

#[test]
fn a_store_is_not_usable_where_the_new_epoch_cannot_be_remembered() {
    let (text, store) = (backup_of(&filled()), MemoryStore::new());
    let mut from = text.as_slice();
    let mut keep = |_: &Anchor| Err(io::Error::other("the other disk is full"));
    let error = block_on(restore(&mut from, &store, &mut Anchor::default(), noon(), &mut keep)).unwrap_err();
    assert_eq!(error.code(), "backup.io");
    assert_eq!(block_on(store.snapshot()).err(), Some(StorageError::Incomplete));
}

#[test]
fn the_last_epoch_is_the_thirty_first() {
    let mut anchor = Anchor { id_epoch: IdEpoch { restores: 31 }, ..Anchor::default() };
    let error = restored(&backup_of(&filled()), &mut anchor).err().unwrap();
    assert!(matches!(error, BackupError::NoEpochLeft { restores: 31 }), "{error}");
}

#[test]
fn a_store_that_was_put_back_by_hand_is_noticed() {
    let store = filled();
    let mut anchor = Anchor::default();
    let mut snapshot = block_on(store.snapshot()).unwrap();
    assert!(block_on(anchor.follow(&mut *snapshot)).unwrap());
    assert!(!block_on(anchor.follow(&mut *snapshot)).unwrap(), "nothing is new");
    block_on(anchor.check(&mut *snapshot)).unwrap();

    let older = MemoryStore::new();
    commit(&older, |c| c.append("timeline/CS1", "0", noon(), &0));
    let mut snapshot = block_on(older.snapshot()).unwrap();
    let error = block_on(anchor.check(&mut *snapshot)).unwrap_err();
    assert_eq!(error, AnchorError::Older { position: Position(1), seen: Position(6) });
    // A copy from before a restore is older, whatever its positions are.
    let mut anchor = Anchor { id_epoch: IdEpoch { restores: 1 }, ..Anchor::default() };
    assert_eq!(block_on(anchor.check(&mut *snapshot)).unwrap_err().code(), "anchor.older");
    assert!(block_on(anchor.follow(&mut *snapshot)).unwrap());
    assert_eq!(anchor.id_epoch, IdEpoch { restores: 1 });
}
