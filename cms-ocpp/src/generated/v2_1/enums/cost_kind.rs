// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// What an amount is.
    ///
    /// OCPP 2.1, `CostKindEnumType`.
    CostKind {
        /// `CarbonDioxideEmission`.
        CarbonDioxideEmission = "CarbonDioxideEmission",
        /// `RelativePricePercentage`.
        RelativePricePercentage = "RelativePricePercentage",
        /// `RenewableGenerationPercentage`.
        RenewableGenerationPercentage = "RenewableGenerationPercentage",
    }
}
