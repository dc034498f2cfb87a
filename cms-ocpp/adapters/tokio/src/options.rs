//! What can be set.

use std::time::Duration;

use cms_ocpp::Version;

use crate::Deflate;

/// Bounds and times of one WebSocket connection.
#[derive(Debug, Clone)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal over its default")]
pub struct WebSocketOptions {
    /// Longest message, in bytes, after decompression; 4 MiB. A longer one ends the connection with code 1009.
    pub max_message_bytes: usize,
    /// After this much silence the peer is pinged; 60 s. `None`: never.
    pub ping_interval: Option<Duration>,
    /// A pinged peer that stays silent this long is gone; 30 s.
    pub pong_timeout: Duration,
    /// A peer that does not take a message for this long is gone; 30 s.
    pub write_timeout: Duration,
    /// How long a close waits for the peer to agree; 2 s.
    pub close_timeout: Duration,
    /// Compression; `None`: neither offered nor accepted.
    pub deflate: Option<Deflate>,
}

impl Default for WebSocketOptions {
    fn default() -> Self {
        Self {
            max_message_bytes: 4 * 1024 * 1024,
            ping_interval: Some(Duration::from_secs(60)),
            pong_timeout: Duration::from_secs(30),
            write_timeout: Duration::from_secs(30),
            close_timeout: Duration::from_secs(2),
            deflate: Some(Deflate::new()),
        }
    }
}

impl WebSocketOptions {
    /// Small buffers, because most connections are idle most of the time; they grow for a large message and shrink
    /// again.
    const BUFFER_BYTES: usize = 1024;

    pub(crate) fn to_yawc(&self) -> yawc::Options {
        // The limits of yawc are exclusive.
        let limit = self.max_message_bytes.saturating_add(1);
        let options = yawc::Options::default()
            .with_limits(limit, limit)
            .with_read_buffer_capacity(Self::BUFFER_BYTES)
            .with_write_buffer_capacity(Self::BUFFER_BYTES);
        match &self.deflate {
            Some(deflate) => deflate.apply(options),
            None => options.without_compression(),
        }
    }
}

/// What a [`Server`](crate::Server) accepts.
#[derive(Debug, Clone)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal over its default")]
pub struct ServerOptions {
    /// The path below which stations connect, followed by a slash and their identity; `/ocpp`.
    pub path_prefix: String,
    /// The versions that are spoken; of those a station offers, the latest is taken. All by default.
    pub versions: Vec<Version>,
    /// The version assumed for a station that offers no subprotocol at all. `None`, as OCPP-J wants it: such a
    /// connection is closed.
    pub version_without_subprotocol: Option<Version>,
    /// Longest identity, in characters; 48 (OCPP 2.x part 4 §3.1.1).
    pub max_identity_chars: usize,
    /// Bounds and times of each WebSocket connection.
    pub websocket: WebSocketOptions,
    /// How long a client may take for its request headers; 10 s.
    pub header_timeout: Duration,
    /// How long [`ServerHandler::admit`](crate::ServerHandler::admit) may take before the answer is 503; 20 s.
    pub admission_timeout: Duration,
    /// Connections at the same time, of stations and other clients; 100 000. More are closed at once.
    pub max_connections: usize,
    /// Longest body of other requests, in bytes, unless the handler sets another; 1 MiB.
    pub max_body_bytes: u64,
    /// How long a client may pause within a body; 30 s.
    pub body_timeout: Duration,
    /// How long connections get to end by themselves after a shutdown; 10 s.
    pub drain_timeout: Duration,
}

impl Default for ServerOptions {
    fn default() -> Self {
        Self {
            path_prefix: "/ocpp".into(),
            versions: Version::ALL.to_vec(),
            version_without_subprotocol: None,
            max_identity_chars: 48,
            websocket: WebSocketOptions::default(),
            header_timeout: Duration::from_secs(10),
            admission_timeout: Duration::from_secs(20),
            max_connections: 100_000,
            max_body_bytes: 1024 * 1024,
            body_timeout: Duration::from_secs(30),
            drain_timeout: Duration::from_secs(10),
        }
    }
}
