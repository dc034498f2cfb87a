//! The ids of calls, and where message ids come from.

use crate::rpc::MessageId;

/// One call of ours, from [`Endpoint::call`](super::Endpoint::call) to the event that ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CallId(pub(super) u64);

/// One call of the peer, from [`Event::Call`](super::Event::Call) to our answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InboundId(pub(super) u64);

/// The source of the message ids of one endpoint: a prefix and a counter.
///
/// OCPP wants an id that the sender never used before for this station, over all its connections (OCPP-J 1.6 errata
/// 2025-04 §3.1; OCPP 2.x part 4 §4.1.4), so the prefix must be fresh for each connection: the epoch of the
/// connection, or a few random characters.
///
/// ```
/// use cms_ocpp::endpoint::MessageIds;
///
/// let mut ids = MessageIds::new("e42-")?;
/// assert_eq!(ids.next_id().as_str(), "e42-1");
/// assert_eq!(ids.next_id().as_str(), "e42-2");
/// # Ok::<(), cms_ocpp::endpoint::MessageIdsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageIds {
    prefix: Box<str>,
    used: u64,
}

impl MessageIds {
    /// The longest prefix, in characters: with the longest counter the id has 36.
    pub const MAX_PREFIX: usize = 16;

    /// Ids that start with this prefix and count from 1.
    ///
    /// # Errors
    /// [`MessageIdsError`] for a prefix over 16 characters, or one that is not ASCII letters, digits and `-_.:`.
    pub fn new(prefix: &str) -> Result<Self, MessageIdsError> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':');
        // A prefix of "-" could form the id "-1", which means an unreadable frame.
        if prefix.len() > Self::MAX_PREFIX || !prefix.chars().all(allowed) || prefix == "-" {
            return Err(MessageIdsError);
        }
        Ok(Self { prefix: prefix.into(), used: 0 })
    }

    /// The next id.
    pub fn next_id(&mut self) -> MessageId {
        self.used = self.used.wrapping_add(1);
        // A checked prefix and a u64 always fit 36 characters; the fallback is never reached.
        MessageId::new(format!("{}{}", self.prefix, self.used)).unwrap_or_else(|_| MessageId::unreadable())
    }
}

/// A prefix that cannot start message ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a message id prefix has at most 16 ASCII letters, digits or - _ . : and is not a lone -: choose another")]
#[non_exhaustive]
pub struct MessageIdsError;

impl MessageIdsError {
    /// A stable name of this error, for programs and metrics.
    pub fn code(&self) -> &'static str {
        "message_id_prefix_invalid"
    }
}
