// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// What a profile limits.
    ///
    /// OCPP 2.1, `ChargingProfilePurposeEnumType`.
    ChargingProfilePurpose {
        /// `ChargingStationExternalConstraints`.
        ChargingStationExternalConstraints = "ChargingStationExternalConstraints",
        /// `ChargingStationMaxProfile`.
        ChargingStationMaxProfile = "ChargingStationMaxProfile",
        /// `TxDefaultProfile`.
        TxDefaultProfile = "TxDefaultProfile",
        /// `TxProfile`.
        TxProfile = "TxProfile",
        /// `PriorityCharging`.
        PriorityCharging = "PriorityCharging",
        /// `LocalGeneration`.
        LocalGeneration = "LocalGeneration",
    }
}
