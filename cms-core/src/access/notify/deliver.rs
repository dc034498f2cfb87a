//! From the outbox to the notifier.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use crate::storage::{Changes, Snapshot, StorageError};
use crate::{Command, Decision, Durability, FreshIds};

/// Takes a message that was sent, or never will be, out of the outbox.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a command that callers write as a literal")]
pub struct RecordNotified {
    /// Its id.
    pub message: String,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for RecordNotified {
    type Facts = ();
    type Reply = ();

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, _: &mut dyn Snapshot) -> Result<(), StorageError> {
        Ok(())
    }

    fn decide(&self, (): (), _: DateTime<Utc>, _: &mut FreshIds) -> Decision<()> {
        let mut changes = Changes::new();
        changes.delivered(&self.message);
        Decision::changed(changes, ())
    }
}

#[cfg(feature = "sealing")]
pub use sealed::{DeliveredNotifications, deliver_notifications};

#[cfg(feature = "sealing")]
mod sealed {
    use chrono::{DateTime, Utc};

    use super::RecordNotified;
    use crate::access::notify::{
        NOTIFICATION_TOPIC, Notification, NotificationChannel, Notifier, NotifyError, PersonMessage,
    };
    use crate::access::sealing::open_for_operator;
    use crate::access::{Account, Credentials, PersonCipher, PersonKey, SecretHasher};
    use crate::storage::{OutboxQuery, Position, Snapshot, StorageError, Store, StoredOutboxMessage, load};
    use crate::{Context, HandleError, handle};

    /// How many waiting messages are read at once.
    const PAGE: u32 = 256;

    /// What one pass over the waiting messages did.
    #[derive(Debug, Clone, PartialEq, Eq, Default)]
    #[non_exhaustive]
    pub struct DeliveredNotifications {
        /// Sent.
        pub sent: u32,
        /// Not sent now; they are tried again in the next pass.
        pub waiting: u32,
        /// Never to be sent: the address is refused, the person was erased, or the message cannot be read.
        pub dropped: u32,
    }

    /// Sends every message that waits: one pass over the outbox. A message leaves it after it was sent, so it may be sent
    /// twice where the process dies in between.
    ///
    /// # Errors
    /// [`HandleError`] where the store cannot be read or written; the pass may be repeated.
    pub async fn deliver_notifications(
        store: &dyn Store,
        hasher: &SecretHasher,
        notifier: &dyn Notifier,
        now: DateTime<Utc>,
        seeds: &mut (dyn FnMut() -> [u8; 32] + Send),
    ) -> Result<DeliveredNotifications, HandleError> {
        let mut delivered = DeliveredNotifications::default();
        let mut after = Position::default();
        loop {
            let topic = Some(NOTIFICATION_TOPIC.to_owned());
            let query = OutboxQuery { topic, key: None, heads: true, after, limit: PAGE };
            let waiting = store.snapshot().await?.outbox(query).await?;
            if waiting.is_empty() {
                return Ok(delivered);
            }
            for stored in waiting {
                after = stored.position;
                let mut snapshot = store.snapshot().await?;
                let message = message(&mut *snapshot, hasher, &stored).await?;
                drop(snapshot);
                let sent = match message {
                    Some(message) => notifier.notify(message).await,
                    None => Err(NotifyError::Refused { reason: "it cannot be read any more".to_owned() }),
                };
                match sent {
                    Ok(()) => delivered.sent += 1,
                    Err(NotifyError::Refused { .. }) => delivered.dropped += 1,
                    Err(NotifyError::Unavailable { .. }) => {
                        delivered.waiting += 1;
                        continue;
                    }
                }
                let context = Context { now, seed: seeds(), fence: None };
                handle(store, &RecordNotified { message: stored.id }, context).await?;
            }
        }
    }

    /// The message with the address and the secret opened; none where the person is gone.
    async fn message(
        snapshot: &mut dyn Snapshot,
        hasher: &SecretHasher,
        stored: &StoredOutboxMessage,
    ) -> Result<Option<PersonMessage>, StorageError> {
        let Ok(notification) = serde_json::from_str::<Notification>(&stored.body) else { return Ok(None) };
        let id = notification.account.as_str();
        let (account, key) = (load::<Account>(snapshot, id).await?, load::<PersonKey>(snapshot, id).await?);
        let (Some(account), Some(key)) = (account, key) else { return Ok(None) };
        let (field, sealed) = match notification.channel {
            NotificationChannel::Email => ("email", account.value.email),
            NotificationChannel::Phone => {
                ("phone", load::<Credentials>(snapshot, id).await?.and_then(|row| row.value.phone))
            }
        };
        let cipher = PersonCipher::of(hasher, &key.value).ok();
        let to = cipher.zip(sealed).and_then(|(cipher, sealed)| cipher.open(field, &sealed).ok());
        let secret = open_for_operator(hasher, &stored.id, &notification.secret).ok();
        let Notification { channel, purpose, .. } = notification;
        let id = stored.id.clone();
        Ok(to.zip(secret).map(|(to, secret)| PersonMessage { id, channel, to, purpose, secret }))
    }
}
