// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: generic device model.
    ///
    /// OCPP 2.0.1, `GenericDeviceModelStatusEnumType`.
    GenericDeviceModelStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `NotSupported`.
        NotSupported = "NotSupported",
        /// `EmptyResultSet`.
        EmptyResultSet = "EmptyResultSet",
    }
}
