// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: display message.
    ///
    /// OCPP 2.1, `DisplayMessageStatusEnumType`.
    DisplayMessageStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `NotSupportedMessageFormat`.
        NotSupportedMessageFormat = "NotSupportedMessageFormat",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `NotSupportedPriority`.
        NotSupportedPriority = "NotSupportedPriority",
        /// `NotSupportedState`.
        NotSupportedState = "NotSupportedState",
        /// `UnknownTransaction`.
        UnknownTransaction = "UnknownTransaction",
        /// `LanguageNotSupported`.
        LanguageNotSupported = "LanguageNotSupported",
    }
}
