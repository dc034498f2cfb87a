// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Whether the CSMS has accepted the station.
    ///
    /// OCPP 2.1, `RegistrationStatusEnumType`.
    RegistrationStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Pending`: not yet: the CSMS wants to set the station up first.
        Pending = "Pending",
        /// `Rejected`.
        Rejected = "Rejected",
    }
}
