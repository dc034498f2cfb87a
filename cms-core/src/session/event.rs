//! What happens to a session.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{ChargingState, ReportOrder, SessionFlag, TokenRank};
use crate::access::{Authorization, TokenKey};
use crate::metering::Energy;
use crate::station::{ConnectorAddress, EvseId};
use crate::tariff::Tariff;
use crate::{CdrId, SessionId};

/// Something that happened to a session. Appended to [`session_stream`](super::session_stream), in the order of the fold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum SessionEvent {
    /// A transaction began.
    Started {
        /// The session.
        session: SessionId,
        /// Where.
        address: ConnectorAddress,
        /// The EVSE's worldwide id.
        evse_id: Option<EvseId>,
        /// The transaction id, as both sides know it.
        transaction_id: String,
        /// The station's time of the start.
        at: DateTime<Utc>,
        /// When we heard of it.
        received_at: DateTime<Utc>,
        /// The energy register at the start.
        meter: Option<Energy>,
        /// The tariff that binds for the whole session: what was shown is what is charged.
        tariff: Option<Box<Tariff>>,
        /// From which report the EVSE is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        order: Option<ReportOrder>,
    },
    /// A report came of a transaction of which no start is known.
    Discovered {
        /// The session.
        session: SessionId,
        /// Where, as far as it is told.
        address: ConnectorAddress,
        /// The EVSE's worldwide id.
        evse_id: Option<EvseId>,
        /// The transaction id, as the station chose it.
        transaction_id: String,
        /// The station's time of that report.
        at: DateTime<Utc>,
        /// When we heard of it.
        received_at: DateTime<Utc>,
        /// The tariff that binds.
        tariff: Option<Box<Tariff>>,
        /// From which report the EVSE is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        order: Option<ReportOrder>,
    },
    /// The start was reported after other events, or another one is known to be the first.
    StartRevised {
        /// The station's time of the start.
        at: DateTime<Utc>,
        /// When we heard of it.
        received_at: DateTime<Utc>,
        /// The energy register at the start.
        meter: Option<Energy>,
        /// Whether the station reported it; else it is the earliest time that is known.
        reported: bool,
    },
    /// A token was presented for the session.
    TokenPresented {
        /// Its key.
        token: TokenKey,
        /// What was decided.
        authorization: Authorization,
        /// The station's time.
        at: DateTime<Utc>,
        /// Its rank among the tokens of the session.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rank: Option<TokenRank>,
    },
    /// The station told which EVSE the transaction is on, after its start.
    EvseAssigned {
        /// Where.
        address: ConnectorAddress,
        /// The EVSE's worldwide id.
        evse_id: Option<EvseId>,
        /// From which report it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        order: Option<ReportOrder>,
    },
    /// The flow of energy began, paused or ended.
    ChargingStateChanged {
        /// What it is now.
        state: ChargingState,
        /// The station's time.
        at: DateTime<Utc>,
        /// From which report it is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        order: Option<ReportOrder>,
    },
    /// The transaction ended.
    Ended {
        /// The station's time of the end.
        at: DateTime<Utc>,
        /// When we heard of it.
        received_at: DateTime<Utc>,
        /// The energy register at the end.
        meter: Option<Energy>,
        /// The energy of the session, where it can be told.
        energy: Option<Energy>,
        /// Why it ended.
        reason: EndReason,
        /// What is unusual about it.
        flags: Vec<SessionFlag>,
        /// When it must have been over at the latest, where the station never said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        inferred_until: Option<DateTime<Utc>>,
    },
    /// The session was priced.
    Priced {
        /// Its charge detail record.
        cdr: CdrId,
    },
}

/// Why a transaction ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EndReason {
    /// The driver ended it at the station.
    Local,
    /// It was ended from afar.
    Remote,
    /// The cable was pulled at the vehicle.
    EvDisconnected,
    /// The token was refused after the start.
    Deauthorized,
    /// The station lost its power.
    PowerLoss,
    /// The station restarted.
    Reboot,
    /// The emergency stop was pressed.
    EmergencyStop,
    /// The station never said that it ended; a newer transaction on the same EVSE proves that it did.
    Superseded,
    /// The station never said that it ended, and was not heard of it for too long.
    NeverReported,
    /// Anything else, as the station names it.
    Other(String),
}
