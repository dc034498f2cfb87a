//! A server beyond the machine, over TLS of the caller.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests")]

mod support;

use std::sync::Arc;

use cms_core::storage::{Prunable, Prune, StorageError, Store};
use cms_core_postgres::{Config, NoTls, Options, PostgresStore};
use rustls::pki_types::CertificateDer;
use rustls::{ClientConfig, RootCertStore};
use support::cluster::Cluster;
use support::{client, name, numbered, runtime, stations};
use tokio_postgres_rustls::MakeRustlsConnect;

#[test]
fn every_connection_of_a_store_is_encrypted_and_goes_only_to_the_server_that_is_meant() {
    let Some(cluster) = Cluster::start() else { return };
    let (port, certificate) = cluster.listen_with_tls();
    let at = |host: &str| -> Config {
        let text = format!("host={host} hostaddr=127.0.0.1 port={port} user=postgres dbname=postgres sslmode=require");
        text.parse::<Config>().unwrap().application_name("store").clone()
    };
    runtime().block_on(async {
        let store =
            PostgresStore::connect(at("localhost"), trusting(&[&certificate]), Options::default()).await.unwrap();
        let view = store.snapshot().await.unwrap();
        assert_eq!(name(&store.commit(numbered("CS1")).await), "committed");
        let prune = Prune { what: Prunable::Replies, before_ms: 0, limit: 1 };
        assert_eq!(store.prune(prune).await, Ok(0));
        assert_eq!(stations(&store).await, ["CS1"]);
        let mut past = cluster.config();
        past.port(port);
        let sessions = "SELECT count(*), count(*) FILTER (WHERE ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
            WHERE application_name = 'store'";
        let row = client(&past).await.query_one(sessions, &[]).await.unwrap();
        let (all, encrypted): (i64, i64) = (row.get(0), row.get(1));
        assert!(all == encrypted && all >= 4, "{encrypted} of {all} connections are encrypted");
        drop(view);
        store.close().await;

        // Nobody has vouched for the server, or it is another than was asked for, or there is no TLS at hand.
        refused(PostgresStore::connect(at("localhost"), trusting(&[]), Options::default()).await, "UnknownIssuer");
        let elsewhere = PostgresStore::connect(at("elsewhere"), trusting(&[&certificate]), Options::default()).await;
        refused(elsewhere, "not valid for name");
        refused(PostgresStore::connect(at("localhost"), NoTls, Options::default()).await, "TLS");
    });
}

/// What connects only to servers that one of these certificates vouches for.
fn trusting(certificates: &[&[u8]]) -> MakeRustlsConnect {
    let mut roots = RootCertStore::empty();
    for certificate in certificates {
        roots.add(CertificateDer::from(certificate.to_vec())).unwrap();
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    MakeRustlsConnect::new(config.with_root_certificates(roots).with_no_client_auth())
}

fn refused(connected: Result<PostgresStore, StorageError>, why: &str) {
    match connected {
        Err(StorageError::Unavailable { reason }) => assert!(reason.contains(why), "{reason}"),
        other => panic!("{why}: {other:?}"),
    }
}
