//! Unique keys.

use super::support::{Build, SESSIONS, attempt, commit, holder, taken, version};
use crate::storage::Store;

const EVSE: &str = "open-transaction/CS1/1";

pub(super) async fn a_claim_that_is_taken_tells_its_holder(store: &dyn Store) {
    assert_eq!(holder(store, EVSE).await, None);
    commit(store, |c| c.claim(EVSE, "ses_1")).await;
    let outcome = attempt(store, |c| {
        c.claim("token/T1", "ses_2");
        c.claim(EVSE, "ses_2");
        c.row(SESSIONS, "ses_2", "{}");
    })
    .await;
    assert_eq!(outcome, taken(EVSE, "ses_1"));
    assert_eq!(holder(store, EVSE).await.as_deref(), Some("ses_1"));
    assert_eq!(holder(store, "token/T1").await, None, "claims of one change are held together or not at all");
    assert_eq!(version(store, SESSIONS, "ses_2").await, 0);
}

pub(super) async fn a_holder_may_claim_again(store: &dyn Store) {
    for _ in 0..2 {
        commit(store, |c| {
            c.claim(EVSE, "ses_1");
            c.claim(EVSE, "ses_1");
        })
        .await;
    }
    assert_eq!(holder(store, EVSE).await.as_deref(), Some("ses_1"));
}

pub(super) async fn a_released_claim_is_free(store: &dyn Store) {
    commit(store, |c| c.claim(EVSE, "ses_1")).await;
    commit(store, |c| c.release(EVSE, "ses_1")).await;
    assert_eq!(holder(store, EVSE).await, None);
    commit(store, |c| c.claim(EVSE, "ses_2")).await;
    assert_eq!(holder(store, EVSE).await.as_deref(), Some("ses_2"));
}

pub(super) async fn a_release_by_another_owner_is_passed_over(store: &dyn Store) {
    commit(store, |c| c.claim(EVSE, "ses_1")).await;
    commit(store, |c| {
        c.release(EVSE, "ses_2");
        c.release("never claimed", "ses_2");
        c.row(SESSIONS, "ses_2", "{}");
    })
    .await;
    assert_eq!(holder(store, EVSE).await.as_deref(), Some("ses_1"));
    assert_eq!(version(store, SESSIONS, "ses_2").await, 1, "the rest of the change is committed");
    let outcome = attempt(store, |c| {
        c.release(EVSE, "ses_2");
        c.claim(EVSE, "ses_2");
    })
    .await;
    assert_eq!(outcome, taken(EVSE, "ses_1"));
}

pub(super) async fn a_claim_changes_hands_in_one_change(store: &dyn Store) {
    commit(store, |c| c.claim(EVSE, "ses_1")).await;
    commit(store, |c| {
        c.claim(EVSE, "ses_2");
        c.release(EVSE, "ses_1");
    })
    .await;
    assert_eq!(holder(store, EVSE).await.as_deref(), Some("ses_2"));
    // Releases come first, so that what is released and claimed by one owner is held.
    commit(store, |c| {
        c.claim(EVSE, "ses_2");
        c.release(EVSE, "ses_2");
    })
    .await;
    assert_eq!(holder(store, EVSE).await.as_deref(), Some("ses_2"));
}

pub(super) async fn two_owners_in_one_change_cannot_have_one_claim(store: &dyn Store) {
    let outcome = attempt(store, |c| {
        c.claim(EVSE, "ses_1");
        c.claim(EVSE, "ses_2");
    })
    .await;
    assert_eq!(outcome, taken(EVSE, "ses_1"));
    assert_eq!(holder(store, EVSE).await, None);
}
