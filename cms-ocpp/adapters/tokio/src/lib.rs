//! OCPP over WebSockets on tokio: a central system and a station.
//!
//! - [`CentralSystem`] is a whole central system on one port, over the decisions of `cms-core`.
//! - [`Server`] serves one port: OCPP upgrades of stations and every other HTTP request.
//! - [`connect`] opens the connection of a station.
//! - [`WebSocketTransport`] is either end of such a connection as a [`Transport`](cms_ocpp::transport::Transport).
//! - [`Connection`] drives a transport and an [`Endpoint`](cms_ocpp::endpoint::Endpoint): the peer's calls go to a
//!   [`CallHandler`] one at a time, calls of ours are made from anywhere through a [`CallSender`].
//!
//! TLS is not here: wrap the stream and hand it to [`Server::serve_stream`] or [`connect_over`].
//!
//! ```
//! use cms_ocpp::Version;
//! use cms_ocpp::endpoint::{Endpoint, EndpointConfig, MessageIds};
//! use cms_ocpp::rpc::Payload;
//! use cms_ocpp::transport::in_process;
//! use cms_ocpp_tokio::{Answer, CallHandler, Connection, ConnectionOptions, InboundCall};
//!
//! struct Echo;
//!
//! #[async_trait::async_trait]
//! impl CallHandler for Echo {
//!     async fn call(&mut self, call: InboundCall) -> Answer {
//!         Answer::Result(call.payload)
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")] async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let (here, there) = in_process::pair();
//! let endpoint = |ids| Ok::<_, cms_ocpp::endpoint::MessageIdsError>(
//!     Endpoint::new(Version::V1_6, MessageIds::new(ids)?, EndpointConfig::default()));
//! let (station, calls) = Connection::new(here, endpoint("s")?, ConnectionOptions::default());
//! let (central, _) = Connection::new(there, endpoint("c")?, ConnectionOptions::default());
//! tokio::spawn(station.run(Echo));
//! tokio::spawn(central.run(Echo));
//!
//! let answer = calls.call("DataTransfer", Payload::from_text(r#"{"vendorId":"v"}"#)?).await?;
//! assert_eq!(answer.as_str(), r#"{"vendorId":"v"}"#);
//! # Ok(()) }
//! ```

mod body;
mod call_sender;
mod central_system;
mod client;
mod connection;
mod credentials;
mod deflate;
mod handler;
mod handshake;
mod options;
mod server;
mod server_handler;
mod websocket;

pub use body::{BodyError, RequestBody, ResponseBody, text_response};
pub use call_sender::{CallFailure, CallSender};
pub use central_system::{
    CentralSystem, CentralSystemOptions, Clock, FileBlobs, Pages, Randomness, StationCredentials, SystemClock,
    SystemRandomness,
};
pub use client::{ConnectError, ConnectOptions, connect, connect_over};
pub use connection::{Connection, ConnectionOptions, EndReason, Ended};
pub use credentials::{Credentials, CredentialsError};
pub use deflate::Deflate;
pub use handler::{Answer, CallHandler, InboundCall, InboundSend, Report};
pub use options::{ServerOptions, WebSocketOptions};
pub use server::Server;
pub use server_handler::{Accepted, Candidate, ServerHandler, Verdict};
pub use websocket::WebSocketTransport;

/// The programs of the project's README, which are tests here because this package has all they need.
#[cfg(doctest)]
#[doc = include_str!("../../../../README.md")]
struct Readme;
