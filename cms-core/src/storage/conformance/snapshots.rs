//! Views that stand still.

use super::Probe;
use super::support::{Build, SESSIONS, STATIONS, commit, snapshot, stored};
use crate::storage::{Changes, RowKey, Store};

pub(super) async fn a_snapshot_does_not_see_later_commits(store: &dyn Store) {
    commit(store, |c| everything(c, 1)).await;
    // Nothing is read before the later commit: the view is of the moment it was opened.
    let mut untouched = snapshot(store).await;
    let mut view = snapshot(store).await;
    let before = probe().look(&mut *view).await.unwrap();
    commit(store, |c| {
        everything(c, 2);
        c.deleting(STATIONS, "CS1");
        c.release("claim/1", "owner/1");
        c.delivered("message/1");
        c.cancel("timer/1");
    })
    .await;
    assert_eq!(probe().look(&mut *view).await.unwrap(), before);
    assert_eq!(probe().look(&mut *untouched).await.unwrap(), before);
    drop((view, untouched));
    let after = probe().look(&mut *snapshot(store).await).await.unwrap();
    for part in ["row stations/CS1", "row sessions/2", "claim \"claim/1\"", "claim \"claim/2\"", "number", "Appended"] {
        let lines = |lines: &[String]| lines.iter().filter(|line| line.starts_with(part)).cloned().collect::<Vec<_>>();
        assert_ne!(lines(&before), lines(&after), "a new snapshot must see the commit: {part}");
    }
}

pub(super) async fn snapshots_of_different_moments_stand_side_by_side(store: &dyn Store) {
    let mut views = Vec::new();
    for n in 0..20 {
        views.push(snapshot(store).await);
        commit(store, |c| c.row(STATIONS, "CS1", &n.to_string())).await;
    }
    // In any order, and again while others are closed.
    for (n, view) in views.iter_mut().enumerate().rev() {
        assert_eq!(view.version(RowKey::new(STATIONS, "CS1")).await.unwrap().0, n as u64);
    }
    while let Some(mut view) = views.pop() {
        let row = view.row(RowKey::new(STATIONS, "CS1")).await.unwrap();
        let expected = views.len().checked_sub(1).map(|n| n.to_string());
        assert_eq!(row.map(|row| row.body), expected);
    }
}

pub(super) async fn a_commit_does_not_wait_for_open_snapshots(store: &dyn Store) {
    let mut views = Vec::new();
    for _ in 0..40 {
        let mut view = snapshot(store).await;
        assert_eq!(view.row(RowKey::new(STATIONS, "CS1")).await.unwrap(), None);
        views.push(view);
    }
    commit(store, |c| c.row(STATIONS, "CS1", "1")).await;
    assert_eq!(stored(store, STATIONS, "CS1").await, Some(("1".to_owned(), 1)));
    for mut view in views {
        assert_eq!(view.row(RowKey::new(STATIONS, "CS1")).await.unwrap(), None);
    }
}

fn everything(changes: &mut Changes, n: i64) {
    changes.indexed(STATIONS, "CS1", &[("site", "A")]);
    changes.indexed(SESSIONS, &n.to_string(), &[("site", "A")]);
    changes.claim(format!("claim/{n}"), format!("owner/{n}"));
    changes.appending("samples", &n.to_string(), "{}");
    changes.replying(&format!("reply/{n}"), "payload", "1");
    changes.message(&format!("message/{n}"), "CS1", "station");
    changes.timer(&format!("timer/{n}"), n, "{}");
    changes.number("invoice", &format!("owner/{n}"));
}

fn probe() -> Probe {
    let numbered = |name: &str| [1, 2].map(|n| format!("{name}/{n}"));
    Probe {
        tables: vec![STATIONS, SESSIONS],
        ids: ["CS1", "1", "2"].map(str::to_owned).to_vec(),
        indexes: vec![("site", "A".to_owned())],
        claims: numbered("claim").to_vec(),
        replies: numbered("reply").to_vec(),
        numbers: numbered("owner").map(|owner| ("invoice".to_owned(), owner)).to_vec(),
    }
}
