// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How the times of a schedule are meant.
    ///
    /// OCPP 2.1, `ChargingProfileKindEnumType`.
    ChargingProfileKind {
        /// `Absolute`.
        Absolute = "Absolute",
        /// `Recurring`.
        Recurring = "Recurring",
        /// `Relative`.
        Relative = "Relative",
        /// `Dynamic`.
        Dynamic = "Dynamic",
    }
}
