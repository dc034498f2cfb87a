// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The states of charging.
    ///
    /// OCPP 2.1, `ChargingStateEnumType`.
    ChargingState {
        /// `EVConnected`.
        EvConnected = "EVConnected",
        /// `Charging`.
        Charging = "Charging",
        /// `SuspendedEV`: the vehicle takes no energy.
        SuspendedEv = "SuspendedEV",
        /// `SuspendedEVSE`: the EVSE offers no energy.
        SuspendedEvse = "SuspendedEVSE",
        /// `Idle`.
        Idle = "Idle",
    }
}
