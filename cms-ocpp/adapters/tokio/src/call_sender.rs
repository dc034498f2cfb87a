//! Calls from anywhere to one peer.

use std::sync::{Arc, OnceLock};

use cms_ocpp::rpc::{CallError, FrameError, Payload};
use cms_ocpp::transport::CloseReason;
use tokio::sync::{mpsc, oneshot};
use tokio_util::sync::CancellationToken;

/// Makes calls over one connection, and closes it. Clones share the connection; it does not live longer for them.
#[derive(Debug, Clone)]
pub struct CallSender {
    commands: mpsc::Sender<Box<Command>>,
    control: Arc<Control>,
}

/// What senders ask of a connection. Boxed in the channel, whose blocks hold 32 of them whether used or not.
#[derive(Debug)]
pub(crate) enum Command {
    Call { action: String, payload: Payload, reply: oneshot::Sender<Result<Payload, CallFailure>> },
    Send { action: String, payload: Payload, reply: oneshot::Sender<Result<(), CallFailure>> },
}

/// The way to close a connection from outside, past the queue of commands.
#[derive(Debug)]
pub(crate) struct Control {
    pub(crate) closing: CancellationToken,
    reason: OnceLock<CloseReason>,
}

impl CallSender {
    pub(crate) fn new(queue: usize, closing: CancellationToken) -> (Self, mpsc::Receiver<Box<Command>>, Arc<Control>) {
        let (commands, receiver) = mpsc::channel(queue.max(1));
        let control = Arc::new(Control { closing, reason: OnceLock::new() });
        (Self { commands, control: control.clone() }, receiver, control)
    }

    /// Calls the peer and waits for the end of the call. Dropping the future withdraws the call if it is still queued.
    ///
    /// # Errors
    /// [`CallFailure`]. After `TimedOut` and `Disconnected` the peer may have processed the call all the same.
    pub async fn call(&self, action: impl Into<String>, payload: Payload) -> Result<Payload, CallFailure> {
        let (reply, end) = oneshot::channel();
        self.command(Command::Call { action: action.into(), payload, reply })?;
        end.await.unwrap_or(Err(CallFailure::Disconnected))
    }

    /// Sends a message that wants no answer (OCPP 2.1).
    ///
    /// # Errors
    /// [`CallFailure::NotInVersion`] before 2.1, [`CallFailure::Disconnected`], [`CallFailure::QueueFull`].
    pub async fn send(&self, action: impl Into<String>, payload: Payload) -> Result<(), CallFailure> {
        let (reply, end) = oneshot::channel();
        self.command(Command::Send { action: action.into(), payload, reply })?;
        end.await.unwrap_or(Err(CallFailure::Disconnected))
    }

    /// Closes the connection, for example because another one of the same station replaces it. The first reason counts.
    pub fn close(&self, reason: CloseReason) {
        // A later reason is dropped: the connection is closing for the first.
        let _ = self.control.reason.set(reason);
        self.control.closing.cancel();
    }

    /// Whether the connection has ended.
    pub fn is_closed(&self) -> bool {
        self.commands.is_closed()
    }

    /// Waits for the end of the connection.
    pub async fn closed(&self) {
        self.commands.closed().await;
    }

    fn command(&self, command: Command) -> Result<(), CallFailure> {
        self.commands.try_send(Box::new(command)).map_err(|error| match error {
            mpsc::error::TrySendError::Full(_) => CallFailure::QueueFull,
            mpsc::error::TrySendError::Closed(_) => CallFailure::Disconnected,
        })
    }
}

impl Control {
    /// Why the connection is being closed; a shutdown of the whole server gives no reason of its own.
    pub(crate) fn reason(&self) -> CloseReason {
        self.reason.get().copied().unwrap_or(CloseReason::GoingAway)
    }
}

/// Why a call has no result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CallFailure {
    /// The peer answered with an error.
    #[error("the peer answered with an error: {0}")]
    Error(CallError),
    /// The peer's answer cannot be read.
    #[error("the peer's answer cannot be read, look at the peer: {0}")]
    BadAnswer(FrameError),
    /// The peer did not answer in time; it may have processed the call.
    #[error("the peer did not answer in time: ask for the state before you call again")]
    TimedOut,
    /// The connection ended; the peer may have processed the call.
    #[error("the connection ended: ask for the state on the next one before you call again")]
    Disconnected,
    /// Too many calls wait for this peer.
    #[error("too many calls wait for this peer: try again later")]
    QueueFull,
    /// The OCPP version of the connection has no such message type.
    #[error("this OCPP version has no SEND: negotiate 2.1 or make a call")]
    NotInVersion,
}

impl CallFailure {
    /// A stable name of this failure, for programs and metrics.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Error(_) => "call_error",
            Self::BadAnswer(_) => "call_bad_answer",
            Self::TimedOut => "call_timed_out",
            Self::Disconnected => "call_disconnected",
            Self::QueueFull => "call_queue_full",
            Self::NotInVersion => "call_not_in_version",
        }
    }
}
