// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: payment.
    ///
    /// OCPP 2.1, `PaymentStatusEnumType`.
    PaymentStatus {
        /// `Settled`.
        Settled = "Settled",
        /// `Canceled`.
        Canceled = "Canceled",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `Failed`.
        Failed = "Failed",
    }
}
