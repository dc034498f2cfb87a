// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Charging state.
    ///
    /// OCPP 2.1, `ChargingStateEnumType`.
    ChargingState {
        /// `EVConnected`.
        EvConnected = "EVConnected",
        /// `Charging`.
        Charging = "Charging",
        /// `SuspendedEV`.
        SuspendedEv = "SuspendedEV",
        /// `SuspendedEVSE`.
        SuspendedEvse = "SuspendedEVSE",
        /// `Idle`.
        Idle = "Idle",
    }
}
