//! What an endpoint reports.

use super::{CallId, InboundId};
use crate::rpc::{CallError, FrameError, MessageId, Payload};

/// Something the owner of an endpoint must know.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Event {
    /// The peer calls; answer with [`Endpoint::respond`](super::Endpoint::respond) or
    /// [`Endpoint::leave_unanswered`](super::Endpoint::leave_unanswered).
    Call {
        /// What to answer with.
        id: InboundId,
        /// The id on the wire, for records.
        message_id: MessageId,
        /// The action.
        action: String,
        /// The request.
        payload: Payload,
    },
    /// The peer sends a message that wants no answer (OCPP 2.1).
    Send {
        /// The id on the wire, for records.
        message_id: MessageId,
        /// The action.
        action: String,
        /// The message.
        payload: Payload,
    },
    /// A call of ours was answered.
    Result {
        /// The call.
        id: CallId,
        /// Its id on the wire: what [`Endpoint::reject_result`](super::Endpoint::reject_result) takes.
        message_id: MessageId,
        /// The action that was called.
        action: String,
        /// The response.
        payload: Payload,
    },
    /// A call of ours was answered with an error.
    Error {
        /// The call.
        id: CallId,
        /// The action that was called.
        action: String,
        /// The error.
        error: CallError,
    },
    /// A call of ours was answered with a frame that cannot be read.
    BadAnswer {
        /// The call.
        id: CallId,
        /// The action that was called.
        action: String,
        /// What is wrong with the answer.
        error: FrameError,
    },
    /// A call of ours got no answer in time. It may have been processed all the same.
    TimedOut {
        /// The call.
        id: CallId,
        /// The action that was called.
        action: String,
    },
    /// The connection ended before a call of ours did.
    Disconnected {
        /// The call.
        id: CallId,
        /// The action that was called.
        action: String,
        /// Whether the call had been sent, so that it may have been processed.
        sent: bool,
    },
    /// The peer could not process an answer of ours (OCPP 2.1 CALLRESULTERROR).
    ResultRejected {
        /// The id of the call that we answered.
        message_id: MessageId,
        /// Why.
        error: CallError,
    },
    /// The peer could not read a frame of ours, and cannot say which.
    PeerCouldNotRead {
        /// What the peer says about it.
        error: CallError,
    },
    /// The peer sent a frame that cannot be read.
    BadFrame {
        /// What is wrong with it.
        error: FrameError,
        /// Whether it was answered.
        answered: bool,
    },
}

impl Event {
    /// The call of ours that this event ends, if it ends one.
    pub fn ends(&self) -> Option<CallId> {
        match self {
            Self::Result { id, .. }
            | Self::Error { id, .. }
            | Self::BadAnswer { id, .. }
            | Self::TimedOut { id, .. }
            | Self::Disconnected { id, .. } => Some(*id),
            Self::Call { .. }
            | Self::Send { .. }
            | Self::ResultRejected { .. }
            | Self::PeerCouldNotRead { .. }
            | Self::BadFrame { .. } => None,
        }
    }
}
