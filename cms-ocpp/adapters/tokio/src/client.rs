//! The connection of a station to its central system.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use cms_ocpp::Version;
use http_body_util::Empty;
use hyper::header::{AUTHORIZATION, CONNECTION, HOST, HeaderMap, HeaderValue, UPGRADE};
use hyper::header::{
    SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_EXTENSIONS, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_VERSION,
};
use hyper::{Request, StatusCode, Uri};
use hyper_util::rt::TokioIo;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::timeout;
use yawc::{HttpStream, HttpWebSocket, Role};

use crate::{Credentials, WebSocketOptions, WebSocketTransport, handshake};

/// How a station connects.
#[derive(Debug, Clone)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal over its default")]
pub struct ConnectOptions {
    /// The versions to offer, the preferred one first; all, latest first, by default.
    pub versions: Vec<Version>,
    /// Basic credentials; the user is the identity (OCPP-J 1.6 §6.2.2; OCPP 2.x part 2 A00).
    pub credentials: Option<Credentials>,
    /// How long connecting and the handshake may take together; 30 s.
    pub timeout: Duration,
    /// Bounds and times of the WebSocket.
    pub websocket: WebSocketOptions,
}

impl Default for ConnectOptions {
    fn default() -> Self {
        Self {
            versions: Version::ALL.into_iter().rev().collect(),
            credentials: None,
            timeout: Duration::from_secs(30),
            websocket: WebSocketOptions::default(),
        }
    }
}

/// Connects a station: `url` is the endpoint of the central system (`ws://host:port/path`), to which the identity is
/// added. Returns the connection and the version it speaks.
///
/// # Errors
/// [`ConnectError`].
///
/// ```no_run
/// use cms_ocpp_tokio::{ConnectOptions, Credentials, connect};
///
/// # async fn example() -> Result<(), cms_ocpp_tokio::ConnectError> {
/// let credentials = Some(Credentials::new("CS001", "0123456789abcdef"));
/// let options = ConnectOptions { credentials, ..ConnectOptions::default() };
/// let (transport, version) = connect("ws://csms.example.com/ocpp", "CS001", &options).await?;
/// # Ok(()) }
/// ```
pub async fn connect(
    url: &str,
    identity: &str,
    options: &ConnectOptions,
) -> Result<(WebSocketTransport, Version), ConnectError> {
    let uri: Uri = url.parse().map_err(|_| ConnectError::BadUrl)?;
    match uri.scheme_str() {
        Some("ws") => {}
        Some("wss") => return Err(ConnectError::TlsNotHere),
        _ => return Err(ConnectError::BadUrl),
    }
    let host = uri.host().ok_or(ConnectError::BadUrl)?;
    let address = (host.trim_matches(['[', ']']).to_owned(), uri.port_u16().unwrap_or(80));
    let connecting = async {
        let stream = TcpStream::connect(address)
            .await
            .map_err(|error| ConnectError::Unreachable { reason: error.to_string() })?;
        // A frame is small and must not wait for the next one.
        let _ = stream.set_nodelay(true);
        connect_over(stream, url, identity, options).await
    };
    timeout(options.timeout, connecting).await.unwrap_or(Err(ConnectError::TimedOut))
}

/// Connects a station over a stream that is already open, for example inside TLS; `url` gives host and path.
///
/// # Errors
/// [`ConnectError`].
pub async fn connect_over<S>(
    stream: S,
    url: &str,
    identity: &str,
    options: &ConnectOptions,
) -> Result<(WebSocketTransport, Version), ConnectError>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let uri: Uri = url.parse().map_err(|_| ConnectError::BadUrl)?;
    timeout(options.timeout, shake_hands(stream, &uri, identity, options)).await.unwrap_or(Err(ConnectError::TimedOut))
}

async fn shake_hands<S>(
    stream: S,
    uri: &Uri,
    identity: &str,
    options: &ConnectOptions,
) -> Result<(WebSocketTransport, Version), ConnectError>
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let key = random_key()?;
    let request = request(uri, identity, &key, options)?;
    let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.map_err(broken)?;
    // Ends with the upgrade, or with the refusal.
    tokio::spawn(async move {
        if let Err(error) = connection.with_upgrades().await {
            tracing::debug!(%error, "an HTTP connection ended early");
        }
    });
    let mut response = sender.send_request(request).await.map_err(broken)?;
    if response.status() != StatusCode::SWITCHING_PROTOCOLS {
        return Err(ConnectError::Refused { status: response.status().as_u16() });
    }
    let (version, extensions) = read_response(response.headers(), &key, options)?;
    let upgraded = hyper::upgrade::on(&mut response).await.map_err(broken)?;
    let stream = HttpStream::from(TokioIo::new(upgraded));
    let settings = options.websocket.to_yawc();
    let socket = HttpWebSocket::from_stream_with_extensions(stream, Role::Client, extensions.as_deref(), settings)
        .map_err(|error| violated(&error.to_string()))?;
    Ok((WebSocketTransport::new(Box::new(socket), &options.websocket), version))
}

