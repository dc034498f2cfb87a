// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The states of a connector or the charge point.
    ///
    /// OCPP 1.6, `ChargePointStatus`.
    ChargePointStatus {
        /// `Available`.
        Available = "Available",
        /// `Preparing`.
        Preparing = "Preparing",
        /// `Charging`.
        Charging = "Charging",
        /// `SuspendedEVSE`: the charge point offers no energy.
        SuspendedEvse = "SuspendedEVSE",
        /// `SuspendedEV`: the vehicle takes no energy.
        SuspendedEv = "SuspendedEV",
        /// `Finishing`.
        Finishing = "Finishing",
        /// `Reserved`.
        Reserved = "Reserved",
        /// `Unavailable`.
        Unavailable = "Unavailable",
        /// `Faulted`.
        Faulted = "Faulted",
    }
}
