//! The frames themselves.

use super::{CallError, FrameError, Limits, MessageId, Payload, parse};
use crate::Version;

/// One OCPP-J frame.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "the message types OCPP-J defines; a receiver must decide on each")]
pub enum Frame {
    /// CALL (2): a request that wants an answer.
    Call {
        /// Ties the answer to this call.
        id: MessageId,
        /// The name of the message without its Request suffix, case-sensitive.
        action: String,
        /// The request.
        payload: Payload,
    },
    /// CALLRESULT (3): the answer to a call.
    CallResult {
        /// The id of the call.
        id: MessageId,
        /// The response.
        payload: Payload,
    },
    /// CALLERROR (4): the call could not be processed.
    CallError {
        /// The id of the call, or `-1` where it could not be read.
        id: MessageId,
        /// Why.
        error: CallError,
    },
    /// CALLRESULTERROR (5), OCPP 2.1: the response could not be processed.
    CallResultError {
        /// The id of the CALLRESULT.
        id: MessageId,
        /// Why.
        error: CallError,
    },
    /// SEND (6), OCPP 2.1: a message that is never answered.
    Send {
        /// Unique among the sender's CALL and SEND messages.
        id: MessageId,
        /// The name of the message.
        action: String,
        /// The message.
        payload: Payload,
    },
}

impl Frame {
    /// Reads a frame as this version defines it.
    ///
    /// Tolerated, because stations send it and it loses nothing: a byte order mark, `null` for an empty payload, a
    /// CALLERROR without description or details, and a CALLERROR description over 255 characters, which is cut.
    ///
    /// # Errors
    /// [`FrameError`], which also knows what to answer.
    pub fn parse(text: &str, version: Version, limits: Limits) -> Result<Self, FrameError> {
        parse::frame(text, version, limits)
    }

    /// The frame as text. Error codes are spelled as this version spells them; whether the version knows the message
    /// type at all is the sender's to check ([`MessageType::exists_in`]).
    pub fn to_text(&self, version: Version) -> String {
        let mut text = String::with_capacity(self.size_hint());
        text.push('[');
        text.push(char::from(b'0' + self.message_type().number()));
        text.push(',');
        push_string(&mut text, self.id().as_str());
        text.push(',');
        match self {
            Self::Call { action, payload, .. } | Self::Send { action, payload, .. } => {
                push_string(&mut text, action);
                text.push(',');
                text.push_str(payload.as_str());
            }
            Self::CallResult { payload, .. } => text.push_str(payload.as_str()),
            Self::CallError { error, .. } | Self::CallResultError { error, .. } => {
                push_string(&mut text, error.code().in_version(version));
                text.push(',');
                push_string(&mut text, error.description());
                text.push(',');
                text.push_str(error.details().as_str());
            }
        }
        text.push(']');
        text
    }

    /// The message id.
    pub fn id(&self) -> &MessageId {
        match self {
            Self::Call { id, .. }
            | Self::CallResult { id, .. }
            | Self::CallError { id, .. }
            | Self::CallResultError { id, .. }
            | Self::Send { id, .. } => id,
        }
    }

    /// The message type.
    pub fn message_type(&self) -> MessageType {
        match self {
            Self::Call { .. } => MessageType::Call,
            Self::CallResult { .. } => MessageType::CallResult,
            Self::CallError { .. } => MessageType::CallError,
            Self::CallResultError { .. } => MessageType::CallResultError,
            Self::Send { .. } => MessageType::Send,
        }
    }

    fn size_hint(&self) -> usize {
        let body = match self {
            Self::Call { action, payload, .. } | Self::Send { action, payload, .. } => {
                action.len() + payload.as_str().len()
            }
            Self::CallResult { payload, .. } => payload.as_str().len(),
            Self::CallError { error, .. } | Self::CallResultError { error, .. } => {
                32 + error.description().len() + error.details().as_str().len()
            }
        };
        body + MessageId::MAX_LENGTH + 16
    }
}

/// The message type number of a frame (OCPP-J 1.6 §4.1.3; OCPP 2.1 part 4 §4.1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the message types OCPP-J defines; a receiver must decide on each")]
pub enum MessageType {
    /// 2: a request.
    Call,
    /// 3: the answer to a request.
    CallResult,
    /// 4: an error answer to a request.
    CallError,
    /// 5: an error answer to an answer, OCPP 2.1.
    CallResultError,
    /// 6: a message without an answer, OCPP 2.1.
    Send,
}

impl MessageType {
    /// The number on the wire.
    pub fn number(self) -> u8 {
        match self {
            Self::Call => 2,
            Self::CallResult => 3,
            Self::CallError => 4,
            Self::CallResultError => 5,
            Self::Send => 6,
        }
    }

    /// A stable name for programs: `call`, `call_result`, `call_error`, `call_result_error` or `send`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::CallResult => "call_result",
            Self::CallError => "call_error",
            Self::CallResultError => "call_result_error",
            Self::Send => "send",
        }
    }

    /// The type with this number, where this version knows one.
    pub fn from_number(number: u64, version: Version) -> Option<Self> {
        let known = match number {
            2 => Self::Call,
            3 => Self::CallResult,
            4 => Self::CallError,
            5 => Self::CallResultError,
            6 => Self::Send,
            _ => return None,
        };
        known.exists_in(version).then_some(known)
    }

    /// Whether this version of OCPP defines the type.
    pub fn exists_in(self, version: Version) -> bool {
        match self {
            Self::Call | Self::CallResult | Self::CallError => true,
            Self::CallResultError | Self::Send => version >= Version::V2_1,
        }
    }
}

/// Appends a JSON string. Written here because a string cannot fail to serialize, and `serde_json` returns a `Result`.
fn push_string(text: &mut String, value: &str) {
    text.push('"');
    for c in value.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            c if c < ' ' => {
                const HEX: &[u8; 16] = b"0123456789abcdef";
                let byte = c as usize;
                text.push_str("\\u00");
                text.push(char::from(HEX[byte >> 4]));
                text.push(char::from(HEX[byte & 0xf]));
            }
            c => text.push(c),
        }
    }
    text.push('"');
}
