// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: reservation update.
    ///
    /// OCPP 2.0.1, `ReservationUpdateStatusEnumType`.
    ReservationUpdateStatus {
        /// `Expired`.
        Expired = "Expired",
        /// `Removed`.
        Removed = "Removed",
    }
}
