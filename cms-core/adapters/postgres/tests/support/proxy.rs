//! Stands between a store and its server, counts the bytes, and cuts.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use cms_core_postgres::Config;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UnixStream};
use tokio::sync::watch;
use tokio_postgres::config::Host;

/// A way to the server that can be cut after any byte.
pub(crate) struct Proxy {
    address: SocketAddr,
    plan: Arc<Mutex<Plan>>,
    cut: watch::Sender<u32>,
}

/// Which way bytes go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    ToServer,
    ToStore,
}

#[derive(Debug, Default)]
struct Plan {
    passed: [usize; 2],
    /// What is to happen when this many bytes have gone this way.
    at: Option<(Way, usize, Then)>,
    /// New connections are refused.
    closed: bool,
    /// Nothing goes through any more, and nothing is closed.
    silent: bool,
}

/// What happens after the last byte that goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// The connection ends, and there is no other.
    Cut,
    /// The connection ends; another may be opened.
    CutOnce,
    /// Nothing is heard any more, and the clock of the test goes on at once.
    Silence,
}

impl Proxy {
    /// Listens on the loopback and passes on to the server of `config`, which listens on a socket of the file system.
    pub(crate) async fn start(config: &Config) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let Some(Host::Unix(folder)) = config.get_hosts().first() else { panic!("CMS_POSTGRES names no socket") };
        let port = config.get_ports().first().copied().unwrap_or(5432);
        let socket = folder.join(format!(".s.PGSQL.{port}"));
        let (plan, (cut, cuts)) = (Arc::<Mutex<Plan>>::default(), watch::channel(0));
        let proxy = Self { address, plan: Arc::clone(&plan), cut: cut.clone() };
        tokio::spawn(async move {
            while let Ok((store, _)) = listener.accept().await {
                if plan.lock().unwrap().closed {
                    continue;
                }
                let server = UnixStream::connect(&socket).await.unwrap();
                tokio::spawn(pass(store, server, Arc::clone(&plan), cut.clone(), cuts.clone()));
            }
        });
        proxy
    }

    /// How to connect through it.
    pub(crate) fn config(&self, config: &Config) -> Config {
        let mut through = Config::new();
        through.host("127.0.0.1").port(self.address.port());
        through.user(config.get_user().unwrap()).dbname(config.get_dbname().unwrap());
        through.ssl_mode(tokio_postgres::config::SslMode::Disable);
        through
    }

    /// Counts anew, and plans what is to happen after so many bytes.
    pub(crate) fn plan(&self, at: Option<(Way, usize, Then)>) {
        *self.plan.lock().unwrap() = Plan { at, ..Plan::default() };
    }

    /// How many bytes have gone each way since it was planned.
    pub(crate) fn passed(&self, way: Way) -> usize {
        self.plan.lock().unwrap().passed[way as usize]
    }

    /// Refuses new connections, or takes them again.
    pub(crate) fn refuse(&self, refuse: bool) {
        self.plan.lock().unwrap().closed = refuse;
    }

    /// Ends all connections.
    pub(crate) fn end(&self) {
        self.cut.send_modify(|cuts| *cuts += 1);
    }
}

impl Plan {
    /// How many of `bytes` still go this way, and what happens then.
    fn pass(&mut self, way: Way, bytes: usize) -> (usize, Option<Then>) {
        if self.silent {
            return (0, None);
        }
        let passed = &mut self.passed[way as usize];
        let (goes, then) = match self.at {
            Some((of, at, then)) if of == way && *passed + bytes >= at => (at - *passed, Some(then)),
            _ => (bytes, None),
        };
        *passed += goes;
        match then {
            Some(Then::Cut) => self.closed = true,
            Some(Then::Silence) => self.silent = true,
            _ => {}
        }
        if then.is_some() {
            self.at = None;
        }
        (goes, then)
    }
}

async fn pass(
    store: TcpStream,
    server: UnixStream,
    plan: Arc<Mutex<Plan>>,
    cut: watch::Sender<u32>,
    mut cuts: watch::Receiver<u32>,
) {
    store.set_nodelay(true).unwrap();
    cuts.mark_unchanged();
    let ((mut from_store, mut to_store), (mut from_server, mut to_server)) = (store.into_split(), server.into_split());
    let (mut asked, mut answered) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        let (way, read) = tokio::select! {
            biased;
            _ = cuts.changed() => return,
            read = from_store.read(&mut asked) => (Way::ToServer, read),
            read = from_server.read(&mut answered) => (Way::ToStore, read),
        };
        let Ok(bytes @ 1..) = read else { return };
        let (goes, then) = plan.lock().unwrap().pass(way, bytes);
        let written = match way {
            Way::ToServer => to_server.write_all(&asked[..goes]).await,
            Way::ToStore => to_store.write_all(&answered[..goes]).await,
        };
        match then {
            Some(Then::Cut | Then::CutOnce) => {
                cut.send_modify(|cuts| *cuts += 1);
                return;
            }
            Some(Then::Silence) => tokio::time::pause(),
            None => {}
        }
        if written.is_err() {
            return;
        }
    }
}
