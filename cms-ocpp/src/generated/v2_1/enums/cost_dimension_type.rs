// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The things that are paid for.
    ///
    /// OCPP 2.1, `CostDimensionEnumType`.
    CostDimensionType {
        /// `Energy`.
        Energy = "Energy",
        /// `MaxCurrent`.
        MaxCurrent = "MaxCurrent",
        /// `MinCurrent`.
        MinCurrent = "MinCurrent",
        /// `MaxPower`.
        MaxPower = "MaxPower",
        /// `MinPower`.
        MinPower = "MinPower",
        /// `IdleTIme`.
        IdleTIme = "IdleTIme",
        /// `ChargingTime`.
        ChargingTime = "ChargingTime",
    }
}
