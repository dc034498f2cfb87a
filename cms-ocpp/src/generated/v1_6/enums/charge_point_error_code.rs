// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The errors a charge point reports.
    ///
    /// OCPP 1.6, `ChargePointErrorCode`.
    ChargePointErrorCode {
        /// `ConnectorLockFailure`.
        ConnectorLockFailure = "ConnectorLockFailure",
        /// `EVCommunicationError`.
        EvCommunicationError = "EVCommunicationError",
        /// `GroundFailure`.
        GroundFailure = "GroundFailure",
        /// `HighTemperature`.
        HighTemperature = "HighTemperature",
        /// `InternalError`.
        InternalError = "InternalError",
        /// `LocalListConflict`.
        LocalListConflict = "LocalListConflict",
        /// `NoError`.
        NoError = "NoError",
        /// `OtherError`.
        OtherError = "OtherError",
        /// `OverCurrentFailure`.
        OverCurrentFailure = "OverCurrentFailure",
        /// `PowerMeterFailure`.
        PowerMeterFailure = "PowerMeterFailure",
        /// `PowerSwitchFailure`.
        PowerSwitchFailure = "PowerSwitchFailure",
        /// `ReaderFailure`.
        ReaderFailure = "ReaderFailure",
        /// `ResetFailure`.
        ResetFailure = "ResetFailure",
        /// `UnderVoltage`.
        UnderVoltage = "UnderVoltage",
        /// `OverVoltage`.
        OverVoltage = "OverVoltage",
        /// `WeakSignal`.
        WeakSignal = "WeakSignal",
    }
}
