// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The ways of energy transfer.
    ///
    /// OCPP 2.0.1, `EnergyTransferModeEnumType`.
    EnergyTransferMode {
        /// `DC`.
        Dc = "DC",
        /// `AC_single_phase`.
        AcSinglePhase = "AC_single_phase",
        /// `AC_two_phase`.
        AcTwoPhase = "AC_two_phase",
        /// `AC_three_phase`.
        AcThreePhase = "AC_three_phase",
    }
}
