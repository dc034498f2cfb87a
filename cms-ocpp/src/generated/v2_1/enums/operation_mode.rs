// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// What a station does while charging or discharging.
    ///
    /// OCPP 2.1, `OperationModeEnumType`.
    OperationMode {
        /// `Idle`.
        Idle = "Idle",
        /// `ChargingOnly`.
        ChargingOnly = "ChargingOnly",
        /// `CentralSetpoint`.
        CentralSetpoint = "CentralSetpoint",
        /// `ExternalSetpoint`.
        ExternalSetpoint = "ExternalSetpoint",
        /// `ExternalLimits`.
        ExternalLimits = "ExternalLimits",
        /// `CentralFrequency`.
        CentralFrequency = "CentralFrequency",
        /// `LocalFrequency`.
        LocalFrequency = "LocalFrequency",
        /// `LocalLoadBalancing`.
        LocalLoadBalancing = "LocalLoadBalancing",
    }
}
