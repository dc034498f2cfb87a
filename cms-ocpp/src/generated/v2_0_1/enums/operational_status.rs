// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// In service or out of it.
    ///
    /// OCPP 2.0.1, `OperationalStatusEnumType`.
    OperationalStatus {
        /// `Inoperative`.
        Inoperative = "Inoperative",
        /// `Operative`.
        Operative = "Operative",
    }
}
