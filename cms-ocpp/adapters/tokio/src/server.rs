//! The port of a central system.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use cms_ocpp::Version;
use cms_ocpp::transport::{CloseReason, Transport};
use http_body_util::{BodyExt, Empty};
use hyper::body::Incoming;
use hyper::header::WWW_AUTHENTICATE;
use hyper::header::{HeaderMap, HeaderValue};
use hyper::header::{RETRY_AFTER, SEC_WEBSOCKET_EXTENSIONS, SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_VERSION, UPGRADE};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use yawc::{HttpWebSocket, UpgradeFut};

use crate::handshake::{self, Path};
use crate::{
    Accepted, Candidate, RequestBody, ResponseBody, ServerHandler, ServerOptions, Verdict, WebSocketTransport,
};
use crate::{deflate, text_response};

/// Serves stations and other clients on one port.
///
/// A request below [`ServerOptions::path_prefix`] is a station's; the path gives its identity, the handler admits it
/// and runs its connection. Every other request goes to [`ServerHandler::http`].
///
/// A station that shares no OCPP version with us is upgraded without a subprotocol and then closed with code 1002, as
/// OCPP-J asks (1.6 §3.2; 2.x part 4 §3.2), but only once it is admitted, so that nobody without credentials gets
/// that far.
#[derive(Debug)]
pub struct Server<H> {
    shared: Arc<Shared<H>>,
}

#[derive(Debug)]
struct Shared<H> {
    handler: H,
    options: ServerOptions,
    tasks: TaskTracker,
    /// Cancelled when the shutdown begins.
    shutdown: CancellationToken,
    /// Cancelled when the time to end in order is over.
    abort: CancellationToken,
    slots: Arc<Semaphore>,
}

impl<H: ServerHandler> Server<H> {
    /// A server; it does nothing until it serves.
    pub fn new(handler: H, options: ServerOptions) -> Self {
        let slots = Arc::new(Semaphore::new(options.max_connections.min(Semaphore::MAX_PERMITS)));
        let (tasks, shutdown, abort) = (TaskTracker::new(), CancellationToken::new(), CancellationToken::new());
        Self { shared: Arc::new(Shared { handler, options, tasks, shutdown, abort, slots }) }
    }

    /// What answers and decides.
    pub fn handler(&self) -> &H {
        &self.shared.handler
    }

    /// Serves the connections a listener accepts until `shutdown` is done, then lets them end.
    pub async fn serve(&self, listener: TcpListener, shutdown: impl Future<Output = ()>) {
        let mut shutdown = std::pin::pin!(shutdown);
        loop {
            tokio::select! {
                () = &mut shutdown => break,
                accepted = listener.accept() => match accepted {
                    Ok((stream, remote)) => {
                        // A frame is small and must not wait for the next one.
                        let _ = stream.set_nodelay(true);
                        self.serve_stream(stream, remote);
                    }
                    Err(error) => {
                        // Out of file descriptors, most often: accepting again at once would spin.
                        tracing::warn!(%error, "a connection could not be accepted");
                        sleep(Duration::from_millis(50)).await;
                    }
                },
            }
        }
        drop(listener);
        self.shut_down().await;
    }

    /// Serves one connection in a task of its own: a plain TCP stream, or one inside TLS.
    pub fn serve_stream<S>(&self, stream: S, remote: SocketAddr)
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        let Ok(slot) = self.shared.slots.clone().try_acquire_owned() else {
            tracing::warn!(%remote, "a connection was refused: {} are open", self.shared.options.max_connections);
            return;
        };
        let (shared, slot) = (self.shared.clone(), Arc::new(slot));
        self.shared.tasks.spawn(async move {
            let service = service_fn(|request| {
                let (shared, slot) = (shared.clone(), slot.clone());
                async move { Ok::<_, Infallible>(Shared::answer(shared, request, remote, slot).await) }
            });
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(shared.options.header_timeout)
                .max_buf_size(16 * 1024)
                .serve_connection(TokioIo::new(stream), service)
                .with_upgrades();
            let mut connection = std::pin::pin!(connection);
            let ended = tokio::select! {
                ended = &mut connection => ended,
                () = shared.shutdown.cancelled() => {
                    connection.as_mut().graceful_shutdown();
                    tokio::select! {
                        ended = connection => ended,
                        () = shared.abort.cancelled() => Ok(()),
                    }
                }
            };
            if let Err(error) = ended {
                tracing::debug!(%remote, %error, "an HTTP connection ended early");
            }
        });
    }

    /// Stops: idle connections end now, stations are closed in order, and what is left after
    /// [`ServerOptions::drain_timeout`] is cut.
    pub async fn shut_down(&self) {
        let shared = &self.shared;
        shared.shutdown.cancel();
        shared.tasks.close();
        if timeout(shared.options.drain_timeout, shared.tasks.wait()).await.is_err() {
            tracing::warn!(open = shared.tasks.len(), "connections are cut: they did not end in time");
            shared.abort.cancel();
            shared.tasks.wait().await;
        }
    }
}

/// Holds one of the slots for connections until everything that belongs to the connection is gone.
type Slot = Arc<tokio::sync::OwnedSemaphorePermit>;

impl<H: ServerHandler> Shared<H> {
    async fn answer(
        shared: Arc<Self>,
        request: Request<Incoming>,
        remote: SocketAddr,
        slot: Slot,
    ) -> Response<ResponseBody> {
        match handshake::read_path(request.uri().path(), &shared.options) {
            Path::Station(identity) => Self::answer_station(shared, identity, request, remote, slot).await,
            Path::NoStation => not_found(),
            Path::Other => {
                let options = &shared.options;
                let body = |incoming| RequestBody::new(incoming, options.max_body_bytes, options.body_timeout);
                shared.handler.http(request.map(body), remote).await
            }
        }
    }

