// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Battery swap event.
    ///
    /// OCPP 2.1, `BatterySwapEventEnumType`.
    BatterySwapEvent {
        /// `BatteryIn`.
        BatteryIn = "BatteryIn",
        /// `BatteryOut`.
        BatteryOut = "BatteryOut",
        /// `BatteryOutTimeout`.
        BatteryOutTimeout = "BatteryOutTimeout",
    }
}
