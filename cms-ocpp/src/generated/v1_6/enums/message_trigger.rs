// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The messages that can be asked for.
    ///
    /// OCPP 1.6, `MessageTrigger`.
    MessageTrigger {
        /// `BootNotification`.
        BootNotification = "BootNotification",
        /// `DiagnosticsStatusNotification`.
        DiagnosticsStatusNotification = "DiagnosticsStatusNotification",
        /// `FirmwareStatusNotification`.
        FirmwareStatusNotification = "FirmwareStatusNotification",
        /// `Heartbeat`.
        Heartbeat = "Heartbeat",
        /// `MeterValues`.
        MeterValues = "MeterValues",
        /// `StatusNotification`.
        StatusNotification = "StatusNotification",
    }
}
