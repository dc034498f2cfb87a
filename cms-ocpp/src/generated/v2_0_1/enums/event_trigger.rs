// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// What caused an event.
    ///
    /// OCPP 2.0.1, `EventTriggerEnumType`.
    EventTrigger {
        /// `Alerting`.
        Alerting = "Alerting",
        /// `Delta`.
        Delta = "Delta",
        /// `Periodic`.
        Periodic = "Periodic",
    }
}
