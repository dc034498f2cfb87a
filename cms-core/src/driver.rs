//! The driver's side of a charging session: what an app shows and what it asks of the server, from finding a station to
//! the receipt.
//!
//! A [`Journey`] is one way from a station to a receipt. It is a state machine without a socket, a clock or a screen: the
//! app gives it what happened ([`Input`]: what the driver did, what the server answered, that the connection was lost or
//! is back, that time passed) and gets back what to ask of the server; what to show is [`Journey::view`]. The states and
//! the ways between them are in [`TRANSITIONS`] and drawn in `docs/driver-states.md`.
//!
//! What it promises, whatever the network does:
//!
//! - **One start.** The key of the start request is the journey's own, so that it can be repeated until it is answered and
//!   the server starts one session. A journey never asks for a second one; whoever wants to try again begins a new journey.
//! - **One price.** From the request on, everything shown is computed from the tariff that the driver confirmed. A receipt
//!   that says otherwise is not shown as a receipt but as a [`DriverError`].
//! - **The order does not matter.** The server tells how the charge stands as a whole, under a number that grows
//!   ([`ChargeReport::seq`]). What is lost, repeated, late or out of order leads to the same view.
//! - **It survives the app.** A journey is a value that is saved as JSON. *Save it after each [`Journey::apply`] and before
//!   the request is sent*; restored, it goes on where it was.
//!
//! ```
//! use chrono::{TimeZone as _, Utc};
//! use cms_core::driver::{DriverStep, Input, Journey, JourneyId, Request, UserAction};
//! use cms_core::station::EvseId;
//!
//! let now = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap();
//! let mut journey = Journey::begin(JourneyId::new("jrn_1")?, now);
//!
//! // The driver scans the code on the station.
//! let choose = UserAction::Choose { evse: EvseId::parse("DE*CMS*E0001*1")? };
//! let reaction = journey.apply(Input::User(choose), now);
//! assert_eq!(journey.view(now).step, DriverStep::PriceCard);
//!
//! // Saved, then sent: what it costs is asked of the server.
//! let saved = serde_json::to_string(&journey)?;
//! assert!(matches!(reaction.ask, Some(Request::ReadPrice { .. })));
//! assert_eq!(serde_json::from_str::<Journey>(&saved)?.view(now), journey.view(now));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![deny(clippy::float_arithmetic)]

mod asking;
mod charge;
mod error;
mod input;
mod journey;
mod names;
mod offer;
mod reason;
mod saved;
mod server;
mod step;
mod user;
mod view;

pub use asking::Patience;
pub use charge::{ChargePhase, ChargeReport, DriverReceipt, StopOutcome, Used, WaitsFor};
pub use error::DriverError;
pub use input::{Answer, Input, Reaction, Request, UserAction, UserActionKind};
pub use journey::Journey;
pub use names::{JourneyId, OfferId, RequestKey, WayToPayId};
pub use offer::{FoundConnector, FoundStation, PriceCard, WayToPay, WayToPayKind};
pub use reason::Reason;
pub use step::{Cause, DriverStep, TRANSITIONS, Transition};
pub use view::{LiveView, PriceTag, PriceView, View, Waiting};
