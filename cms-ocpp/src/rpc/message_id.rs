//! The id that ties an answer to its call.

use std::fmt;

/// A message id: at most 36 characters (OCPP-J 1.6 §4.1.4; OCPP 2.x part 4 §4.1.4).
///
/// ```
/// use cms_ocpp::rpc::MessageId;
///
/// assert_eq!(MessageId::new("19223201")?.as_str(), "19223201");
/// assert!(MessageId::new("x".repeat(37)).is_err());
/// # Ok::<(), cms_ocpp::rpc::MessageIdError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MessageId(Box<str>);

impl MessageId {
    /// The longest id, in characters: room for a UUID.
    pub const MAX_LENGTH: usize = 36;

    /// An id from text.
    ///
    /// # Errors
    /// [`MessageIdError`] for more than 36 characters.
    pub fn new(text: impl Into<Box<str>>) -> Result<Self, MessageIdError> {
        let text = text.into();
        let length = text.chars().count();
        if length > Self::MAX_LENGTH { Err(MessageIdError { length }) } else { Ok(Self(text)) }
    }

    /// The id `-1`, which stands for the id of a frame that could not be read (OCPP 2.x part 4 §4.2.3).
    pub fn unreadable() -> Self {
        Self("-1".into())
    }

    /// Whether this is the id `-1` of an unreadable frame.
    pub fn is_unreadable(&self) -> bool {
        &*self.0 == "-1"
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A message id over 36 characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a message id has at most 36 characters and this one has {length}: shorten it")]
#[non_exhaustive]
pub struct MessageIdError {
    /// The length of the refused text, in characters.
    pub length: usize,
}

impl MessageIdError {
    /// A stable name of this error, for programs and metrics.
    pub fn code(&self) -> &'static str {
        "message_id_too_long"
    }
}
