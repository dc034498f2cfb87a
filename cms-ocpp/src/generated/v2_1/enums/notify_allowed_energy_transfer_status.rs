// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: notify allowed energy transfer.
    ///
    /// OCPP 2.1, `NotifyAllowedEnergyTransferStatusEnumType`.
    NotifyAllowedEnergyTransferStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
    }
}
