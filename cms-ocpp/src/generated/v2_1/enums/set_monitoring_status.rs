// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: set monitoring.
    ///
    /// OCPP 2.1, `SetMonitoringStatusEnumType`.
    SetMonitoringStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `UnknownComponent`.
        UnknownComponent = "UnknownComponent",
        /// `UnknownVariable`.
        UnknownVariable = "UnknownVariable",
        /// `UnsupportedMonitorType`.
        UnsupportedMonitorType = "UnsupportedMonitorType",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `Duplicate`.
        Duplicate = "Duplicate",
    }
}
