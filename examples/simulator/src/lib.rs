//! Simulated charging stations of OCPP 1.6, 2.0.1 and 2.1, for the demonstration and for tests.
//!
//! - [`SimulatedStation`] connects, boots, reports statuses and charges the way a station does.
//! - [`StationPlan`] says which station it is, [`ChargePlan`] what one charge is to look like.
//! - [`Journal`] reads what the station keeps through a restart: every message of a transaction before it is sent, and
//!   every answer. A station that was killed finishes its transaction from it, and a test compares it with what the
//!   central system has stored.
//!
//! A station answers operators while it is connected: it ends a running charge, and uploads a log of its own. It reads
//! no clock: the times of a charge are values of its plan, the rest is told by the central system.
//!
//! ```no_run
//! use chrono::{DateTime, TimeDelta};
//! use cms_ocpp::Version;
//! use simulator::{ChargePlan, SimulatedStation, StationPlan};
//!
//! # async fn example() -> Result<(), simulator::SimulatorError> {
//! let plan = StationPlan::new("ws://127.0.0.1:9000/ocpp", "CP1", "0123456789abcdef", Version::V2_0_1, "cp1.journal");
//! let station = SimulatedStation::connect(plan).await?;
//! station.boot().await?;
//! while let Some(finished) = station.finish_interrupted().await? {
//!     println!("transaction {} was cut short by the restart", finished.transaction_id);
//! }
//! let charged = station
//!     .charge(&ChargePlan {
//!         evse: 1,
//!         token: "04A2B3C4D5E6F7".into(),
//!         token_type: "ISO14443".into(),
//!         started_at: DateTime::UNIX_EPOCH,
//!         step: TimeDelta::minutes(5),
//!         energy_wh: vec![1_000, 2_000, 3_000],
//!     })
//!     .await?;
//! println!("{} Wh", charged.register_stop_wh - charged.register_start_wh);
//! station.close().await;
//! # Ok(()) }
//! ```

mod dialect;
mod error;
mod journal;
mod observed;
mod operator;
mod outcome;
mod plan;
mod station;
mod status;
mod step;
mod upload;

pub use error::SimulatorError;
pub use journal::{Confirmation, Intent, Journal, JournalEntry, StoredMessage};
pub use outcome::{Boot, Charged, StopReason, TokenStatus};
pub use plan::{ChargePlan, StationPlan};
pub use station::SimulatedStation;
pub use status::{ConnectorStatus, Fault};
pub use step::Step;
