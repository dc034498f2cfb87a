// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: unpublish firmware.
    ///
    /// OCPP 2.0.1, `UnpublishFirmwareStatusEnumType`.
    UnpublishFirmwareStatus {
        /// `DownloadOngoing`.
        DownloadOngoing = "DownloadOngoing",
        /// `NoFirmware`.
        NoFirmware = "NoFirmware",
        /// `Unpublished`.
        Unpublished = "Unpublished",
    }
}
