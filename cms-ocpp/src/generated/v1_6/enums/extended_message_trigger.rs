// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The messages that can be asked for, those of the security extension included.
    ///
    /// OCPP 1.6, `MessageTriggerEnumType`.
    ExtendedMessageTrigger {
        /// `BootNotification`.
        BootNotification = "BootNotification",
        /// `LogStatusNotification`.
        LogStatusNotification = "LogStatusNotification",
        /// `FirmwareStatusNotification`.
        FirmwareStatusNotification = "FirmwareStatusNotification",
        /// `Heartbeat`.
        Heartbeat = "Heartbeat",
        /// `MeterValues`.
        MeterValues = "MeterValues",
        /// `SignChargePointCertificate`.
        SignChargePointCertificate = "SignChargePointCertificate",
        /// `StatusNotification`.
        StatusNotification = "StatusNotification",
    }
}
