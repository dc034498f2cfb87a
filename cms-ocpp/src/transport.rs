//! The seam between an endpoint and whatever carries its text frames.
//!
//! [`Transport`] is a stream of text messages both ways. A WebSocket is one (the `cms-ocpp-tokio` package);
//! [`in_process::pair`] is another, for tests and for a station and a central system in one process.

pub mod in_process;

use async_trait::async_trait;

/// A connection that carries text messages in order.
///
/// On wasm32, where one thread runs everything, nothing here needs to be `Send`.
#[cfg_attr(not(target_arch = "wasm32"), async_trait)]
#[cfg_attr(target_arch = "wasm32", async_trait(?Send))]
pub trait Transport: MaybeSend {
    /// The next message; `None` once the peer has closed the connection in order.
    ///
    /// Cancel safe: dropping the future loses no message.
    ///
    /// # Errors
    /// [`TransportError`] where the connection is lost; nothing more will come.
    async fn receive(&mut self) -> Result<Option<String>, TransportError>;

    /// Sends a message; returns when the transport has taken it over, which is not yet its delivery.
    ///
    /// # Errors
    /// [`TransportError`] where the connection is lost.
    async fn send(&mut self, text: String) -> Result<(), TransportError>;

    /// Closes the connection in order and tells the peer why. Waits a short time for the peer to agree.
    ///
    /// # Errors
    /// [`TransportError`] where the connection was lost before.
    async fn close(&mut self, reason: CloseReason) -> Result<(), TransportError>;
}

#[cfg_attr(not(target_arch = "wasm32"), async_trait)]
#[cfg_attr(target_arch = "wasm32", async_trait(?Send))]
impl<T: Transport + ?Sized> Transport for Box<T> {
    async fn receive(&mut self) -> Result<Option<String>, TransportError> {
        (**self).receive().await
    }

    async fn send(&mut self, text: String) -> Result<(), TransportError> {
        (**self).send(text).await
    }

    async fn close(&mut self, reason: CloseReason) -> Result<(), TransportError> {
        (**self).close(reason).await
    }
}

/// `Send`, except on wasm32.
#[cfg(not(target_arch = "wasm32"))]
pub trait MaybeSend: Send {}
#[cfg(not(target_arch = "wasm32"))]
impl<T: Send + ?Sized> MaybeSend for T {}

/// `Send`, except on wasm32.
#[cfg(target_arch = "wasm32")]
pub trait MaybeSend {}
#[cfg(target_arch = "wasm32")]
impl<T: ?Sized> MaybeSend for T {}

/// Why one side closes a connection, with its WebSocket close code (RFC 6455 §7.4.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CloseReason {
    /// The connection has done its work (1000).
    Normal,
    /// This side shuts down (1001).
    GoingAway,
    /// The peer broke the protocol, or no OCPP version is common to both (1002).
    ProtocolError,
    /// The peer sent something other than text (1003).
    NotText,
    /// The peer sent text that is not UTF-8 (1007).
    NotUtf8,
    /// The peer broke a rule of the operator, or another connection of the same station replaced this one (1008).
    Policy,
    /// The peer sent more than is accepted (1009).
    TooLarge,
    /// This side failed (1011).
    InternalError,
    /// This side cannot keep what the peer sends at the moment: connect again later and send it again (1013).
    TryAgainLater,
}

impl CloseReason {
    /// The WebSocket close code.
    pub fn websocket_code(self) -> u16 {
        match self {
            Self::Normal => 1000,
            Self::GoingAway => 1001,
            Self::ProtocolError => 1002,
            Self::NotText => 1003,
            Self::NotUtf8 => 1007,
            Self::Policy => 1008,
            Self::TooLarge => 1009,
            Self::InternalError => 1011,
            Self::TryAgainLater => 1013,
        }
    }
}

/// Why a connection is lost.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TransportError {
    /// The connection is closed, by either side.
    #[error("the connection is closed: open a new one")]
    Closed,
    /// The connection broke.
    #[error("the connection broke, open a new one: {reason}")]
    Broken {
        /// What the operating system or the transport says.
        reason: String,
    },
    /// The peer sent a message over the limit.
    #[error("the peer sent more than {limit} bytes in one message: raise the limit or look at the peer")]
    TooLarge {
        /// The most bytes that are accepted.
        limit: usize,
    },
    /// The peer sent a message that is not text.
    #[error("the peer sent a message that is not UTF-8 text: look at the peer")]
    NotText,
    /// The peer broke the rules of the transport.
    #[error("the peer broke the transport protocol, look at the peer: {reason}")]
    Protocol {
        /// Which rule.
        reason: String,
    },
    /// The peer did not answer a ping in time.
    #[error("the peer is silent and did not answer a ping: it is gone or its network is")]
    Silent,
    /// The peer did not take a message in time.
    #[error("the peer does not read: it is gone or its network is")]
    NotReading,
}

impl TransportError {
    /// A stable name of this error, for programs and metrics.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Closed => "transport_closed",
            Self::Broken { .. } => "transport_broken",
            Self::TooLarge { .. } => "transport_message_too_large",
            Self::NotText => "transport_message_not_text",
            Self::Protocol { .. } => "transport_protocol_violated",
            Self::Silent => "transport_peer_silent",
            Self::NotReading => "transport_peer_not_reading",
        }
    }
}
