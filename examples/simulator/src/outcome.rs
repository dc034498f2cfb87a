//! What comes of the things a station does.

use std::fmt;

use chrono::{DateTime, Utc};

/// An accepted boot (OCPP 1.6 §4.2; OCPP 2.x part 2, B01).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Boot {
    /// The time of the central system, by which the station sets its clock.
    pub current_time: DateTime<Utc>,
    /// Time between heartbeats, in seconds.
    pub interval_s: i64,
}

/// What the central system says of an id token.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "a token may charge or it may not")]
pub enum TokenStatus {
    /// It may charge.
    Accepted,
    /// It may not.
    Refused {
        /// The word of the central system, such as `Blocked`.
        status: String,
    },
}

impl TokenStatus {
    /// Whether the token may charge.
    pub fn is_accepted(&self) -> bool {
        *self == Self::Accepted
    }

    pub(crate) fn of(word: &str) -> Self {
        if word == "Accepted" { Self::Accepted } else { Self::Refused { status: word.to_owned() } }
    }
}

/// Why a simulated station ends a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StopReason {
    /// The driver ended it at the station.
    Local,
    /// An operator ended it.
    Remote,
    /// The central system refused the token after the start.
    DeAuthorized,
    /// The station lost power, or its program was killed.
    PowerLoss,
}

impl StopReason {
    /// The word of all versions (OCPP 1.6 §7.36; OCPP 2.0.1 part 2 §3.68, OCPP 2.1 part 2 §3.76).
    pub fn word(self) -> &'static str {
        match self {
            Self::Local => "Local",
            Self::Remote => "Remote",
            Self::DeAuthorized => "DeAuthorized",
            Self::PowerLoss => "PowerLoss",
        }
    }
}

impl fmt::Display for StopReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A transaction whose end the central system has confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Charged {
    /// The number of the EVSE.
    pub evse: u32,
    /// The transaction id.
    pub transaction_id: String,
    /// Samples between start and end that the central system has confirmed.
    pub samples_confirmed: u32,
    /// The energy register at the start, in Wh.
    pub register_start_wh: u64,
    /// The energy register at the end, in Wh.
    pub register_stop_wh: u64,
    /// The station's time of the end.
    pub ended_at: DateTime<Utc>,
    /// Why it ended; none where the end itself was interrupted and sent again as it was.
    pub reason: Option<StopReason>,
    /// What it costs, in the digits of the central system; OCPP 1.6 does not tell it.
    pub total_cost: Option<String>,
}
