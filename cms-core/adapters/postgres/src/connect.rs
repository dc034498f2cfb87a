//! Opening connections to the server.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use cms_core::storage::StorageError;
use tokio::runtime::Handle;
use tokio_postgres::tls::{MakeTlsConnect, TlsConnect};
use tokio_postgres::{Client, Config, Error, Socket};

use crate::connection::Connection;
use crate::error::{silent, storage_error};
use crate::locks::class;
use crate::options::Options;
use crate::server::{self, Role};

/// Opens connections, each of them to a server and a session that keep what they confirm.
pub(crate) struct Connector {
    open: Box<dyn Fn() -> Opening + Send + Sync>,
    runtime: Handle,
    options: Options,
}

type Opening = Pin<Box<dyn Future<Output = Result<(Client, Traffic), Error>> + Send>>;

/// What moves the bytes of a connection.
type Traffic = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

impl Connector {
    /// Connects as `config` and `tls` say; works on `runtime`.
    pub(crate) fn new<T>(config: Config, tls: T, runtime: Handle, options: Options) -> Self
    where
        T: MakeTlsConnect<Socket> + Clone + Send + Sync + 'static,
        T::TlsConnect: Send,
        T::Stream: Send + 'static,
        <T::TlsConnect as TlsConnect<Socket>>::Future: Send,
    {
        let config = Arc::new(config);
        let open = move || -> Opening {
            let (config, tls) = (Arc::clone(&config), tls.clone());
            Box::pin(async move {
                let (client, connection) = config.connect(tls).await?;
                let traffic: Traffic = Box::pin(connection);
                Ok((client, traffic))
            })
        };
        Self { open: Box::new(open), runtime, options }
    }

    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    pub(crate) fn runtime(&self) -> &Handle {
        &self.runtime
    }

    /// The first number of the advisory locks of the store.
    pub(crate) fn lock_class(&self) -> i32 {
        class(&self.options.schema)
    }

    /// Opens a connection and checks its server and its session.
    ///
    /// # Errors
    /// [`StorageError`] where there is none, or where it would not keep what it confirms.
    pub(crate) async fn connect(&self, role: Role) -> Result<Connection, StorageError> {
        // On the runtime, because only there a socket can be opened; whoever asks may be elsewhere.
        let opening = self.runtime.spawn(self.timed((self.open)()));
        let opened = opening.await.map_err(|_| silent())??;
        let (client, traffic) = opened.map_err(|error| storage_error(&error))?;
        let traffic = self.runtime.spawn(async move {
            // Whoever has asked something is told of the error; there is nobody else to tell.
            let _ = traffic.await;
        });
        let connection = Connection::new(client, traffic.abort_handle());
        let prepare = async {
            server::check(connection.client()).await?;
            let session = server::session(role, &self.options);
            connection.client().batch_execute(&session).await.map_err(|error| storage_error(&error))
        };
        match self.within(prepare).await {
            Ok(prepared) => prepared.map(|()| connection),
            Err(error) => {
                connection.cut();
                Err(error)
            }
        }
    }

    /// Waits for an answer of the server, but not for ever.
    ///
    /// # Errors
    /// [`StorageError::Unavailable`] where it takes too long.
    pub(crate) async fn within<F: Future>(&self, answer: F) -> Result<F::Output, StorageError> {
        self.timed(answer).await
    }

    fn timed<F: Future>(&self, answer: F) -> impl Future<Output = Result<F::Output, StorageError>> + use<F> {
        self.limited(self.options.wait_for_server, answer, silent)
    }

    /// Waits for `what`, on whatever thread it is polled, and gives `late` after `limit`.
    pub(crate) fn limited<F: Future>(
        &self,
        limit: Duration,
        what: F,
        late: fn() -> StorageError,
    ) -> impl Future<Output = Result<F::Output, StorageError>> + use<F> {
        // Only making the timer needs the runtime, which may not be that of the caller.
        let _entered = self.runtime.enter();
        let timed = tokio::time::timeout(limit, what);
        async move { timed.await.map_err(|_| late()) }
    }
}

impl fmt::Debug for Connector {
    /// Without the configuration, which holds the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connector").field("options", &self.options).finish_non_exhaustive()
    }
}
