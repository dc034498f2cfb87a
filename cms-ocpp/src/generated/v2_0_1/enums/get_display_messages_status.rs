// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: get display messages.
    ///
    /// OCPP 2.0.1, `GetDisplayMessagesStatusEnumType`.
    GetDisplayMessagesStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Unknown`.
        NotKnown = "Unknown",
    }
}
