// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How to restart.
    ///
    /// OCPP 1.6, `ResetType`.
    ResetType {
        /// `Hard`: at once.
        Hard = "Hard",
        /// `Soft`: after what runs has ended in order.
        Soft = "Soft",
    }
}
