//! A data folder, a store and the central system over them.

use std::fs;
use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use cms_core::access::SecretHasher;
use cms_core::station::Station;
use cms_core::storage::{Store, page};
use cms_ocpp::csms::Csms;
use cms_ocpp_tokio::{CentralSystem, CentralSystemOptions, FileBlobs};
use tokio::net::TcpListener;

use crate::anchor::{AnchorFile, sync_folder_of};
use crate::pages::StatusPages;
use crate::place::{OpenStore, StorePlace};
use crate::provider::PaperProvider;

/// What can go wrong in this program; each error says what to do.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The file of the pepper in the data folder.
pub const PEPPER: &str = "pepper";

/// How far the anchor may stay behind the store.
const FOLLOW: Duration = Duration::from_secs(5);

/// What a central system is opened over.
#[derive(Debug, Clone)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal")]
pub struct HouseOptions {
    /// The folder of the pepper, the uploads and the book of the payment provider.
    pub data: PathBuf,
    /// Where everything else is stored.
    pub store: StorePlace,
    /// Where to listen.
    pub listen: SocketAddr,
    /// What is remembered outside the store; none for one that may be lost without a trace.
    pub anchor: Option<AnchorFile>,
    /// The name of this central system among those that share a store; its address where it has none.
    pub node: Option<String>,
}

impl HouseOptions {
    /// A central system by itself, with everything in one folder.
    #[must_use]
    pub fn new(data: impl Into<PathBuf>, listen: SocketAddr) -> Self {
        Self { data: data.into(), store: StorePlace::default(), listen, anchor: None, node: None }
    }
}

/// What a central system needs, opened: the store, the pepper beside it, a folder for uploads, and a port.
pub struct House {
    /// The central system; it answers once [`House::serve`] runs.
    pub central: CentralSystem,
    /// Where it listens.
    pub address: SocketAddr,
    store: OpenStore,
    anchor: Option<AnchorFile>,
    listener: TcpListener,
}

impl House {
    /// Opens the data folder and the store, making what is missing, and binds the port.
    ///
    /// # Errors
    /// Where the folder or the store cannot be opened, the pepper of the store is missing, or the port is taken.
    pub async fn open(options: &HouseOptions) -> Result<Self, Failure> {
        let HouseOptions { data, store, listen, anchor, node } = options;
        fs::create_dir_all(data).map_err(|error| format!("the folder {} cannot be made: {error}", data.display()))?;
        let store = store.open(data).await?;
        if let Some(anchor) = anchor {
            anchor.check(&*store.shared()).await?;
            anchor.follow(&*store.shared()).await?;
        }
        let hasher = SecretHasher::new(pepper(&data.join(PEPPER), &*store.shared()).await?);
        let csms = Csms::open(store.shared(), hasher).await?;
        let listener = TcpListener::bind(listen)
            .await
            .map_err(|error| format!("port {listen} cannot be used: {error}; choose another one with --listen"))?;
        let address = listener.local_addr()?;
        let central_options = CentralSystemOptions {
            node: node.clone().unwrap_or_else(|| address.to_string()),
            public_url: format!("http://{address}"),
            ..CentralSystemOptions::default()
        };
        let central = CentralSystem::new(csms.clone(), central_options)
            .with_gateway(Arc::new(PaperProvider::open(data.join("payments.jsonl"))?))
            .with_uploads(Arc::new(FileBlobs::new(data.join("uploads"))))
            .with_pages(Arc::new(StatusPages::new(csms)));
        Ok(Self { central, address, store, anchor: anchor.clone(), listener })
    }

    /// Serves until `shutdown` is done, then closes the store.
    ///
    /// # Errors
    /// Where the anchor cannot be written or the store cannot be closed in order; what was confirmed is safe all the same.
    pub async fn serve(self, shutdown: impl Future<Output = ()>) -> Result<(), Failure> {
        let Self { central, store, anchor, listener, .. } = self;
        tokio::select! {
            () = central.serve(listener, shutdown) => {}
            () = follow(anchor.as_ref(), &store) => {}
        }
        if let Some(anchor) = anchor {
            anchor.follow(&*store.shared()).await?;
        }
        store.close().await
    }

    /// Closes the store without having served.
    ///
    /// # Errors
    /// As [`House::serve`].
    pub async fn close(self) -> Result<(), Failure> {
        self.store.close().await
    }
}

/// Keeps the anchor near the store. Never ends.
async fn follow(anchor: Option<&AnchorFile>, store: &OpenStore) {
    let mut rounds = tokio::time::interval(FOLLOW);
    loop {
        rounds.tick().await;
        if let Some(anchor) = anchor
            && let Err(error) = anchor.follow(&*store.shared()).await
        {
            tracing::warn!(%error, "the anchor stays behind");
        }
    }
}

/// The operator's pepper: read, or drawn for a new store and kept where only its owner reads it. Without it the store's
/// keys are worthless, so a backup needs both, kept apart.
async fn pepper(path: &Path, store: &dyn Store) -> Result<[u8; 32], Failure> {
    if !path.exists() {
        let stations = page::<Station>(&mut *store.snapshot().await?, None, None, 1).await?;
        if !stations.items.is_empty() {
            let path = path.display();
            return Err(format!("{path} is missing, and the store was made with one; bring it here from there").into());
        }
        draw_pepper(path).map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    }
    let bytes = fs::read(path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    bytes.try_into().map_err(|_| format!("{} is damaged; restore it from a backup", path.display()).into())
}

/// Makes the file as a whole or not at all; where another program has just made it, that one stays.
fn draw_pepper(path: &Path) -> io::Result<()> {
    let mut pepper = [0; 32];
    getrandom::fill(&mut pepper).map_err(|error| io::Error::other(format!("there is no randomness: {error}")))?;
    let draft = path.with_extension(format!("{}.draft", std::process::id()));
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    file.write_all(&pepper)?;
    file.sync_all()?;
    let made = match fs::hard_link(&draft, path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made,
    };
    fs::remove_file(&draft)?;
    sync_folder_of(path)?;
    made
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fleet;

    fn options(data: &Path) -> HouseOptions {
        HouseOptions::new(data, "127.0.0.1:0".parse().unwrap())
    }

    #[tokio::test]
    async fn a_store_is_not_opened_without_the_pepper_that_it_was_made_with() {
        let folder = tempfile::tempdir().unwrap();
        let house = House::open(&options(folder.path())).await.unwrap();
        fleet::settle_in(&house.central, &fleet::stations(1)).await.unwrap();
        house.close().await.unwrap();

        let pepper = fs::read(folder.path().join("pepper")).unwrap();
        fs::remove_file(folder.path().join("pepper")).unwrap();
        let error = House::open(&options(folder.path())).await.err().unwrap().to_string();
        assert!(error.contains("pepper is missing"), "{error}");
        assert!(!folder.path().join("pepper").exists());

        fs::write(folder.path().join("pepper"), pepper).unwrap();
        House::open(&options(folder.path())).await.unwrap();
    }

    #[test]
    fn a_pepper_that_is_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pepper");
        draw_pepper(&path).unwrap();
        let first = fs::read(&path).unwrap();
        draw_pepper(&path).unwrap();
        assert_eq!(fs::read(&path).unwrap(), first);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "a draft was left behind");
    }
}
