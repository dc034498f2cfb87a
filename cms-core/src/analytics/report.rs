//! A report.

use serde::{Deserialize, Serialize};

use super::{Period, csv, table};
use crate::metering::Energy;
use crate::money::{Currency, Money};

/// What a network did in a period, by the charge detail records.
///
/// A session counts, with its energy and its revenue, in the period in which it ended. The occupancy of a connector counts
/// the part of each session that falls into the period, also where the session ended after it. Sessions that have not ended
/// have no record and are not in the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Report {
    /// The period.
    pub period: Period,
    /// How many sessions ended in it.
    pub sessions: u64,
    /// The energy of these sessions.
    pub energy: Energy,
    /// Their revenue, per currency in the order of the codes.
    pub revenue: Vec<Revenue>,
    /// The connectors on which there was a session in the period, by station, EVSE id and connector.
    pub connectors: Vec<ConnectorUse>,
}

impl Report {
    /// The report as plain text in aligned columns, for terminals.
    #[must_use]
    pub fn to_text(&self) -> String {
        table::text(self)
    }

    /// The use of the connectors as CSV (RFC 4180, a header, comma, CRLF), for spreadsheets.
    ///
    /// A text that a spreadsheet would take for a formula gets an apostrophe in front. Energy is in kWh, times are in
    /// seconds, and utilization is in parts per million.
    #[must_use]
    pub fn connectors_csv(&self) -> String {
        csv::connectors(self)
    }

    /// The revenue as CSV, one line per currency; as [`Report::connectors_csv`].
    #[must_use]
    pub fn revenue_csv(&self) -> String {
        csv::revenue(self)
    }
}

/// The revenue of the sessions that ended in a period, in one currency. What was paid, what is open and what was not
/// invoiced make up the gross revenue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Revenue {
    /// The currency.
    pub currency: Currency,
    /// How many sessions.
    pub sessions: u64,
    /// Revenue without tax.
    pub net: Money,
    /// Value added tax.
    pub vat: Money,
    /// Revenue with tax.
    pub gross: Money,
    /// What was paid of it.
    pub paid: Money,
    /// What is still to be paid of it.
    pub unpaid: Money,
    /// What nobody was invoiced for.
    pub uninvoiced: Money,
}

/// How much a connector was used in a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConnectorUse {
    /// The station, by the identity under which it connects.
    pub station: String,
    /// The EVSE, by its id on the sign.
    pub evse_id: String,
    /// The connector of the EVSE.
    pub connector: u32,
    /// How many sessions ended in the period.
    pub sessions: u64,
    /// Their energy.
    pub energy: Energy,
    /// How long there was a session on it within the period, in milliseconds; sessions that overlap count once.
    pub occupied_ms: i64,
    /// [`ConnectorUse::occupied_ms`] by the length of the period, in parts per million, cut down: 1 000 000 means the
    /// whole time.
    pub occupancy_utilization: u32,
}
