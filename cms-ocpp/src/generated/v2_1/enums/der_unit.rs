// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The unit of a curve.
    ///
    /// OCPP 2.1, `DERUnitEnumType`.
    DerUnit {
        /// `Not_Applicable`.
        NotApplicable = "Not_Applicable",
        /// `PctMaxW`.
        PctMaxW = "PctMaxW",
        /// `PctMaxVar`.
        PctMaxVar = "PctMaxVar",
        /// `PctWAvail`.
        PctWAvail = "PctWAvail",
        /// `PctVarAvail`.
        PctVarAvail = "PctVarAvail",
        /// `PctEffectiveV`.
        PctEffectiveV = "PctEffectiveV",
    }
}
