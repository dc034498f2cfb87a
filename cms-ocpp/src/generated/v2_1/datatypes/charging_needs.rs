// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{ControlMode, EnergyTransferMode, MobilityNeedsMode};
use super::{AcChargingParameters, DcChargingParameters, DerChargingParameters, EvEnergyOffer, V2xChargingParameters};
use crate::schema::{ListSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// What a vehicle asks for.
///
/// OCPP 2.1, `ChargingNeedsType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ChargingNeeds {
    /// What the vehicle says about AC charging.
    pub ac_charging_parameters: Option<AcChargingParameters>,
    /// DER charging parameters.
    pub der_charging_parameters: Option<DerChargingParameters>,
    /// EV energy offer.
    pub ev_energy_offer: Option<EvEnergyOffer>,
    /// The way of energy transfer asked for.
    pub requested_energy_transfer: EnergyTransferMode,
    /// What the vehicle says about DC charging.
    pub dc_charging_parameters: Option<DcChargingParameters>,
    /// V2X charging parameters.
    pub v2x_charging_parameters: Option<V2xChargingParameters>,
    /// Available energy transfer. At least 1 item.
    pub available_energy_transfer: Option<Vec<EnergyTransferMode>>,
    /// Control mode.
    pub control_mode: Option<ControlMode>,
    /// Mobility needs mode.
    pub mobility_needs_mode: Option<MobilityNeedsMode>,
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
            der_charging_parameters: None,
            ev_energy_offer: None,
            requested_energy_transfer,
            dc_charging_parameters: None,
            v2x_charging_parameters: None,
            available_energy_transfer: None,
            control_mode: None,
            mobility_needs_mode: None,
            departure_time: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    ChargingNeeds closed {
        0 ac_charging_parameters: "acChargingParameters" optional ValueSchema::Object(AcChargingParameters::SCHEMA);
        1 der_charging_parameters: "derChargingParameters" optional ValueSchema::Object(DerChargingParameters::SCHEMA);
        2 ev_energy_offer: "evEnergyOffer" optional ValueSchema::Object(EvEnergyOffer::SCHEMA);
        3 requested_energy_transfer: "requestedEnergyTransfer" required ValueSchema::Choice(EnergyTransferMode::SCHEMA);
        4 dc_charging_parameters: "dcChargingParameters" optional ValueSchema::Object(DcChargingParameters::SCHEMA);
        5 v2x_charging_parameters: "v2xChargingParameters" optional ValueSchema::Object(V2xChargingParameters::SCHEMA);
        6 available_energy_transfer: "availableEnergyTransfer" optional ValueSchema::List(&ListSchema::new(ValueSchema::Choice(EnergyTransferMode::SCHEMA), 1, None));
        7 control_mode: "controlMode" optional ValueSchema::Choice(ControlMode::SCHEMA);
        8 mobility_needs_mode: "mobilityNeedsMode" optional ValueSchema::Choice(MobilityNeedsMode::SCHEMA);
        9 departure_time: "departureTime" optional ValueSchema::Time;
        10 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
