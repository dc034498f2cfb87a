// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The unit of limits.
    ///
    /// OCPP 2.1, `ChargingRateUnitEnumType`.
    ChargingRateUnit {
        /// `W`.
        W = "W",
        /// `A`.
        A = "A",
    }
}
