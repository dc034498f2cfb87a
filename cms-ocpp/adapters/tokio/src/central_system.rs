//! A central system on one port: stations, uploads and whatever else its owner serves.

mod blobs;
mod hub;
mod options;
mod payments;
mod shell;
mod station;
mod timers;
mod uploads;

use std::net::SocketAddr;
use std::sync::Arc;

use async_trait::async_trait;
use cms_core::operations::{BlobStore, FetchDiagnostics, JobRefusal};
use cms_core::payment::{Delivered, PaymentGateway};
use cms_core::station::{Admission, PresentedSecret, StationId};
use cms_core::storage::Fence;
use cms_core::{Command, Effect, HandleError, Handled, JobId};
use cms_ocpp::Version;
use cms_ocpp::csms::{Csms, Link};
use cms_ocpp::transport::Transport;
use hyper::{Request, Response, StatusCode};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

pub use blobs::FileBlobs;
pub use options::{CentralSystemOptions, StationCredentials};
pub use shell::{Clock, Randomness, SystemClock, SystemRandomness};

use crate::{Accepted, Candidate, RequestBody, ResponseBody, Server, ServerHandler, Verdict, text_response};
use hub::Hub;

/// A central system: a [`Csms`] with a socket, a clock and randomness.
///
/// It answers stations, sends them the commands that wait, charges the payments that wait, receives uploads, and hands
/// every other request to [`Pages`]. Cheap to clone.
///
/// ```
/// use std::sync::Arc;
/// use cms_core::access::SecretHasher;
/// use cms_core::storage::MemoryStore;
/// use cms_ocpp::csms::Csms;
/// use cms_ocpp_tokio::{CentralSystem, CentralSystemOptions};
///
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let csms = Csms::open(Arc::new(MemoryStore::new()), SecretHasher::new([7; 32])).await?;
/// let central = CentralSystem::new(csms, CentralSystemOptions::default());
/// let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
/// central.serve(listener, async { /* until this is done */ }).await;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct CentralSystem {
    shared: Arc<Shared>,
}

struct Shared {
    csms: Csms,
    options: CentralSystemOptions,
    hub: Hub,
    clock: Arc<dyn Clock>,
    randomness: Arc<dyn Randomness>,
    gateway: Option<Arc<dyn PaymentGateway>>,
    payments_wait: Notify,
    blobs: Option<Arc<dyn BlobStore>>,
    pages: Option<Arc<dyn Pages>>,
}

/// Answers the requests that are neither of a station nor an upload.
#[async_trait]
pub trait Pages: Send + Sync {
    /// Answers a request.
    async fn answer(&self, request: Request<RequestBody>, remote: SocketAddr) -> Response<ResponseBody>;
}

impl CentralSystem {
    /// A central system over `csms`; it does nothing until it serves.
    #[must_use]
    pub fn new(csms: Csms, options: CentralSystemOptions) -> Self {
        Self {
            shared: Arc::new(Shared {
                csms,
                options,
                hub: Hub::default(),
                clock: Arc::new(SystemClock),
                randomness: Arc::new(SystemRandomness),
                gateway: None,
                payments_wait: Notify::new(),
                blobs: None,
                pages: None,
            }),
        }
    }

    /// Charges payments through `gateway`; without one, they wait.
    #[must_use]
    pub fn with_gateway(self, gateway: Arc<dyn PaymentGateway>) -> Self {
        self.with(|shared| shared.gateway = Some(gateway))
    }

    /// Receives uploads and keeps them in `blobs`; without it, uploads are refused.
    #[must_use]
    pub fn with_uploads(self, blobs: Arc<dyn BlobStore>) -> Self {
        self.with(|shared| shared.blobs = Some(blobs))
    }

    /// Hands all other requests to `pages`.
    #[must_use]
    pub fn with_pages(self, pages: Arc<dyn Pages>) -> Self {
        self.with(|shared| shared.pages = Some(pages))
    }

    /// Takes the time from `clock` instead of the operating system.
    #[must_use]
    pub fn with_clock(self, clock: Arc<dyn Clock>) -> Self {
        self.with(|shared| shared.clock = clock)
    }

    /// Draws ids and secrets from `randomness` instead of the operating system, for simulations that repeat.
    #[must_use]
    pub fn with_randomness(self, randomness: Arc<dyn Randomness>) -> Self {
        self.with(|shared| shared.randomness = randomness)
    }

    fn with(self, set: impl FnOnce(&mut Shared)) -> Self {
        let mut shared = Arc::try_unwrap(self.shared).unwrap_or_else(|shared| shared.split());
        set(&mut shared);
        Self { shared: Arc::new(shared) }
    }

    /// The role behind it: the store, and the live state of the stations.
    #[must_use]
    pub fn csms(&self) -> &Csms {
        &self.shared.csms
    }

    /// Carries out a command of an operator or app, and sees to its effects.
    ///
    /// # Errors
    /// [`HandleError`]; the command may be repeated.
    pub async fn execute<C: Command>(&self, command: &C) -> Result<C::Reply, HandleError> {
        let moment = self.shared.moment()?;
        let Handled { reply, effects, .. } = self.shared.csms.execute(command, moment).await?;
        self.shared.see_to(effects);
        Ok(reply)
    }

    /// Asks a station to upload its diagnostics log here.
    ///
    /// # Errors
    /// [`HandleError`] where the request cannot be stored.
    pub async fn fetch_diagnostics(&self, station: &StationId) -> Result<Result<JobId, JobRefusal>, HandleError> {
        let upload_base_url = format!("{}{}", self.shared.options.public_url, uploads::PATH);
        self.execute(&FetchDiagnostics { station: station.clone(), upload_base_url }).await
    }

