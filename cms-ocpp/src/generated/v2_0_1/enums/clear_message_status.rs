// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: clear message.
    ///
    /// OCPP 2.0.1, `ClearMessageStatusEnumType`.
    ClearMessageStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Unknown`.
        NotKnown = "Unknown",
    }
}
