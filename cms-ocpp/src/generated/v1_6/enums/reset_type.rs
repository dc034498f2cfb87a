// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Reset type.
    ///
    /// OCPP 1.6, `ResetType`.
    ResetType {
        /// `Hard`.
        Hard = "Hard",
        /// `Soft`.
        Soft = "Soft",
    }
}
