// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The state of the station a message is shown in.
    ///
    /// OCPP 2.1, `MessageStateEnumType`.
    MessageState {
        /// `Charging`.
        Charging = "Charging",
        /// `Faulted`.
        Faulted = "Faulted",
        /// `Idle`.
        Idle = "Idle",
        /// `Unavailable`.
        Unavailable = "Unavailable",
        /// `Suspended`.
        Suspended = "Suspended",
        /// `Discharging`.
        Discharging = "Discharging",
    }
}
