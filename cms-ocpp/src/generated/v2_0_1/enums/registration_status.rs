// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How a request was answered or stands: registration.
    ///
    /// OCPP 2.0.1, `RegistrationStatusEnumType`.
    RegistrationStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Pending`.
        Pending = "Pending",
        /// `Rejected`.
        Rejected = "Rejected",
    }
}
