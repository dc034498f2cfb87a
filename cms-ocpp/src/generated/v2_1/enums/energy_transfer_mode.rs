// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The ways of energy transfer.
    ///
    /// OCPP 2.1, `EnergyTransferModeEnumType`.
    EnergyTransferMode {
        /// `AC_single_phase`.
        AcSinglePhase = "AC_single_phase",
        /// `AC_two_phase`.
        AcTwoPhase = "AC_two_phase",
        /// `AC_three_phase`.
        AcThreePhase = "AC_three_phase",
        /// `DC`.
        Dc = "DC",
        /// `AC_BPT`.
        AcBpt = "AC_BPT",
        /// `AC_BPT_DER`.
        AcBptDer = "AC_BPT_DER",
        /// `AC_DER`.
        AcDer = "AC_DER",
        /// `DC_BPT`.
        DcBpt = "DC_BPT",
        /// `DC_ACDP`.
        DcAcdp = "DC_ACDP",
        /// `DC_ACDP_BPT`.
        DcAcdpBpt = "DC_ACDP_BPT",
        /// `WPT`.
        Wpt = "WPT",
    }
}
