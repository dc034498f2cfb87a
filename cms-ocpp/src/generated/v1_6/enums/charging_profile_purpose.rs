// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// What a profile limits.
    ///
    /// OCPP 1.6, `ChargingProfilePurposeType`.
    ChargingProfilePurpose {
        /// `ChargePointMaxProfile`.
        ChargePointMaxProfile = "ChargePointMaxProfile",
        /// `TxDefaultProfile`.
        TxDefaultProfile = "TxDefaultProfile",
        /// `TxProfile`.
        TxProfile = "TxProfile",
    }
}
