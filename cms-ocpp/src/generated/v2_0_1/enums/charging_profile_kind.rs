// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Charging profile kind.
    ///
    /// OCPP 2.0.1, `ChargingProfileKindEnumType`.
    ChargingProfileKind {
        /// `Absolute`.
        Absolute = "Absolute",
        /// `Recurring`.
        Recurring = "Recurring",
        /// `Relative`.
        Relative = "Relative",
    }
}
