// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How a request was answered or stands: update firmware.
    ///
    /// OCPP 1.6, `UpdateFirmwareStatusEnumType`.
    UpdateFirmwareStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `AcceptedCanceled`.
        AcceptedCanceled = "AcceptedCanceled",
        /// `InvalidCertificate`.
        InvalidCertificate = "InvalidCertificate",
        /// `RevokedCertificate`.
        RevokedCertificate = "RevokedCertificate",
    }
}
