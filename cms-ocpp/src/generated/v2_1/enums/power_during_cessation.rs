// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Power during cessation.
    ///
    /// OCPP 2.1, `PowerDuringCessationEnumType`.
    PowerDuringCessation {
        /// `Active`.
        Active = "Active",
        /// `Reactive`.
        Reactive = "Reactive",
    }
}
