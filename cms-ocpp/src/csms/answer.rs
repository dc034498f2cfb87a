//! What a station's CALL is answered with, and what the log should say about it.

use std::fmt;

use cms_core::{Effect, HandleError};

use crate::rpc::CallError;

/// The answer to a CALL, with what the shell has to see to.
#[derive(Debug)]
#[non_exhaustive]
pub struct Answered {
    /// What to send back.
    pub answer: CallAnswer,
    /// What the log should say, without any token in clear.
    pub notices: Vec<Notice>,
    /// What to see to after the answer was sent.
    pub effects: Vec<Effect>,
}

/// What to send back for a CALL.
#[derive(Debug)]
#[expect(clippy::exhaustive_enums, reason = "a shell must handle each: answer, error, or a reason for silence")]
pub enum CallAnswer {
    /// A CALLRESULT with this payload.
    Result(String),
    /// A CALLERROR.
    Error(CallError),
    /// Nothing, because the change could not be made durable: the station keeps the message and sends it again. The
    /// shell may try again for a while and then closes the socket.
    NotDurable(HandleError),
}

/// Something about a CALL that an operator may want to know.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Notice {
    /// What it is.
    pub kind: NoticeKind,
    /// In a sentence, without any token in clear.
    pub text: String,
}

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum NoticeKind {
    /// The action is not known, or not one that a station may send, or not supported here.
    ActionRefused,
    /// The payload breaks its schema.
    PayloadRefused,
    /// A token was refused.
    TokenRefused,
    /// A message was a repeat and got its answer again.
    Repeat,
    /// Something was put in quarantine.
    Quarantined,
    /// A value could not be read as a number and is kept as text.
    UnreadableValue,
}

impl NoticeKind {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ActionRefused => "action_refused",
            Self::PayloadRefused => "payload_refused",
            Self::TokenRefused => "token_refused",
            Self::Repeat => "repeat",
            Self::Quarantined => "quarantined",
            Self::UnreadableValue => "unreadable_value",
        }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.code(), self.text)
    }
}
