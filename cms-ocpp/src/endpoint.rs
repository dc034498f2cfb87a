//! One end of an OCPP-J connection, without I/O (OCPP-J 1.6 §4.1.1; OCPP 2.x part 4 §4.1.1).
//!
//! [`Endpoint`] holds the rules of the RPC layer for either role: one CALL of ours outstanding and the rest queued, a
//! timeout that frees the slot, answers matched to calls, and the peer's calls answered in the order they came. It opens
//! no socket, reads no clock and draws no random number, so every timing rule is a test of microseconds.
//!
//! The contract, in one paragraph: after every `&mut` call drain [`Endpoint::poll_transmit`] and
//! [`Endpoint::poll_event`] until they return `None`; call [`Endpoint::handle_timeout`] no later than
//! [`Endpoint::poll_timeout`] says; pass moments that never go back. Every call accepted by [`Endpoint::call`] ends with
//! exactly one event for which [`Event::ends`] is its id, whatever the peer does.
//!
//! ```
//! use cms_ocpp::Version;
//! use cms_ocpp::endpoint::{Endpoint, EndpointConfig, Event, MessageIds, Moment};
//! use cms_ocpp::rpc::Payload;
//!
//! let now = Moment::from_millis(0);
//! let mut station = Endpoint::new(Version::V1_6, MessageIds::new("s")?, EndpointConfig::default());
//! let mut central = Endpoint::new(Version::V1_6, MessageIds::new("c")?, EndpointConfig::default());
//!
//! let call = station.call(now, "Heartbeat", Payload::empty())?;
//! central.handle_text(now, &station.poll_transmit().unwrap());
//! let Some(Event::Call { id, action, .. }) = central.poll_event() else { panic!() };
//! assert_eq!(action, "Heartbeat");
//!
//! central.respond(id, Ok(Payload::from_text(r#"{"currentTime":"2026-01-01T00:00:00Z"}"#)?))?;
//! station.handle_text(now, &central.poll_transmit().unwrap());
//! assert!(matches!(station.poll_event(), Some(Event::Result { id, .. }) if id == call));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod config;
mod core;
mod counters;
mod error;
mod event;
mod ids;
mod inbound;
mod moment;

pub use self::core::Endpoint;
pub use config::EndpointConfig;
pub use counters::EndpointCounters;
pub use error::EndpointError;
pub use event::Event;
pub use ids::{CallId, InboundId, MessageIds, MessageIdsError};
pub use moment::Moment;
