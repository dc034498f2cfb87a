//! What can be set.

use std::time::Duration;

use cms_core::operations::Retention;
use cms_ocpp::endpoint::EndpointConfig;

use crate::ServerOptions;

/// How a [`CentralSystem`](crate::CentralSystem) works.
#[derive(Debug, Clone)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal over its default")]
pub struct CentralSystemOptions {
    /// The name of this node in leases; `node`.
    pub node: String,
    /// How stations prove who they are; [`StationCredentials::Basic`].
    pub credentials: StationCredentials,
    /// Under which URL stations reach this port for uploads, without a slash at the end; `http://127.0.0.1:8080`.
    pub public_url: String,
    /// The largest upload, in bytes; 64 MiB.
    pub max_upload_bytes: u64,
    /// How long a change is tried to be made durable before its socket is closed without an answer; 10 s.
    pub commit_patience: Duration,
    /// What a station that cannot be admitted is told to wait; 30 s.
    pub retry_after: Duration,
    /// How often it is written when stations were last heard of; 5 s.
    pub seen_interval: Duration,
    /// How often payments that wait are tried again; 5 s.
    pub payment_interval: Duration,
    /// How often timers are looked at that may be due; 5 s.
    pub timer_interval: Duration,
    /// How long what is kept for; none keeps everything for ever.
    pub retention: Option<Retention>,
    /// How often what was kept for long enough is removed; 24 h.
    pub retention_interval: Duration,
    /// Times and bounds of each endpoint.
    pub endpoint: EndpointConfig,
    /// Times and bounds of the port.
    pub server: ServerOptions,
}

impl Default for CentralSystemOptions {
    fn default() -> Self {
        Self {
            node: "node".to_owned(),
            credentials: StationCredentials::Basic,
            public_url: "http://127.0.0.1:8080".to_owned(),
            max_upload_bytes: 64 << 20,
            commit_patience: Duration::from_secs(10),
            retry_after: Duration::from_secs(30),
            seen_interval: Duration::from_secs(5),
            payment_interval: Duration::from_secs(5),
            timer_interval: Duration::from_secs(5),
            retention: Some(Retention::default()),
            retention_interval: Duration::from_secs(24 * 60 * 60),
            endpoint: EndpointConfig::default(),
            server: ServerOptions::default(),
        }
    }
}

/// How stations prove who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum StationCredentials {
    /// HTTP Basic: the user is the identity, the password the one it was commissioned with (OCPP security profile 1; with
    /// TLS around it, profile 2).
    Basic,
    /// Not at all: whoever knows an identity speaks for the station (security profile 0).
    DangerNotChecked,
}
