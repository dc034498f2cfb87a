// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Whether a value is plain or signed.
    ///
    /// OCPP 1.6, `ValueFormat`.
    ValueFormat {
        /// `Raw`.
        Raw = "Raw",
        /// `SignedData`.
        SignedData = "SignedData",
    }
}
