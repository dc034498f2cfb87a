// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The states of charging.
    ///
    /// OCPP 2.0.1, `ChargingStateEnumType`.
    ChargingState {
        /// `Charging`.
        Charging = "Charging",
        /// `EVConnected`.
        EvConnected = "EVConnected",
        /// `SuspendedEV`: the vehicle takes no energy.
        SuspendedEv = "SuspendedEV",
        /// `SuspendedEVSE`: the EVSE offers no energy.
        SuspendedEvse = "SuspendedEVSE",
        /// `Idle`.
        Idle = "Idle",
    }
}
