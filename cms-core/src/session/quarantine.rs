//! What a station reported and nobody can be billed for yet: kept, with its reason, until an operator or a later event
//! settles it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::settle::BilledBefore;
use crate::metering::Energy;
use crate::station::StationId;
use crate::storage::{IndexEntry, Row, Table};
use crate::{CdrId, SessionId};

/// A final event that did not become a charge detail record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct QuarantineItem {
    /// Its id: the session's where there is one, else made of station, transaction and content.
    pub id: String,
    /// The station it came from.
    pub station: StationId,
    /// The transaction id it named.
    pub transaction_id: String,
    /// The session it belongs to.
    pub session: Option<SessionId>,
    /// Why it is here.
    pub reason: QuarantineReason,
    /// The energy it tells of, where that can be told.
    pub energy: Option<Energy>,
    /// The event, in neutral terms and without tokens, as JSON text.
    pub report: Option<String>,
    /// The station's time of the event.
    pub at: DateTime<Utc>,
    /// When we heard of it.
    pub received_at: DateTime<Utc>,
    /// What became of it.
    pub state: QuarantineState,
    /// What was billed of the session before; of an item that speaks against a bill.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub billed: Option<BilledBefore>,
    /// Whether a token came after the bill that somebody else should have been charged for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub other_payer: bool,
}

impl QuarantineItem {
    /// An open item.
    #[expect(clippy::too_many_arguments, reason = "a row with eight facts; a builder would only rename them")]
    pub(super) const fn open(
        id: String,
        station: StationId,
        transaction_id: String,
        session: Option<SessionId>,
        reason: QuarantineReason,
        energy: Option<Energy>,
        report: Option<String>,
        (at, received_at): (DateTime<Utc>, DateTime<Utc>),
    ) -> Self {
        let state = QuarantineState::Open;
        Self {
            id,
            station,
            transaction_id,
            session,
            reason,
            energy,
            report,
            at,
            received_at,
            state,
            billed: None,
            other_payer: false,
        }
    }
}

impl Row for QuarantineItem {
    const TABLE: Table = Table::new("quarantine");

    fn id(&self) -> String {
        self.id.clone()
    }

    fn index(&self) -> Vec<IndexEntry> {
        match self.state {
            QuarantineState::Open => vec![IndexEntry::new("open", self.station.as_str())],
            QuarantineState::Billed { .. } | QuarantineState::Withdrawn => Vec::new(),
        }
    }
}

/// Why something is in quarantine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QuarantineReason {
    /// No transaction with this id began at this station.
    UnknownTransaction,
    /// The token was refused or none was presented, so there is nobody to bill.
    NoAccount,
    /// The station has no tariff.
    NoTariff,
    /// The station used an EVSE that was not commissioned.
    UnknownEvse,
    /// The station never reported the start.
    MissingStart,
    /// The station counts its reports, and some between start and end have not come; they are waited for.
    MissingReports,
    /// The station never reported the end.
    MissingEnd,
    /// No register value tells the energy.
    NoMeterValue,
    /// The register went backwards.
    MeterRegression,
    /// The end lies before the start.
    TimeReversal,
    /// The session has been priced, and this end tells something else.
    ConflictingEnd,
    /// The session has been priced, and by a report that came later it would have been another price.
    LateReport,
    /// More energy than any connector can deliver in the time.
    ImplausibleEnergy,
    /// The price cannot be computed.
    Unpriceable,
}

/// What became of a quarantine item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QuarantineState {
    /// It waits.
    Open,
    /// A later event made it billable.
    Billed {
        /// The charge detail record it became.
        cdr: CdrId,
    },
    /// A later event showed that nothing is wrong.
    Withdrawn,
}
