// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Who set a monitor up.
    ///
    /// OCPP 2.0.1, `EventNotificationEnumType`.
    EventNotificationType {
        /// `HardWiredNotification`.
        HardWiredNotification = "HardWiredNotification",
        /// `HardWiredMonitor`.
        HardWiredMonitor = "HardWiredMonitor",
        /// `PreconfiguredMonitor`.
        PreconfiguredMonitor = "PreconfiguredMonitor",
        /// `CustomMonitor`.
        CustomMonitor = "CustomMonitor",
    }
}
