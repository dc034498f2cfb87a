// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: priority charging.
    ///
    /// OCPP 2.1, `PriorityChargingStatusEnumType`.
    PriorityChargingStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `NoProfile`.
        NoProfile = "NoProfile",
    }
}
