// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Whether a transaction begins, goes on or ends.
    ///
    /// OCPP 2.0.1, `TransactionEventEnumType`.
    TransactionEventType {
        /// `Ended`.
        Ended = "Ended",
        /// `Started`.
        Started = "Started",
        /// `Updated`.
        Updated = "Updated",
    }
}
