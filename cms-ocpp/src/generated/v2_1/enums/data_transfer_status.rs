// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How a request was answered or stands: data transfer.
    ///
    /// OCPP 2.1, `DataTransferStatusEnumType`.
    DataTransferStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `UnknownMessageId`.
        UnknownMessageId = "UnknownMessageId",
        /// `UnknownVendorId`.
        UnknownVendorId = "UnknownVendorId",
    }
}
