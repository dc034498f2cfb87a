// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Grid event fault.
    ///
    /// OCPP 2.1, `GridEventFaultEnumType`.
    GridEventFault {
        /// `CurrentImbalance`.
        CurrentImbalance = "CurrentImbalance",
        /// `LocalEmergency`.
        LocalEmergency = "LocalEmergency",
        /// `LowInputPower`.
        LowInputPower = "LowInputPower",
        /// `OverCurrent`.
        OverCurrent = "OverCurrent",
        /// `OverFrequency`.
        OverFrequency = "OverFrequency",
        /// `OverVoltage`.
        OverVoltage = "OverVoltage",
        /// `PhaseRotation`.
        PhaseRotation = "PhaseRotation",
        /// `RemoteEmergency`.
        RemoteEmergency = "RemoteEmergency",
        /// `UnderFrequency`.
        UnderFrequency = "UnderFrequency",
        /// `UnderVoltage`.
        UnderVoltage = "UnderVoltage",
        /// `VoltageImbalance`.
        VoltageImbalance = "VoltageImbalance",
    }
}
