// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How a request was answered or stands: send local list.
    ///
    /// OCPP 2.1, `SendLocalListStatusEnumType`.
    SendLocalListStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Failed`.
        Failed = "Failed",
        /// `VersionMismatch`.
        VersionMismatch = "VersionMismatch",
    }
}
