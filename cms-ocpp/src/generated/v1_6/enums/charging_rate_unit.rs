// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The unit of limits.
    ///
    /// OCPP 1.6, `ChargingRateUnitType`.
    ChargingRateUnit {
        /// `A`.
        A = "A",
        /// `W`.
        W = "W",
    }
}
