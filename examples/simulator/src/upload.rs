//! The upload of a station's own log.

use std::net::{IpAddr, SocketAddr};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use cms_ocpp_tokio::{CallFailure, CallSender};
use http_body_util::Full;
use hyper::header::{CONTENT_TYPE, HOST};
use hyper::{Request, Uri};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpStream, lookup_host};
use tokio::sync::mpsc;
use tokio::time::timeout;

use crate::Step;
use crate::dialect::{Dialect, UploadState};
use crate::observed::FrameLog;
use crate::operator::Orders;
use crate::step::Watcher;

/// How long one upload may take.
const UPLOAD_TIMEOUT: Duration = Duration::from_secs(30);

/// A log to upload.
#[derive(Debug)]
pub(crate) struct UploadJob {
    pub(crate) target: Target,
    pub(crate) request_id: Option<i64>,
}

/// Where a simulated station may upload to: an `http` URL on the machine it runs on.
#[derive(Debug)]
pub(crate) struct Target(Uri);

impl Target {
    /// A target; none for another scheme or host.
    pub(crate) fn parse(url: &str) -> Option<Self> {
        let uri: Uri = url.parse().ok()?;
        let host = uri.host()?.trim_matches(['[', ']']);
        let local = host.eq_ignore_ascii_case("localhost") || host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback());
        (uri.scheme_str() == Some("http") && local).then_some(Self(uri))
    }

    /// Puts a file there; none where that fails.
    async fn put(&self, body: String) -> Option<()> {
        let host = self.0.host()?.trim_matches(['[', ']']);
        // A name could be resolved to anything.
        let addresses = lookup_host((host, self.0.port_u16().unwrap_or(80))).await.ok()?;
        let local: Vec<SocketAddr> = addresses.filter(|address| address.ip().is_loopback()).collect();
        let stream = TcpStream::connect(local.as_slice()).await.ok()?;
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream)).await.ok()?;
        let request = Request::put(self.0.path_and_query()?.as_str())
            .header(HOST, self.0.authority()?.as_str())
            .header(CONTENT_TYPE, "text/plain; charset=utf-8")
            .body(Full::new(Bytes::from(body)))
            .ok()?;
        let mut exchange = pin!(async {
            let response = sender.send_request(request).await.ok()?;
            response.status().is_success().then_some(())
        });
        // The connection does the work of the exchange. It may end in the moment in which it hands the response over, so
        // its end alone says nothing.
        tokio::select! {
            done = &mut exchange => done,
            _ = connection => exchange.await,
        }
    }
}

/// Carries out the uploads of a station.
pub(crate) struct Uploader {
    pub(crate) dialect: &'static dyn Dialect,
    pub(crate) calls: CallSender,
    pub(crate) log: Arc<FrameLog>,
    pub(crate) orders: Arc<Orders>,
    pub(crate) watcher: Watcher,
}

impl Uploader {
    /// Carries out uploads one after the other, for as long as the station is there.
    pub(crate) async fn carry_out(self, mut jobs: mpsc::UnboundedReceiver<UploadJob>) {
        while let Some(job) = jobs.recv().await {
            self.tell(UploadState::Uploading, job.request_id).await;
            let put = timeout(UPLOAD_TIMEOUT, job.target.put(self.log.to_text())).await;
            let state = if put == Ok(Some(())) { UploadState::Uploaded } else { UploadState::Failed };
            self.orders.upload_ended();
            self.tell(state, job.request_id).await;
        }
    }

    /// Tells how an upload goes. The upload does not depend on whether the central system hears of it.
    async fn tell(&self, state: UploadState, request_id: Option<i64>) {
        if let Ok(outgoing) = self.dialect.upload_status(state, request_id) {
            let ended = self.calls.call(outgoing.action, outgoing.payload).await;
            let outcome = ended.as_ref().map_or_else(CallFailure::code, |_| "answered");
            self.watcher.show(|| Step::Called { action: outgoing.action.to_owned(), outcome });
        }
    }
}
