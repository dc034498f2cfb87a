// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: DER control.
    ///
    /// OCPP 2.1, `DERControlStatusEnumType`.
    DerControlStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `NotSupported`.
        NotSupported = "NotSupported",
        /// `NotFound`.
        NotFound = "NotFound",
    }
}
