// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Whether a list is replaced or changed.
    ///
    /// OCPP 2.0.1, `UpdateEnumType`.
    UpdateType {
        /// `Differential`.
        Differential = "Differential",
        /// `Full`.
        Full = "Full",
    }
}