    async fn answer_station(
        shared: Arc<Self>,
        identity: String,
        request: Request<Incoming>,
        remote: SocketAddr,
        slot: Slot,
    ) -> Response<ResponseBody> {
        if !handshake::is_websocket_upgrade(&request) {
            return upgrade_required();
        }
        let Ok(credentials) = handshake::credentials(request.headers()) else { return unauthorized() };
        let (offered, version) = shared.negotiate(request.headers());
        let candidate = Candidate { identity, offered, version, credentials, remote };
        let verdict = timeout(shared.options.admission_timeout, shared.handler.admit(&candidate)).await;
        let verdict = verdict.unwrap_or(Verdict::Unavailable { retry_after: None });
        let Candidate { identity, version, .. } = candidate;
        let pass = match verdict {
            Verdict::Accept(pass) => pass,
            Verdict::Unauthorized => return refused(&identity, remote, unauthorized()),
            Verdict::NotFound => return refused(&identity, remote, not_found()),
            Verdict::Unavailable { retry_after } => return refused(&identity, remote, unavailable(retry_after)),
        };
        let Some((response, upgrade)) = shared.upgrade(request, version) else { return upgrade_required() };
        let task = shared.clone();
        shared.tasks.spawn(async move {
            let _slot = slot;
            tokio::select! {
                () = task.run_station(upgrade, pass, identity, version, remote) => {}
                () = task.abort.cancelled() => {}
            }
        });
        response
    }

    fn negotiate(&self, headers: &HeaderMap) -> (Vec<Version>, Option<Version>) {
        match handshake::offered_versions(headers) {
            Some(offered) => {
                let version = handshake::common_version(&self.options.versions, &offered);
                (offered, version)
            }
            None => (Vec::new(), self.options.version_without_subprotocol),
        }
    }

    fn upgrade(
        &self,
        mut request: Request<Incoming>,
        version: Option<Version>,
    ) -> Option<(Response<ResponseBody>, UpgradeFut)> {
        let agreed_by_name = request.headers().contains_key(SEC_WEBSOCKET_PROTOCOL);
        choose_extension(request.headers_mut());
        let (response, upgrade) =
            HttpWebSocket::upgrade_with_options(&mut request, self.options.websocket.to_yawc()).ok()?;
        let mut response = response.map(BodyExt::boxed_unsync);
        if let Some(version) = version.filter(|_| agreed_by_name) {
            let name = HeaderValue::from_static(version.subprotocol());
            response.headers_mut().insert(SEC_WEBSOCKET_PROTOCOL, name);
        }
        Some((response, upgrade))
    }

    async fn run_station(
        &self,
        upgrade: UpgradeFut,
        pass: H::Pass,
        identity: String,
        version: Option<Version>,
        remote: SocketAddr,
    ) {
        // Boxed, like every step here that is done when the station is connected: the task lives as long as the station,
        // and would keep room for them.
        let socket = match Box::pin(async { upgrade.await.map(Box::new) }).await {
            Ok(socket) => socket,
            Err(error) => {
                tracing::debug!(?identity, %remote, %error, "a station left within the handshake");
                return;
            }
        };
        let mut transport = WebSocketTransport::new(socket, &self.options.websocket);
        let Some(version) = version else {
            tracing::info!(?identity, %remote, "a station was closed: no OCPP version is common");
            // It is told why, and gone whether it listens or not.
            let _ = transport.close(CloseReason::ProtocolError).await;
            return;
        };
        tracing::info!(?identity, %remote, %version, "a station connected");
        let shutdown = self.shutdown.clone();
        let name = identity.clone();
        self.handler.connected(Accepted { pass, identity, version, remote, transport, shutdown }).await;
        tracing::info!(identity = ?name, %remote, "a station disconnected");
    }
}

/// Leaves the one offer of an extension that we can keep to, or none.
fn choose_extension(headers: &mut HeaderMap) {
    let offers = headers.get_all(SEC_WEBSOCKET_EXTENSIONS).into_iter().filter_map(|value| value.to_str().ok());
    let chosen = deflate::acceptable_offer(offers);
    headers.remove(SEC_WEBSOCKET_EXTENSIONS);
    if let Some(value) = chosen.and_then(|offer| HeaderValue::from_str(&offer).ok()) {
        headers.insert(SEC_WEBSOCKET_EXTENSIONS, value);
    }
}

fn refused(identity: &str, remote: SocketAddr, response: Response<ResponseBody>) -> Response<ResponseBody> {
    tracing::info!(?identity, %remote, status = response.status().as_u16(), "a station was refused");
    response
}

fn unauthorized() -> Response<ResponseBody> {
    let mut response = empty(StatusCode::UNAUTHORIZED);
    response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"OCPP\""));
    response
}

fn not_found() -> Response<ResponseBody> {
    empty(StatusCode::NOT_FOUND)
}

fn unavailable(retry_after: Option<Duration>) -> Response<ResponseBody> {
    let mut response = empty(StatusCode::SERVICE_UNAVAILABLE);
    if let Some(after) = retry_after {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(after.as_secs()));
    }
    response
}

fn upgrade_required() -> Response<ResponseBody> {
    let mut response = text_response(StatusCode::UPGRADE_REQUIRED, "stations connect here, over WebSocket version 13");
    response.headers_mut().insert(UPGRADE, HeaderValue::from_static("websocket"));
    response.headers_mut().insert(SEC_WEBSOCKET_VERSION, HeaderValue::from_static("13"));
    response
}

fn empty(status: StatusCode) -> Response<ResponseBody> {
    let mut response = Response::new(Empty::new().boxed_unsync());
    *response.status_mut() = status;
    response
}
