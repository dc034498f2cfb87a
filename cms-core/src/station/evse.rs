//! EVSEs: the parts of a station that charge one vehicle at a time.

use serde::{Deserialize, Serialize};

use super::{Connector, EvseId};

/// An EVSE of a station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evse {
    /// Its number at the station, from 1; OCPP 1.6 calls it the connector id.
    pub number: u32,
    /// Its worldwide unique id.
    pub id: EvseId,
    /// Its connectors, of which one is in use at a time.
    pub connectors: Vec<Connector>,
}
