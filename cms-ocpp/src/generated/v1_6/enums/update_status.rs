// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: update.
    ///
    /// OCPP 1.6, `UpdateStatus`.
    UpdateStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Failed`.
        Failed = "Failed",
        /// `NotSupported`.
        NotSupported = "NotSupported",
        /// `VersionMismatch`.
        VersionMismatch = "VersionMismatch",
    }
}
