//! Either end of a WebSocket connection as a transport.

use std::fmt;
use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use cms_ocpp::transport::{CloseReason, Transport, TransportError};
use futures_util::SinkExt;
use tokio::time::error::Elapsed;
use tokio::time::{Instant, sleep_until, timeout};
use yawc::close::CloseCode;
use yawc::{Frame, HttpWebSocket, OpCode, WebSocketError};

use crate::WebSocketOptions;

/// A WebSocket that carries OCPP: text messages, bounded, with pings that find out when the peer is gone.
///
/// Pings are sent, and answered, while [`Transport::receive`] is awaited.
pub struct WebSocketTransport {
    /// Boxed: it is large, and every future that moves the transport would hold it twice.
    socket: Box<HttpWebSocket>,
    max_message_bytes: usize,
    ping_interval: Option<Duration>,
    pong_timeout: Duration,
    write_timeout: Duration,
    close_timeout: Duration,
    liveness: Liveness,
    state: State,
}

#[derive(Debug, PartialEq, Eq)]
enum State {
    Open,
    /// Closed in order.
    Closed,
    /// Lost, with the error until it has been returned: a caller may drop the future that found it.
    Lost(Option<TransportError>),
}

/// When something must happen for the peer to count as alive.
#[derive(Debug, Clone, Copy)]
struct Liveness {
    /// When to ping, or to give up on the pong.
    at: Instant,
    pinged: bool,
}

impl WebSocketTransport {
    pub(crate) fn new(socket: Box<HttpWebSocket>, options: &WebSocketOptions) -> Self {
        let mut transport = Self {
            socket,
            max_message_bytes: options.max_message_bytes,
            ping_interval: options.ping_interval,
            pong_timeout: options.pong_timeout,
            write_timeout: options.write_timeout,
            close_timeout: options.close_timeout,
            liveness: Liveness { at: Instant::now(), pinged: false },
            state: State::Open,
        };
        transport.heard();
        transport
    }

    /// The peer said something: it is alive.
    fn heard(&mut self) {
        if let Some(interval) = self.ping_interval {
            self.liveness = Liveness { at: Instant::now() + interval, pinged: false };
        }
    }

    /// The next frame; `None` where a ping is due first. Frames that wait are read before the clock is looked at, so a
    /// connection that was not read for a while is not taken for a silent one.
    async fn next_frame(&mut self) -> Option<Result<Frame, WebSocketError>> {
        if self.ping_interval.is_none() {
            return Some(self.socket.next_frame().await);
        }
        tokio::select! {
            biased;
            frame = self.socket.next_frame() => Some(frame),
            () = sleep_until(self.liveness.at) => None,
        }
    }

    async fn ping(&mut self) -> Result<(), TransportError> {
        if self.liveness.pinged {
            self.state = State::Lost(None);
            return Err(TransportError::Silent);
        }
        let ping = timeout(self.write_timeout, self.socket.feed(Frame::ping(Bytes::new()))).await;
        self.written(ping)?;
        self.liveness = Liveness { at: Instant::now() + self.pong_timeout, pinged: true };
        self.flush().await
    }

    async fn flush(&mut self) -> Result<(), TransportError> {
        let flushed = timeout(self.write_timeout, self.socket.flush()).await;
        self.written(flushed)
    }

    fn written(&mut self, result: Result<Result<(), WebSocketError>, Elapsed>) -> Result<(), TransportError> {
        let error = match result {
            Ok(Ok(())) => return Ok(()),
            Ok(Err(error)) => self.lost(&error),
            Err(_) => TransportError::NotReading,
        };
        self.state = State::Lost(None);
        Err(error)
    }

    fn lost(&self, error: &WebSocketError) -> TransportError {
        match error {
            WebSocketError::ConnectionClosed => {
                TransportError::Broken { reason: "the peer ended the stream without closing".into() }
            }
            WebSocketError::FrameTooLarge => TransportError::TooLarge { limit: self.max_message_bytes },
            WebSocketError::InvalidUTF8 => TransportError::NotText,
            error if error.is_protocol_error() => TransportError::Protocol { reason: error.to_string() },
            error => TransportError::Broken { reason: error.to_string() },
        }
    }

    /// Sends a close frame and waits a short while for the peer's.
    async fn say_goodbye(&mut self, reason: CloseReason) {
        let goodbye = async {
            let code = CloseCode::from(reason.websocket_code());
            if self.socket.send(Frame::close(code, "")).await.is_err() {
                return;
            }
            while let Ok(frame) = self.socket.next_frame().await {
                if frame.opcode() == OpCode::Close {
                    return;
                }
            }
        };
        // A peer that does not agree in time is left behind.
        let _ = timeout(self.close_timeout, goodbye).await;
    }
}

#[async_trait]
impl Transport for WebSocketTransport {
    async fn receive(&mut self) -> Result<Option<String>, TransportError> {
        loop {
            match &mut self.state {
                State::Open => {}
                State::Closed => return Ok(None),
                State::Lost(error) => return Err(error.take().unwrap_or(TransportError::Closed)),
            }
            let frame = match self.next_frame().await {
                None => {
                    self.ping().await?;
                    continue;
                }
                Some(Err(error)) => {
                    self.state = State::Lost(Some(self.lost(&error)));
                    // yawc has queued the close frame that names its error; reading on sends it.
                    let _ = timeout(self.close_timeout, self.socket.next_frame()).await;
                    continue;
                }
                Some(Ok(frame)) => frame,
            };
            self.heard();
            match frame.opcode() {
                OpCode::Text => match String::from_utf8(Vec::from(frame.into_payload())) {
                    Ok(text) => return Ok(Some(text)),
                    Err(_) => {
                        self.state = State::Lost(Some(TransportError::NotText));
                        self.say_goodbye(CloseReason::NotUtf8).await;
                    }
                },
                OpCode::Binary => {
                    self.state = State::Lost(Some(TransportError::NotText));
                    self.say_goodbye(CloseReason::NotText).await;
                }
                // The pong is queued; a peer that pings without reading must not fill our memory with pongs.
                OpCode::Ping => self.flush().await?,
                OpCode::Close => {
                    self.state = State::Closed;
                    // Sends our half of the closing handshake.
                    let _ = timeout(self.close_timeout, self.socket.next_frame()).await;
                }
                OpCode::Pong | OpCode::Continuation => {}
            }
        }
    }

    async fn send(&mut self, text: String) -> Result<(), TransportError> {
        if self.state != State::Open {
            return Err(TransportError::Closed);
        }
        let sent = timeout(self.write_timeout, self.socket.send(Frame::text(text))).await;
        self.written(sent)
    }

    async fn close(&mut self, reason: CloseReason) -> Result<(), TransportError> {
        match self.state {
            State::Open => {
                self.state = State::Closed;
                self.say_goodbye(reason).await;
                Ok(())
            }
            State::Closed => Ok(()),
            State::Lost(_) => Err(TransportError::Closed),
        }
    }
}

impl fmt::Debug for WebSocketTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WebSocketTransport").field("state", &self.state).finish_non_exhaustive()
    }
}
