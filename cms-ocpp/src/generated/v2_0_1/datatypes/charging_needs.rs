// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::EnergyTransferMode;
use super::{AcChargingParameters, DcChargingParameters};
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// What a vehicle asks for.
///
/// OCPP 2.0.1, `ChargingNeedsType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargingNeeds {
    /// What the vehicle says about AC charging.
    pub ac_charging_parameters: Option<AcChargingParameters>,
    /// What the vehicle says about DC charging.
    pub dc_charging_parameters: Option<DcChargingParameters>,
    /// The way of energy transfer asked for.
    pub requested_energy_transfer: EnergyTransferMode,
    /// When the driver means to leave.
    pub departure_time: Option<Timestamp>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ChargingNeeds {
    /// With the required members.
    #[must_use]
    pub fn new(requested_energy_transfer: EnergyTransferMode) -> Self {
        Self {
            ac_charging_parameters: None,
            dc_charging_parameters: None,
            requested_energy_transfer,
            departure_time: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    ChargingNeeds closed {
        0 ac_charging_parameters: "acChargingParameters" optional ValueSchema::Object(AcChargingParameters::SCHEMA);
        1 dc_charging_parameters: "dcChargingParameters" optional ValueSchema::Object(DcChargingParameters::SCHEMA);
        2 requested_energy_transfer: "requestedEnergyTransfer" required ValueSchema::Choice(EnergyTransferMode::SCHEMA);
        3 departure_time: "departureTime" optional ValueSchema::Time;
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
