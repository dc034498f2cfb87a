// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How a request was answered or stands: notify allowed energy transfer.
    ///
    /// OCPP 2.1, `NotifyAllowedEnergyTransferStatusEnumType`.
    NotifyAllowedEnergyTransferStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
    }
}
