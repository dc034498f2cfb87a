//! What the owner of a server provides: admission, connections, other requests.

use std::net::SocketAddr;
use std::time::Duration;

use async_trait::async_trait;
use cms_ocpp::Version;
use hyper::{Request, Response, StatusCode};
use tokio_util::sync::CancellationToken;

use crate::{Credentials, RequestBody, ResponseBody, WebSocketTransport, text_response};

/// Decides who may connect, runs the connections, and answers every request that is not OCPP.
#[async_trait]
pub trait ServerHandler: Send + Sync + 'static {
    /// What an admission passes on to its connection: a station record, an epoch.
    type Pass: Send + 'static;

    /// Decides about a station before its upgrade. Give one verdict for an unknown station and for a wrong password,
    /// after the same amount of work, or identities can be guessed.
    async fn admit(&self, candidate: &Candidate) -> Verdict<Self::Pass>;

    /// Runs the connection of an admitted station; it is closed when the future ends.
    async fn connected(&self, accepted: Accepted<Self::Pass>);

    /// Answers a request that is not OCPP. Not found, by default.
    async fn http(&self, _request: Request<RequestBody>, _remote: SocketAddr) -> Response<ResponseBody> {
        text_response(StatusCode::NOT_FOUND, "not found")
    }
}

/// A station that wants to connect.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Candidate {
    /// The identity in the URL, decoded. Public knowledge: it proves nothing.
    pub identity: String,
    /// The OCPP versions offered that this library knows, in the station's order.
    pub offered: Vec<Version>,
    /// The version that would be spoken; `None` where none is common, so that the connection closes after the
    /// handshake.
    pub version: Option<Version>,
    /// Basic credentials, where presented. The user must equal the identity: check it.
    pub credentials: Option<Credentials>,
    /// Where the connection comes from; a proxy hides the station.
    pub remote: SocketAddr,
}

/// What happens to a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "the whole choice of an admission; the server must act on every one")]
pub enum Verdict<P> {
    /// It may connect.
    Accept(P),
    /// 401, for wrong or missing credentials, and for unknown stations where identities must not be guessed.
    Unauthorized,
    /// 404, for an unknown station (OCPP-J 1.6 §3.2; OCPP 2.x part 4 §3.2).
    NotFound,
    /// 503: not now, with the time after which to try again.
    Unavailable {
        /// Sent as Retry-After, in whole seconds.
        retry_after: Option<Duration>,
    },
}

/// An admitted station, connected.
#[derive(Debug)]
#[non_exhaustive]
pub struct Accepted<P> {
    /// What the admission passed on.
    pub pass: P,
    /// The identity in the URL.
    pub identity: String,
    /// The version of the connection.
    pub version: Version,
    /// Where the connection comes from.
    pub remote: SocketAddr,
    /// The connection.
    pub transport: WebSocketTransport,
    /// Cancelled when the server shuts down: pass it on in
    /// [`ConnectionOptions::shutdown`](crate::ConnectionOptions::shutdown).
    pub shutdown: CancellationToken,
}
