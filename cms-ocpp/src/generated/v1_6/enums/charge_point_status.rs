// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How a request was answered or stands: charge point.
    ///
    /// OCPP 1.6, `ChargePointStatus`.
    ChargePointStatus {
        /// `Available`.
        Available = "Available",
        /// `Preparing`.
        Preparing = "Preparing",
        /// `Charging`.
        Charging = "Charging",
        /// `SuspendedEVSE`.
        SuspendedEvse = "SuspendedEVSE",
        /// `SuspendedEV`.
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
