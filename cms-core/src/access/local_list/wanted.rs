//! Which tokens a station should know.

use chrono::{DateTime, Utc};

use super::LocalListEntry;
use crate::access::{Authorization, AuthorizationStatus, IdToken, OfflineUse, TokenFacts, authorize};
use crate::station::StationId;
use crate::storage::{Loaded, Snapshot, StorageError, all};

/// The entries that a station should have at this moment, decided as if each token were presented there, the latest linked
/// first: tokens that may charge offline, and after them those that may not any more, because a station that has kept an
/// earlier yes would go on with it. Tokens whose value is not kept cannot be told.
///
/// # Errors
/// [`StorageError`] where the store cannot be read.
pub async fn wanted_list(
    snapshot: &mut dyn Snapshot,
    station: &StationId,
    now: DateTime<Utc>,
) -> Result<Vec<LocalListEntry>, StorageError> {
    let place = TokenFacts::of_place(snapshot, station).await?;
    let (mut yes, mut no) = (Vec::new(), Vec::new());
    for token in all::<IdToken>(snapshot, None).await? {
        let linked_at = token.value.linked_at;
        let Some(value) = token.value.value.clone() else { continue };
        let mut facts = place.clone();
        facts.add_token(snapshot, token.clone()).await?;
        let decided = authorize(&facts, now);
        match judged(&token, &decided) {
            Some(true) => yes.push((linked_at, entry(token, value, decided))),
            Some(false) => no.push((linked_at, entry(token, value, decided))),
            None => {}
        }
    }
    for list in [&mut yes, &mut no] {
        list.sort_by(|(one, a), (two, b)| two.cmp(one).then_with(|| a.token.cmp(&b.token)));
    }
    Ok(yes.into_iter().chain(no).map(|(_, entry)| entry).collect())
}

/// Whether the station should say yes or no by itself; none where it should know nothing about the token.
fn judged(token: &Loaded<IdToken>, decided: &Authorization) -> Option<bool> {
    use AuthorizationStatus as Status;
    match decided.status {
        // Without a limit: a station that cannot ask does not keep one.
        Status::Accepted => (decided.offline == OfflineUse::Charge && decided.limits.is_unlimited()).then_some(true),
        Status::TokenBlocked
        | Status::TokenLost
        | Status::TokenReplaced
        | Status::AccountBlocked
        | Status::GroupBlocked => Some(false),
        Status::TokenExpired => token.value.expires_at.is_some().then_some(false),
        _ => None,
    }
}

fn entry(token: Loaded<IdToken>, value: crate::access::Sealed, decided: Authorization) -> LocalListEntry {
    let IdToken { key, account, .. } = token.value;
    let (status, expires_at, group) = (decided.status, decided.expires_at, decided.group);
    LocalListEntry { token: key, account, value, status, expires_at, group }
}
