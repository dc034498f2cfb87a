//! A central system on a loopback port, and clients that speak HTTP and WebSocket by hand.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of a test fail by panicking")]

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use cms_ocpp::Version;
use cms_ocpp::endpoint::{Endpoint, EndpointConfig, MessageIds};
use cms_ocpp_tokio::{
    Accepted, Answer, CallHandler, CallSender, Candidate, Connection, ConnectionOptions, Ended, InboundCall,
    InboundSend, Report, RequestBody, ResponseBody, Server, ServerHandler, ServerOptions, Verdict, text_response,
};
use hyper::{Request, Response, StatusCode};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};

/// What a test central system tells its test.
#[derive(Debug)]
pub(crate) enum Seen {
    Connected { identity: String, version: Version, calls: CallSender },
    Called(InboundCall),
    Sent(InboundSend),
    Reported(Report),
    Ended(Ended),
}

/// Admits every station but `stranger`, and `guarded` only with the password `key`; answers every call with its payload.
pub(crate) struct Central {
    seen: mpsc::UnboundedSender<Seen>,
    pub(crate) candidates: Mutex<Vec<Candidate>>,
    endpoint: EndpointConfig,
}

#[async_trait]
impl ServerHandler for Central {
    type Pass = ();

    async fn admit(&self, candidate: &Candidate) -> Verdict<()> {
        self.candidates.lock().unwrap().push(candidate.clone());
        let password = candidate.credentials.as_ref().map(|credentials| credentials.password());
        match candidate.identity.as_str() {
            "stranger" => Verdict::Unauthorized,
            "guarded" if password != Some(b"key") => Verdict::Unauthorized,
            "missing" => Verdict::NotFound,
            "early" => Verdict::Unavailable { retry_after: Some(std::time::Duration::from_secs(7)) },
            "undecided" => std::future::pending().await,
            _ => Verdict::Accept(()),
        }
    }

    async fn connected(&self, accepted: Accepted<()>) {
        let endpoint = Endpoint::new(accepted.version, MessageIds::new("c").unwrap(), self.endpoint);
        let options = ConnectionOptions { shutdown: accepted.shutdown, ..ConnectionOptions::default() };
        let (connection, calls) = Connection::new(accepted.transport, endpoint, options);
        let _ = self.seen.send(Seen::Connected { identity: accepted.identity, version: accepted.version, calls });
        let ended = connection.run(Echo { seen: self.seen.clone() }).await;
        let _ = self.seen.send(Seen::Ended(ended));
    }

    async fn http(&self, request: Request<RequestBody>, _remote: SocketAddr) -> Response<ResponseBody> {
        let line = format!("{} {}", request.method(), request.uri());
        match request.into_body().collect().await {
            Ok(body) => text_response(StatusCode::OK, format!("{line} {}", String::from_utf8_lossy(&body))),
            Err(error) => text_response(StatusCode::PAYLOAD_TOO_LARGE, error.code()),
        }
    }
}

pub(crate) struct Echo {
    pub(crate) seen: mpsc::UnboundedSender<Seen>,
}

#[async_trait]
impl CallHandler for Echo {
    async fn call(&mut self, call: InboundCall) -> Answer {
        let _ = self.seen.send(Seen::Called(call.clone()));
        match call.action.as_str() {
            "Disconnect" => Answer::Disconnect,
            "Ignore" => Answer::None,
            _ => Answer::Result(call.payload),
        }
    }

    async fn send(&mut self, message: InboundSend) {
        let _ = self.seen.send(Seen::Sent(message));
    }

    async fn report(&mut self, report: Report) {
        let _ = self.seen.send(Seen::Reported(report));
    }
}

/// A running server.
pub(crate) struct Running {
    pub(crate) address: SocketAddr,
    pub(crate) server: Arc<Server<Central>>,
    pub(crate) seen: mpsc::UnboundedReceiver<Seen>,
    stop: Option<oneshot::Sender<()>>,
    serving: tokio::task::JoinHandle<()>,
}

