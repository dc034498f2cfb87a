// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// When a monitor fires.
    ///
    /// OCPP 2.0.1, `MonitorEnumType`.
    MonitorType {
        /// `UpperThreshold`.
        UpperThreshold = "UpperThreshold",
        /// `LowerThreshold`.
        LowerThreshold = "LowerThreshold",
        /// `Delta`.
        Delta = "Delta",
        /// `Periodic`.
        Periodic = "Periodic",
        /// `PeriodicClockAligned`.
        PeriodicClockAligned = "PeriodicClockAligned",
    }
}
