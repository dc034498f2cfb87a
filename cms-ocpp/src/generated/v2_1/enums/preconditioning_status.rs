// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: preconditioning.
    ///
    /// OCPP 2.1, `PreconditioningStatusEnumType`.
    PreconditioningStatus {
        /// `Unknown`.
        NotKnown = "Unknown",
        /// `Ready`.
        Ready = "Ready",
        /// `NotReady`.
        NotReady = "NotReady",
        /// `Preconditioning`.
        Preconditioning = "Preconditioning",
    }
}
