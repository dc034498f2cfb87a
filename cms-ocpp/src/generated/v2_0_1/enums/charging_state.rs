// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Charging state.
    ///
    /// OCPP 2.0.1, `ChargingStateEnumType`.
    ChargingState {
        /// `Charging`.
        Charging = "Charging",
        /// `EVConnected`.
        EvConnected = "EVConnected",
        /// `SuspendedEV`.
        SuspendedEv = "SuspendedEV",
        /// `SuspendedEVSE`.
        SuspendedEvse = "SuspendedEVSE",
        /// `Idle`.
        Idle = "Idle",
    }
}
