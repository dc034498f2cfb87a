// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: diagnostics.
    ///
    /// OCPP 1.6, `DiagnosticsStatus`.
    DiagnosticsStatus {
        /// `Idle`.
        Idle = "Idle",
        /// `Uploaded`.
        Uploaded = "Uploaded",
        /// `UploadFailed`.
        UploadFailed = "UploadFailed",
        /// `Uploading`.
        Uploading = "Uploading",
    }
}
