//! What the owner of a connection provides: answers.

use async_trait::async_trait;
use cms_ocpp::rpc::{CallError, FrameError, MessageId, Payload};

/// Answers the calls of a peer.
///
/// Calls come one at a time, in the order they arrived. The future may take its time and may make calls of its own
/// over the same connection and await their results: those are processed meanwhile.
#[async_trait]
pub trait CallHandler: Send {
    /// The answer to a call.
    ///
    /// When the connection ends the future is driven to its end all the same, within
    /// [`ConnectionOptions::handler_grace`](crate::ConnectionOptions::handler_grace), so that a change is not cut in
    /// two; its answer is then lost and the peer calls again.
    async fn call(&mut self, call: InboundCall) -> Answer;

    /// A message without an answer (OCPP 2.1 SEND). Ignored by default.
    async fn send(&mut self, _message: InboundSend) {}

    /// Something was wrong on the connection, in order with the calls around it. Ignored by default.
    async fn report(&mut self, _report: Report) {}
}

/// A call of the peer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct InboundCall {
    /// The id on the wire, for records: the answer finds its way by itself.
    pub message_id: MessageId,
    /// The action.
    pub action: String,
    /// The request.
    pub payload: Payload,
}

/// A message of the peer that wants no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct InboundSend {
    /// The id on the wire, for records.
    pub message_id: MessageId,
    /// The action.
    pub action: String,
    /// The message.
    pub payload: Payload,
}

/// What to do about a call.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "a handler's whole choice; each connection must act on every one")]
pub enum Answer {
    /// Answer with this response.
    Result(Payload),
    /// Answer with this error. A station that gets an error for a transaction message forgets the message.
    Error(CallError),
    /// Do not answer; the peer times out and calls again.
    None,
    /// Do not answer and close the connection, so that the peer queues what it has and sends it again later: for a
    /// change that cannot be made durable.
    Disconnect,
}

/// Something a peer did wrong, or says we did.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Report {
    /// A frame that cannot be read.
    BadFrame {
        /// What is wrong with it.
        error: FrameError,
        /// Whether it was answered.
        answered: bool,
    },
    /// The peer could not process an answer of ours (OCPP 2.1).
    ResultRejected {
        /// The id of the call we answered.
        message_id: MessageId,
        /// Why.
        error: CallError,
    },
    /// The peer could not read a frame of ours.
    PeerCouldNotRead {
        /// What the peer says about it.
        error: CallError,
    },
}
