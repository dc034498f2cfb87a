//! Forgetting what log-ins left behind.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::{LoginAttempts, OneTimeSecret, SecretPurpose};
use crate::access::EmailKey;
use crate::storage::{Changes, Loaded, Snapshot, StorageError, Store, load, page};
use crate::{Command, Context, Decision, Durability, FreshIds, HandleError, handle};

/// Deletes the failures and secrets of an address that do not count any more.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a command that callers write as a literal")]
pub struct ForgetLogins {
    /// The address.
    pub email: EmailKey,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for ForgetLogins {
    type Facts = (Option<Loaded<LoginAttempts>>, Vec<Loaded<OneTimeSecret>>);
    /// Whether anything was deleted.
    type Reply = bool;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let mut secrets = Vec::new();
        for purpose in SecretPurpose::ALL {
            secrets.extend(load(snapshot, OneTimeSecret::row_id(purpose, &self.email)).await?);
        }
        Ok((load(snapshot, self.email.as_str()).await?, secrets))
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<bool> {
        let (attempts, secrets) = facts;
        let mut changes = Changes::new();
        attempts.iter().filter(|row| row.value.is_forgotten(now)).for_each(|row| changes.delete(row));
        secrets.iter().filter(|row| row.value.expires_at <= now).for_each(|row| changes.delete(row));
        let deleted = !changes.rows.is_empty();
        Decision::changed(changes, deleted)
    }
}

/// Forgets all failures of more than a day ago and all secrets that have expired, of known and unknown addresses: one pass,
/// to be made every night. Returns for how many addresses something was deleted.
///
/// # Errors
/// [`HandleError`] where the store cannot be read or written; the pass may be repeated.
pub async fn forget_logins(
    store: &dyn Store,
    now: DateTime<Utc>,
    seeds: &mut (dyn FnMut() -> [u8; 32] + Send),
) -> Result<u32, HandleError> {
    let mut forgotten = 0;
    let (mut attempts_after, mut secrets_after) = (Some(String::new()), Some(String::new()));
    while attempts_after.is_some() || secrets_after.is_some() {
        let mut emails = Vec::new();
        let mut snapshot = store.snapshot().await?;
        if let Some(after) = attempts_after.take() {
            let found = page::<LoginAttempts>(&mut *snapshot, None, Some(after), 200).await?;
            attempts_after = found.items.last().filter(|_| found.more).map(|row| row.value.email.as_str().to_owned());
            emails.extend(found.items.into_iter().filter(|row| row.value.is_forgotten(now)).map(|row| row.value.email));
        }
        if let Some(after) = secrets_after.take() {
            let found = page::<OneTimeSecret>(&mut *snapshot, None, Some(after), 200).await?;
            secrets_after = found.items.last().filter(|_| found.more).map(|row| crate::storage::Row::id(&row.value));
            emails.extend(found.items.into_iter().filter(|row| row.value.expires_at <= now).map(|row| row.value.email));
        }
        drop(snapshot);
        for email in emails {
            let context = Context { now, seed: seeds(), fence: None };
            forgotten += u32::from(handle(store, &ForgetLogins { email }, context).await?.reply);
        }
    }
    Ok(forgotten)
}
