//! Connectors: the sockets and plugs of an EVSE.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::StationId;

/// A connector of an EVSE.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Connector {
    /// Its number at the EVSE, from 1.
    pub number: u32,
    /// Its form.
    pub standard: ConnectorStandard,
    /// What it delivers.
    pub power_type: PowerType,
    /// The most it delivers, in watts.
    pub max_power_w: u32,
}

/// The form of a connector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConnectorStandard {
    /// IEC 62196-2 type 1.
    Type1,
    /// IEC 62196-2 type 2.
    Type2,
    /// IEC 62196-3, combined with type 1.
    Ccs1,
    /// IEC 62196-3, combined with type 2.
    Ccs2,
    /// `CHAdeMO`.
    Chademo,
    /// SAE J3400.
    Nacs,
    /// A household socket.
    Domestic,
}

/// What a connector delivers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PowerType {
    /// One-phase alternating current.
    Ac1Phase,
    /// Three-phase alternating current.
    Ac3Phase,
    /// Direct current.
    Dc,
}

/// Which connector of all: station, EVSE and connector number. EVSE 0 is the station as a whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ConnectorAddress {
    /// The station.
    pub station: StationId,
    /// The EVSE's number, from 1; 0 for the station as a whole.
    pub evse: u32,
    /// The connector's number at the EVSE, from 1; 0 for the EVSE as a whole.
    pub connector: u32,
}

impl fmt::Display for ConnectorAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/{}", self.station, self.evse, self.connector)
    }
}