impl Running {
    pub(crate) async fn start(options: ServerOptions) -> Self {
        Self::start_with(options, EndpointConfig::default()).await
    }

    pub(crate) async fn start_with(options: ServerOptions, endpoint: EndpointConfig) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, seen) = mpsc::unbounded_channel();
        let central = Central { seen: sender, candidates: Mutex::default(), endpoint };
        let server = Arc::new(Server::new(central, options));
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = tokio::spawn({
            let server = server.clone();
            async move {
                server
                    .serve(listener, async {
                        let _ = stopped.await;
                    })
                    .await;
            }
        });
        Self { address, server, seen, stop: Some(stop), serving }
    }

    pub(crate) fn url(&self) -> String {
        format!("ws://{}/ocpp", self.address)
    }

    pub(crate) async fn stop(&mut self) {
        self.stop.take().unwrap().send(()).unwrap();
        (&mut self.serving).await.unwrap();
    }

    pub(crate) async fn next(&mut self) -> Seen {
        self.seen.recv().await.unwrap()
    }

    pub(crate) async fn connected(&mut self) -> (String, Version, CallSender) {
        match self.next().await {
            Seen::Connected { identity, version, calls } => (identity, version, calls),
            other => panic!("a connection, not {other:?}"),
        }
    }

    /// The end of a connection, past whatever else is seen.
    pub(crate) async fn ended(&mut self) -> Ended {
        loop {
            if let Seen::Ended(ended) = self.next().await {
                return ended;
            }
        }
    }
}

/// Sends a request by hand and reads the head of the response.
pub(crate) async fn request(address: SocketAddr, request: &str) -> (TcpStream, String) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let head = read_head(&mut stream).await;
    (stream, head)
}

pub(crate) async fn read_head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read_u8().await {
            Ok(byte) => head.push(byte),
            Err(_) => break,
        }
    }
    String::from_utf8(head).unwrap()
}

/// An upgrade request with these further headers.
pub(crate) fn upgrade(path: &str, headers: &[&str]) -> String {
    let mut request = format!(
        "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n\
         Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
    );
    for header in headers {
        request.push_str(header);
        request.push_str("\r\n");
    }
    request + "\r\n"
}

/// A client frame, masked with zeros so that the payload can be read on the wire.
pub(crate) fn frame(first_byte: u8, payload: &[u8]) -> Vec<u8> {
    let mut frame = vec![first_byte];
    match payload.len() {
        length @ 0..126 => frame.push(0x80 | length as u8),
        length @ 126..0x1_0000 => {
            frame.push(0x80 | 126);
            frame.extend_from_slice(&(length as u16).to_be_bytes());
        }
        length => {
            frame.push(0x80 | 127);
            frame.extend_from_slice(&(length as u64).to_be_bytes());
        }
    }
    frame.extend_from_slice(&[0; 4]);
    frame.extend_from_slice(payload);
    frame
}

/// Reads one unmasked frame: its first byte and its payload. `None` at the end of the stream.
pub(crate) async fn read_frame(stream: &mut TcpStream) -> Option<(u8, Vec<u8>)> {
    let first = stream.read_u8().await.ok()?;
    let length = match stream.read_u8().await.ok()? {
        126 => usize::from(stream.read_u16().await.ok()?),
        127 => usize::try_from(stream.read_u64().await.ok()?).unwrap(),
        length => usize::from(length),
    };
    let mut payload = vec![0; length];
    stream.read_exact(&mut payload).await.ok()?;
    Some((first, payload))
}

/// The code of the close frame that comes next, past pings and messages.
pub(crate) async fn close_code(stream: &mut TcpStream) -> u16 {
    loop {
        let (first, payload) = read_frame(stream).await.expect("a close frame before the end of the stream");
        if first == 0x88 {
            return u16::from_be_bytes([payload[0], payload[1]]);
        }
    }
}
