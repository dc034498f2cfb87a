// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How a request was answered or stands: update.
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
