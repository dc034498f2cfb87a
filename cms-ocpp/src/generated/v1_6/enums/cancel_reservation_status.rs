// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How a request was answered or stands: cancel reservation.
    ///
    /// OCPP 1.6, `CancelReservationStatus`.
    CancelReservationStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
    }
}
