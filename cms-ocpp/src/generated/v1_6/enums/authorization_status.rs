// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Whether a token may be used.
    ///
    /// OCPP 1.6, `AuthorizationStatus`.
    AuthorizationStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Blocked`.
        Blocked = "Blocked",
        /// `Expired`.
        Expired = "Expired",
        /// `Invalid`.
        Invalid = "Invalid",
        /// `ConcurrentTx`: the token already has a transaction.
        ConcurrentTx = "ConcurrentTx",
    }
}
