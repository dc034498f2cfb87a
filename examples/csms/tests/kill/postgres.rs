//! A database of one's own on the server of the tests.

use tokio_postgres::config::Host;
use tokio_postgres::{Client, Config, NoTls};

/// A fresh database on the server in `CMS_POSTGRES`: its address after `--store`. None where that is not set, and then the
/// test says that it was skipped.
pub(crate) async fn database(name: &str) -> Option<String> {
    let Ok(server) = std::env::var("CMS_POSTGRES") else {
        println!("skipped: CMS_POSTGRES is not set");
        return None;
    };
    let server: Config = server.parse().unwrap();
    drop_database(name).await;
    client(&server).await.batch_execute(&format!("CREATE DATABASE {name}")).await.unwrap();
    Some(address(&server, name))
}

/// Removes it from the server in `CMS_POSTGRES`.
pub(crate) async fn drop_database(name: &str) {
    let server: Config = std::env::var("CMS_POSTGRES").unwrap().parse().unwrap();
    client(&server).await.batch_execute(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await.unwrap();
}

async fn client(server: &Config) -> Client {
    let (client, connection) = server.connect(NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

fn address(server: &Config, name: &str) -> String {
    let host = match &server.get_hosts()[0] {
        Host::Tcp(host) => escape(host.as_bytes()),
        Host::Unix(folder) => escape(folder.as_os_str().as_encoded_bytes()),
    };
    let port = server.get_ports().first().copied().unwrap_or(5432);
    let user = escape(server.get_user().unwrap_or("postgres").as_bytes());
    let password = server.get_password().map(|password| format!(":{}", escape(password))).unwrap_or_default();
    format!("postgres://{user}{password}@{host}:{port}/{name}")
}

fn escape(bytes: &[u8]) -> String {
    let mut escaped = String::new();
    for byte in bytes {
        if byte.is_ascii_alphanumeric() {
            escaped.push(char::from(*byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}
