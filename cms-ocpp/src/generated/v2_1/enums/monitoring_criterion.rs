// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Monitoring criterion.
    ///
    /// OCPP 2.1, `MonitoringCriterionEnumType`.
    MonitoringCriterion {
        /// `ThresholdMonitoring`.
        ThresholdMonitoring = "ThresholdMonitoring",
        /// `DeltaMonitoring`.
        DeltaMonitoring = "DeltaMonitoring",
        /// `PeriodicMonitoring`.
        PeriodicMonitoring = "PeriodicMonitoring",
    }
}
