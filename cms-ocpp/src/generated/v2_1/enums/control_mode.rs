// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Control mode.
    ///
    /// OCPP 2.1, `ControlModeEnumType`.
    ControlMode {
        /// `ScheduledControl`.
        ScheduledControl = "ScheduledControl",
        /// `DynamicControl`.
        DynamicControl = "DynamicControl",
    }
}
