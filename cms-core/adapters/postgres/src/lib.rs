//! PostgreSQL store of the cms-core charging management system: for more than one machine.
//!
//! [`PostgresStore`] keeps every promise of [`cms_core::storage::Store`]: what was told `Committed` survives a crash of the
//! program, of the server and of its machine, as far as the server's disk keeps what it confirmed. A server or a session
//! that does not wait for the disk is refused.
//!
//! ```no_run
//! use cms_core::storage::{Changes, CommitOutcome, Store};
//! use cms_core_postgres::{Config, NoTls, Options, PostgresStore};
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let config: Config = "host=/run/postgresql user=cms dbname=charging".parse()?;
//! let store = PostgresStore::connect(config, NoTls, Options::default()).await?;
//! let mut changes = Changes::new();
//! changes.allocate("invoice/2026", "inv_1");
//! match store.commit(changes).await {
//!     CommitOutcome::Committed(committed) => assert_eq!(committed.numbers[0].number, 1),
//!     other => panic!("{other:?}"),
//! }
//! store.close().await;
//! # Ok(())
//! # }
//! ```
//!
//! Over a network, give it a TLS of your choice in place of [`NoTls`]: whatever implements
//! [`MakeTlsConnect`](tls::MakeTlsConnect) for [`Socket`], as `tokio_postgres_rustls::MakeRustlsConnect` does; every
//! connection is made with it. Say `sslmode=require` in the configuration: else a server, or whoever stands before it, can
//! decline. A pool between the store and the server has to
//! keep one session per connection (`pool_mode = session` of PgBouncer).

mod connect;
mod connection;
mod convert;
mod error;
mod guard;
mod locks;
mod maintenance;
mod options;
mod readers;
mod schema;
mod server;
mod snapshot;
mod store;
mod text;
mod writer;

pub use options::Options;
pub use store::PostgresStore;
pub use tokio_postgres::{Config, NoTls, Socket, tls};
