// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Transaction event type.
    ///
    /// OCPP 2.1, `TransactionEventEnumType`.
    TransactionEventType {
        /// `Ended`.
        Ended = "Ended",
        /// `Started`.
        Started = "Started",
        /// `Updated`.
        Updated = "Updated",
    }
}
