// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Tariff cost.
    ///
    /// OCPP 2.1, `TariffCostEnumType`.
    TariffCost {
        /// `NormalCost`.
        NormalCost = "NormalCost",
        /// `MinCost`.
        MinCost = "MinCost",
        /// `MaxCost`.
        MaxCost = "MaxCost",
    }
}
