// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The kinds of tokens.
    ///
    /// OCPP 2.0.1, `IdTokenEnumType`.
    IdTokenType {
        /// `Central`.
        Central = "Central",
        /// `eMAID`.
        EMaid = "eMAID",
        /// `ISO14443`.
        Iso14443 = "ISO14443",
        /// `ISO15693`.
        Iso15693 = "ISO15693",
        /// `KeyCode`.
        KeyCode = "KeyCode",
        /// `Local`.
        Local = "Local",
        /// `MacAddress`.
        MacAddress = "MacAddress",
        /// `NoAuthorization`.
        NoAuthorization = "NoAuthorization",
    }
}
