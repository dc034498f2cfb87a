//! The payload of a frame, as JSON text.

use std::fmt;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// The JSON object a frame carries, kept as the text it arrived as: nothing is lost on the way through, and a number is
/// never read through a float.
///
/// Its `Debug` shows the length alone, because payloads hold id tokens and keys.
///
/// ```
/// use cms_ocpp::rpc::Payload;
///
/// let payload = Payload::from_text(r#"{"interval":300}"#)?;
/// assert_eq!(payload.as_str(), r#"{"interval":300}"#);
/// assert!(Payload::from_text("[]").is_err());
/// # Ok::<(), cms_ocpp::rpc::PayloadError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Payload(Box<str>);

impl Payload {
    /// The empty object `{}`.
    pub fn empty() -> Self {
        Self("{}".into())
    }

    /// A payload from JSON text, which must be one object.
    ///
    /// # Errors
    /// [`PayloadError::NotJson`] and [`PayloadError::NotAnObject`].
    pub fn from_text(text: impl Into<Box<str>>) -> Result<Self, PayloadError> {
        let text = text.into();
        serde_json::from_str::<&RawValue>(&text).map_err(PayloadError::NotJson)?;
        let object = text.trim_matches(JSON_WHITESPACE);
        if !object.starts_with('{') {
            return Err(PayloadError::NotAnObject);
        }
        Ok(if object.len() == text.len() { Self(text) } else { Self(object.into()) })
    }

    /// A payload from a typed message.
    ///
    /// # Errors
    /// [`PayloadError`] where the value cannot be written as JSON or is not an object.
    pub fn from_message<T: Serialize + ?Sized>(message: &T) -> Result<Self, PayloadError> {
        let text = serde_json::to_string(message).map_err(PayloadError::NotJson)?;
        if text.starts_with('{') { Ok(Self(text.into())) } else { Err(PayloadError::NotAnObject) }
    }

    /// The payload read as a typed value.
    ///
    /// # Errors
    /// The error of `serde_json` where the text does not fit the type.
    pub fn read<'a, T: Deserialize<'a>>(&'a self) -> Result<T, serde_json::Error> {
        serde_json::from_str(&self.0)
    }

    /// The JSON text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The JSON text, without a copy.
    pub fn into_text(self) -> Box<str> {
        self.0
    }

    /// A payload out of a frame: an object as it is, `null` as the empty object (a notation OCPP-J tolerates), and
    /// nothing else.
    pub(super) fn from_raw(raw: &RawValue) -> Option<Self> {
        match raw.get().as_bytes() {
            [b'{', ..] => Some(Self(raw.get().into())),
            b"null" => Some(Self::empty()),
            _ => None,
        }
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Payload({} bytes)", self.0.len())
    }
}

/// Why a text or value is not a payload.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PayloadError {
    /// The text is not JSON, or the value cannot be written as JSON.
    #[error("the payload is not JSON, check what produced it: {0}")]
    NotJson(serde_json::Error),
    /// The JSON is not an object.
    #[error("a payload is a JSON object: wrap the value in one")]
    NotAnObject,
}

impl PayloadError {
    /// A stable name of this error, for programs and metrics.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotJson(_) => "payload_not_json",
            Self::NotAnObject => "payload_not_an_object",
        }
    }
}

const JSON_WHITESPACE: [char; 4] = [' ', '\t', '\r', '\n'];
