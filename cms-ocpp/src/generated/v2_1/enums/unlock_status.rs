// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: unlock.
    ///
    /// OCPP 2.1, `UnlockStatusEnumType`.
    UnlockStatus {
        /// `Unlocked`.
        Unlocked = "Unlocked",
        /// `UnlockFailed`.
        UnlockFailed = "UnlockFailed",
        /// `OngoingAuthorizedTransaction`.
        OngoingAuthorizedTransaction = "OngoingAuthorizedTransaction",
        /// `UnknownConnector`.
        UnknownConnector = "UnknownConnector",
    }
}
