// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Islanding detection.
    ///
    /// OCPP 2.1, `IslandingDetectionEnumType`.
    IslandingDetection {
        /// `NoAntiIslandingSupport`.
        NoAntiIslandingSupport = "NoAntiIslandingSupport",
        /// `RoCoF`.
        RoCoF = "RoCoF",
        /// `UVP_OVP`.
        UvpOvp = "UVP_OVP",
        /// `UFP_OFP`.
        UfpOfp = "UFP_OFP",
        /// `VoltageVectorShift`.
        VoltageVectorShift = "VoltageVectorShift",
        /// `ZeroCrossingDetection`.
        ZeroCrossingDetection = "ZeroCrossingDetection",
        /// `OtherPassive`.
        OtherPassive = "OtherPassive",
        /// `ImpedanceMeasurement`.
        ImpedanceMeasurement = "ImpedanceMeasurement",
        /// `ImpedanceAtFrequency`.
        ImpedanceAtFrequency = "ImpedanceAtFrequency",
        /// `SlipModeFrequencyShift`.
        SlipModeFrequencyShift = "SlipModeFrequencyShift",
        /// `SandiaFrequencyShift`.
        SandiaFrequencyShift = "SandiaFrequencyShift",
        /// `SandiaVoltageShift`.
        SandiaVoltageShift = "SandiaVoltageShift",
        /// `FrequencyJump`.
        FrequencyJump = "FrequencyJump",
        /// `RCLQFactor`.
        RclqFactor = "RCLQFactor",
        /// `OtherActive`.
        OtherActive = "OtherActive",
    }
}
