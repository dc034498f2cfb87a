// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The types of connectors.
    ///
    /// OCPP 2.0.1, `ConnectorEnumType`.
    ConnectorType {
        /// `cCCS1`.
        CCcs1 = "cCCS1",
        /// `cCCS2`.
        CCcs2 = "cCCS2",
        /// `cG105`.
        CG105 = "cG105",
        /// `cTesla`.
        CTesla = "cTesla",
        /// `cType1`.
        CType1 = "cType1",
        /// `cType2`.
        CType2 = "cType2",
        /// `s309-1P-16A`.
        S309SinglePhase16A = "s309-1P-16A",
        /// `s309-1P-32A`.
        S309SinglePhase32A = "s309-1P-32A",
        /// `s309-3P-16A`.
        S309ThreePhase16A = "s309-3P-16A",
        /// `s309-3P-32A`.
        S309ThreePhase32A = "s309-3P-32A",
        /// `sBS1361`.
        SBs1361 = "sBS1361",
        /// `sCEE-7-7`.
        SCee7_7 = "sCEE-7-7",
        /// `sType2`.
        SType2 = "sType2",
        /// `sType3`.
        SType3 = "sType3",
        /// `Other1PhMax16A`.
        Other1PhMax16A = "Other1PhMax16A",
        /// `Other1PhOver16A`.
        Other1PhOver16A = "Other1PhOver16A",
        /// `Other3Ph`.
        Other3Ph = "Other3Ph",
        /// `Pan`.
        Pan = "Pan",
        /// `wInductive`.
        WInductive = "wInductive",
        /// `wResonant`.
        WResonant = "wResonant",
        /// `Undetermined`.
        Undetermined = "Undetermined",
        /// `Unknown`.
        NotKnown = "Unknown",
    }
}