    /// Charges the payments that wait now, instead of when the next round comes.
    ///
    /// # Errors
    /// [`HandleError`] where the store cannot be read or written; the payments wait.
    pub async fn deliver_payments(&self) -> Result<Delivered, HandleError> {
        payments::deliver(&self.shared).await
    }

    /// Decides whether a station may be connected by another way than the port, and opens its epoch. `None`: it may not.
    ///
    /// # Errors
    /// [`HandleError`] where the store cannot be read or written; the station should come back later.
    pub async fn admit(
        &self,
        station: &StationId,
        secret: PresentedSecret,
        version: Version,
    ) -> Result<Option<Link>, HandleError> {
        let shared = &self.shared;
        let admission = shared.csms.connect(station, secret, &shared.options.node, shared.moment()?).await?;
        Ok(match admission {
            Admission::Admitted { .. } => {
                Some(Link { station: station.clone(), version, fence: admission.fence(station) })
            }
            Admission::Refused => None,
        })
    }

    /// Serves one admitted station over any transport until its connection ends, as the port does for each of its own: in
    /// the same process, behind a broker, or in a simulation.
    pub async fn serve_station(&self, link: Link, transport: impl Transport, shutdown: CancellationToken) {
        station::run(&self.shared, link, transport, shutdown).await;
    }

    /// Does what has to be done beside the connections: charges the payments that wait, acts on timers that are due, removes what
    /// was kept for long enough, and writes when stations were last heard of. [`CentralSystem::serve`] does it too; for a central system without a port. Never ends.
    pub async fn work(&self) {
        let shared = &self.shared;
        tokio::join!(
            payments::run(shared),
            shell::flush_seen(shared),
            timers::run(shared),
            timers::run_retention(shared)
        );
    }

    /// Serves until `shutdown` is done, then lets connections end in order and writes what is still in memory.
    pub async fn serve(&self, listener: TcpListener, shutdown: impl Future<Output = ()>) {
        let server = Server::new(Desk(self.shared.clone()), self.shared.options.server.clone());
        tokio::select! {
            () = server.serve(listener, shutdown) => {}
            () = self.work() => {}
        }
        shell::flush_seen_once(&self.shared).await;
    }
}

impl Shared {
    /// A copy before anything has connected, for the builder.
    fn split(self: Arc<Self>) -> Self {
        Self {
            csms: self.csms.clone(),
            options: self.options.clone(),
            hub: Hub::default(),
            clock: self.clock.clone(),
            randomness: self.randomness.clone(),
            gateway: self.gateway.clone(),
            payments_wait: Notify::new(),
            blobs: self.blobs.clone(),
            pages: self.pages.clone(),
        }
    }

    fn see_to(&self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Deliver { topic, key } if topic == cms_core::operations::STATION_TOPIC => self.hub.wake(&key),
                Effect::Deliver { topic, .. } if topic == cms_core::payment::CHARGE_TOPIC => {
                    self.payments_wait.notify_one();
                }
                _ => {}
            }
        }
    }
}

/// What the server asks.
struct Desk(Arc<Shared>);

/// What an admission passes on to its connection.
struct Pass {
    station: StationId,
    fence: Option<Fence>,
}

#[async_trait]
impl ServerHandler for Desk {
    type Pass = Pass;

    async fn admit(&self, candidate: &Candidate) -> Verdict<Pass> {
        let shared = &self.0;
        // An identity that cannot be one is as unknown as any other.
        let Ok(station) = StationId::parse(&candidate.identity) else {
            return Verdict::Unauthorized;
        };
        let secret = match (shared.options.credentials, &candidate.credentials) {
            (StationCredentials::DangerNotChecked, _) => PresentedSecret::DangerNotChecked,
            (StationCredentials::Basic, Some(given)) if given.user() == candidate.identity => {
                PresentedSecret::Key(shared.csms.hasher().station_secret(station.as_str(), given.password()))
            }
            (StationCredentials::Basic, _) => PresentedSecret::Nothing,
        };
        let admission = match shared.moment() {
            Ok(moment) => shared.csms.connect(&station, secret, &shared.options.node, moment).await,
            Err(error) => Err(error),
        };
        match admission {
            Ok(admission @ Admission::Admitted { .. }) => {
                let fence = admission.fence(&station);
                Verdict::Accept(Pass { station, fence })
            }
            Ok(Admission::Refused) => Verdict::Unauthorized,
            Err(error) => {
                tracing::error!(code = error.code(), %error, "a station could not be admitted");
                Verdict::Unavailable { retry_after: Some(shared.options.retry_after) }
            }
        }
    }

    async fn connected(&self, accepted: Accepted<Pass>) {
        let Accepted { pass, version, transport, shutdown, .. } = accepted;
        let link = Link { station: pass.station, version, fence: pass.fence };
        station::run(&self.0, link, transport, shutdown).await;
    }

    async fn http(&self, request: Request<RequestBody>, remote: SocketAddr) -> Response<ResponseBody> {
        if let Some(rest) = request.uri().path().strip_prefix(uploads::PATH) {
            let target = rest.to_owned();
            return uploads::receive(&self.0, &target, request).await;
        }
        match &self.0.pages {
            Some(pages) => pages.answer(request, remote).await,
            None => text_response(StatusCode::NOT_FOUND, "not found"),
        }
    }
}
