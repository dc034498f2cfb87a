//! Telling a person something by e-mail or telephone.

mod deliver;
mod line;
#[cfg(feature = "conformance")]
mod promises;

use std::fmt;

use async_trait::async_trait;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Sealed, SecretPurpose};
use crate::AccountId;

pub use deliver::RecordNotified;
#[cfg(feature = "sealing")]
pub use deliver::{DeliveredNotifications, deliver_notifications};
pub use line::LineNotifier;
#[cfg(feature = "conformance")]
pub use promises::check_notifier;

/// The topic of the outbox under which messages to persons wait.
pub const NOTIFICATION_TOPIC: &str = "notification";

/// What sends messages to persons: SMTP, a provider for text messages, or a file while there is neither.
///
/// A message may come twice under one id, after a process died in between; whoever can, sends it once. Addresses and texts
/// come from people: they are data, never headers or commands.
#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
pub trait Notifier: Send + Sync {
    /// Sends a message.
    ///
    /// # Errors
    /// [`NotifyError`] where it was not sent.
    async fn notify(&self, message: PersonMessage) -> Result<(), NotifyError>;
}

/// A message to a person. Its words are the application's, in the person's language. It holds a secret and is kept out of
/// logs: its `Debug` form shows neither secret nor address.
#[derive(Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a value that implementations of the seam take apart")]
pub struct PersonMessage {
    /// The same for every try.
    pub id: String,
    /// By what way.
    pub channel: NotificationChannel,
    /// The e-mail address or telephone number.
    pub to: String,
    /// What it is about.
    pub purpose: SecretPurpose,
    /// The secret that goes into the link, or the code.
    pub secret: String,
}

impl fmt::Debug for PersonMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PersonMessage")
            .field("id", &self.id)
            .field("channel", &self.channel)
            .field("purpose", &self.purpose)
            .finish_non_exhaustive()
    }
}

/// By what way a person is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NotificationChannel {
    /// By e-mail.
    Email,
    /// By a text message to a telephone.
    Phone,
}

/// A message as it waits in the outbox: without the address, and with the secret sealed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Notification {
    /// To whom.
    pub account: AccountId,
    /// By what way.
    pub channel: NotificationChannel,
    /// What it is about.
    pub purpose: SecretPurpose,
    /// The secret, under the operator's key.
    pub secret: Sealed,
}

/// Why a message was not sent.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum NotifyError {
    /// It may be sent later.
    #[error("messages cannot be sent now: {reason}; it is tried again")]
    Unavailable {
        /// What the connection said.
        reason: String,
    },
    /// It will never be sent to this address.
    #[error("the address is refused: {reason}; ask the person for another one")]
    Refused {
        /// The reason.
        reason: String,
    },
}

impl NotifyError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unavailable { .. } => "notify.unavailable",
            Self::Refused { .. } => "notify.refused",
        }
    }
}
