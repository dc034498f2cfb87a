//! A frame that cannot be read, and what to answer.

use super::{CallError, ErrorCode, Frame, MessageId, MessageType};
use crate::Version;

/// Why a text is not a frame, with what could still be read of it.
///
/// [`FrameError::answer`] gives the exact frame the version defines as the answer:
///
/// | what arrived | 1.6 | 2.0.1 | 2.1 |
/// |---|---|---|---|
/// | a CALL whose id can be read | CALLERROR, its id, the code of the fault | the same | the same |
/// | nothing with a readable id | CALLERROR `-1` GenericError | CALLERROR `-1` RpcFrameworkError | the same |
/// | an unknown message type | silence | CALLERROR MessageTypeNotSupported | silence |
/// | a CALLRESULT whose id can be read | silence | silence | CALLRESULTERROR |
/// | a CALLERROR, CALLRESULTERROR or SEND | silence | silence | silence |
///
/// 1.6 does not say what to answer to an unreadable frame; `-1` is what its peers send, and GenericError the only
/// code of its table that does not speak of an action. Unknown types: 1.6 §4.1.3 and 2.1 §4.4 say to ignore them,
/// 2.0.1 §4.4 says to answer. Error answers are never answered, or two peers could answer each other for ever. An id
/// over 36 characters counts as unreadable, because an answer with that id would break the same rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{fault}")]
pub struct FrameError {
    pub(super) fault: FrameFault,
    pub(super) message_type: Option<u64>,
    pub(super) id: Option<MessageId>,
    pub(super) version: Version,
}

impl FrameError {
    /// What is wrong.
    pub fn fault(&self) -> &FrameFault {
        &self.fault
    }

    /// The message type number, where it could be read.
    pub fn message_type(&self) -> Option<u64> {
        self.message_type
    }

    /// The message id, where it could be read.
    pub fn id(&self) -> Option<&MessageId> {
        self.id.as_ref()
    }

    /// A stable name of this error, for programs and metrics.
    pub fn code(&self) -> &'static str {
        self.fault.code()
    }

    /// The frame to answer with; `None` where this version wants silence.
    pub fn answer(&self) -> Option<Frame> {
        let error = || CallError::new(self.error_code(), &self.fault.to_string());
        let id = || self.id.clone().unwrap_or_else(MessageId::unreadable);
        let Some(number) = self.message_type else {
            return Some(Frame::CallError { id: id(), error: error() });
        };
        match MessageType::from_number(number, self.version) {
            Some(MessageType::Call) => Some(Frame::CallError { id: id(), error: error() }),
            Some(MessageType::CallResult) if self.version >= Version::V2_1 => {
                self.id.clone().map(|id| Frame::CallResultError { id, error: error() })
            }
            Some(_) => None,
            None if self.version == Version::V2_0_1 => Some(Frame::CallError { id: id(), error: error() }),
            None => None,
        }
    }

    fn error_code(&self) -> ErrorCode {
        match &self.fault {
            FrameFault::UnknownMessageType { .. } => ErrorCode::MessageTypeNotSupported,
            FrameFault::UnknownAction => ErrorCode::NotImplemented,
            _ if self.id.is_none() && self.version == Version::V1_6 => ErrorCode::GenericError,
            _ if self.id.is_none() => ErrorCode::RpcFrameworkError,
            FrameFault::WrongLength { .. } if self.version != Version::V1_6 => ErrorCode::RpcFrameworkError,
            FrameFault::TooLarge { .. } | FrameFault::TooDeep { .. } => ErrorCode::GenericError,
            _ => ErrorCode::FormatViolation,
        }
    }
}

/// What is wrong with a frame. The text is sent to the peer as the description of the error.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FrameFault {
    /// More bytes than [`Limits::max_bytes`](super::Limits::max_bytes).
    #[error("the frame has {bytes} bytes and at most {limit} are accepted")]
    TooLarge {
        /// Bytes of the frame.
        bytes: usize,
        /// The most that are accepted.
        limit: usize,
    },
    /// Deeper than [`Limits::max_depth`](super::Limits::max_depth).
    #[error("the frame nests deeper than the {limit} levels accepted")]
    TooDeep {
        /// The most levels that are accepted.
        limit: usize,
    },
    /// The text is not JSON.
    #[error("the frame is not valid JSON")]
    NotJson,
    /// The JSON is not an array.
    #[error("the frame is not a JSON array")]
    NotAnArray,
    /// The first element is not a non-negative integer, or there is none.
    #[error("the frame does not start with a message type number")]
    NoMessageType,
    /// The number is not a message type of this version.
    #[error("message type {number} is not known here")]
    UnknownMessageType {
        /// The number that arrived.
        number: u64,
    },
    /// The second element is not a string, or there is none.
    #[error("the frame has no message id")]
    NoMessageId,
    /// The id has more than 36 characters.
    #[error("the message id has {length} characters and at most 36 are allowed")]
    MessageIdTooLong {
        /// Characters of the id.
        length: usize,
    },
    /// Too few or too many elements for the message type.
    #[error("the frame has {found} elements and its message type wants {expected}")]
    WrongLength {
        /// Elements the message type has.
        expected: usize,
        /// Elements that arrived.
        found: usize,
    },
    /// The action, or the error code or description of an error answer, is not a string.
    #[error("element {index} of the frame is not a string")]
    NotAString {
        /// The position in the frame, from 0.
        index: usize,
    },
    /// The action is longer than any OCPP name, so nobody knows it.
    #[error("the action is longer than any OCPP message name")]
    UnknownAction,
    /// The payload or the error details are not a JSON object.
    #[error("element {index} of the frame is not a JSON object")]
    NotAnObject {
        /// The position in the frame, from 0.
        index: usize,
    },
}

impl FrameFault {
    /// A stable name of this fault, for programs and metrics.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "frame.too_large",
            Self::TooDeep { .. } => "frame.too_deep",
            Self::NotJson => "frame.not_json",
            Self::NotAnArray => "frame.not_an_array",
            Self::NoMessageType => "frame.no_message_type",
            Self::UnknownMessageType { .. } => "frame.unknown_message_type",
            Self::NoMessageId => "frame.no_message_id",
            Self::MessageIdTooLong { .. } => "frame.message_id_too_long",
            Self::WrongLength { .. } => "frame.wrong_length",
            Self::NotAString { .. } => "frame.element_not_a_string",
            Self::UnknownAction => "frame.action_too_long",
            Self::NotAnObject { .. } => "frame.payload_not_an_object",
        }
    }
}