fn request(
    uri: &Uri,
    identity: &str,
    key: &str,
    options: &ConnectOptions,
) -> Result<Request<Empty<Bytes>>, ConnectError> {
    let path = format!("{}/{}", uri.path().trim_end_matches('/'), utf8_percent_encode(identity, &ENCODED));
    let protocols: Vec<_> = options.versions.iter().map(|version| version.subprotocol()).collect();
    let mut request = Request::get(path)
        .header(HOST, uri.authority().ok_or(ConnectError::BadUrl)?.as_str())
        .header(CONNECTION, "Upgrade")
        .header(UPGRADE, "websocket")
        .header(SEC_WEBSOCKET_VERSION, "13")
        .header(SEC_WEBSOCKET_KEY, key)
        .header(SEC_WEBSOCKET_PROTOCOL, protocols.join(", "));
    if let Some(deflate) = &options.websocket.deflate {
        request = request.header(SEC_WEBSOCKET_EXTENSIONS, deflate.offer());
    }
    if let Some(credentials) = &options.credentials {
        let mut value = HeaderValue::from_str(&credentials.to_header()).map_err(|_| ConnectError::BadUrl)?;
        value.set_sensitive(true);
        request = request.header(AUTHORIZATION, value);
    }
    request.body(Empty::new()).map_err(|_| ConnectError::BadUrl)
}

/// The version and the extensions a server agreed to, after the checks of RFC 6455 §4.1.
fn read_response(
    headers: &HeaderMap,
    key: &str,
    options: &ConnectOptions,
) -> Result<(Version, Option<String>), ConnectError> {
    let accept = headers.get(SEC_WEBSOCKET_ACCEPT).and_then(|value| value.to_str().ok());
    if accept != Some(handshake::accept_key(key).as_str()) {
        return Err(violated("Sec-WebSocket-Accept does not answer our key"));
    }
    let Some(protocol) = headers.get(SEC_WEBSOCKET_PROTOCOL) else { return Err(ConnectError::NoCommonVersion) };
    let version = protocol.to_str().ok().and_then(Version::from_subprotocol);
    let version = version
        .filter(|version| options.versions.contains(version))
        .ok_or_else(|| violated("the server chose a subprotocol that was not offered"))?;
    let extensions = headers.get(SEC_WEBSOCKET_EXTENSIONS).and_then(|value| value.to_str().ok());
    Ok((version, extensions.map(str::to_owned)))
}

fn random_key() -> Result<String, ConnectError> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| ConnectError::Unreachable { reason: error.to_string() })?;
    Ok(STANDARD.encode(bytes))
}

/// The characters of a path segment that RFC 3986 lets stand as they are.
const ENCODED: AsciiSet = NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

#[expect(clippy::needless_pass_by_value, reason = "map_err hands the error over")]
fn broken(error: hyper::Error) -> ConnectError {
    ConnectError::Unreachable { reason: error.to_string() }
}

fn violated(reason: &str) -> ConnectError {
    ConnectError::Violated { reason: reason.to_owned() }
}

/// Why a station is not connected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConnectError {
    /// The URL, the identity or the credentials cannot be put into a request.
    #[error("the URL is not ws://host/path, or identity or credentials cannot be sent: correct the configuration")]
    BadUrl,
    /// `wss` needs TLS, which this package does not bring.
    #[error("wss needs TLS: open the TLS stream and pass it to connect_over")]
    TlsNotHere,
    /// The server cannot be reached, or the connection broke within the handshake.
    #[error("the central system cannot be reached, try again with a growing pause: {reason}")]
    Unreachable {
        /// What the operating system or the HTTP layer says.
        reason: String,
    },
    /// The server refused: 401 for the credentials, 404 for the identity, 503 for now.
    #[error("the central system refused with status {status}: check identity and credentials, or try again later")]
    Refused {
        /// The HTTP status.
        status: u16,
    },
    /// The server speaks none of the versions offered.
    #[error("the central system speaks none of the OCPP versions offered: offer others")]
    NoCommonVersion,
    /// The server broke the handshake.
    #[error("the central system broke the WebSocket handshake, look at it or at a proxy: {reason}")]
    Violated {
        /// Which rule.
        reason: String,
    },
    /// The server did not answer in time.
    #[error("the central system did not answer in time: try again with a growing pause")]
    TimedOut,
}

impl ConnectError {
    /// A stable name of this error, for programs and metrics.
    pub fn code(&self) -> &'static str {
        match self {
            Self::BadUrl => "connect_bad_url",
            Self::TlsNotHere => "connect_tls_not_here",
            Self::Unreachable { .. } => "connect_unreachable",
            Self::Refused { .. } => "connect_refused",
            Self::NoCommonVersion => "connect_no_common_version",
            Self::Violated { .. } => "connect_handshake_violated",
            Self::TimedOut => "connect_timed_out",
        }
    }
}
