//! A data folder and the central system over it.

use std::fs;
use std::io::Write as _;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cms_core::access::SecretHasher;
use cms_core::payment::ScriptedGateway;
use cms_core_sqlite::SqliteStore;
use cms_ocpp::csms::Csms;
use cms_ocpp_tokio::{CentralSystem, CentralSystemOptions, FileBlobs};
use tokio::net::TcpListener;

use crate::pages::StatusPages;

/// What can go wrong in this program; each error says what to do.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// A data folder, opened: the store, the pepper beside it, a folder for uploads, and a port.
pub struct House {
    /// The central system; it answers once [`House::serve`] runs.
    pub central: CentralSystem,
    /// Where it listens.
    pub address: SocketAddr,
    store: Arc<SqliteStore>,
    listener: TcpListener,
}

impl House {
    /// Opens the folder `data`, making what is missing, and binds `listen`.
    ///
    /// # Errors
    /// Where the folder or the store cannot be opened, or the port is taken.
    pub async fn open(data: &Path, listen: SocketAddr) -> Result<Self, Failure> {
        fs::create_dir_all(data).map_err(|error| format!("the folder {} cannot be made: {error}", data.display()))?;
        let hasher = SecretHasher::new(pepper(&data.join("pepper"))?);
        let store = Arc::new(SqliteStore::open(data.join("cms.sqlite"))?);
        let csms = Csms::open(store.clone(), hasher).await?;
        let listener = TcpListener::bind(listen)
            .await
            .map_err(|error| format!("port {listen} cannot be used: {error}; choose another one with --listen"))?;
        let address = listener.local_addr()?;
        let options =
            CentralSystemOptions { public_url: format!("http://{address}"), ..CentralSystemOptions::default() };
        let central = CentralSystem::new(csms.clone(), options)
            .with_gateway(Arc::new(ScriptedGateway::new()))
            .with_uploads(Arc::new(FileBlobs::new(data.join("uploads"))))
            .with_pages(Arc::new(StatusPages::new(csms)));
        Ok(Self { central, address, store, listener })
    }

    /// Serves until `shutdown` is done, then closes the store.
    ///
    /// # Errors
    /// Where the store cannot be closed in order; what was confirmed is safe all the same.
    pub async fn serve(self, shutdown: impl Future<Output = ()>) -> Result<(), Failure> {
        self.central.serve(self.listener, shutdown).await;
        Ok(self.store.close()?)
    }
}

/// The operator's pepper: read, or drawn and kept where only its owner reads it. Without it the store's keys are worthless,
/// so a backup needs both, kept apart.
fn pepper(path: &PathBuf) -> Result<[u8; 32], Failure> {
    if let Ok(bytes) = fs::read(path) {
        return bytes.try_into().map_err(|_| format!("{} is damaged; restore it from a backup", path.display()).into());
    }
    let mut pepper = [0; 32];
    getrandom::fill(&mut pepper).map_err(|error| format!("there is no randomness: {error}"))?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(&pepper)?;
    file.sync_all()?;
    Ok(pepper)
}
