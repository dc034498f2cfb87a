// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: customer information.
    ///
    /// OCPP 2.0.1, `CustomerInformationStatusEnumType`.
    CustomerInformationStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `Invalid`.
        Invalid = "Invalid",
    }
}
