// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Whether a value can be read and written.
    ///
    /// OCPP 2.0.1, `MutabilityEnumType`.
    Mutability {
        /// `ReadOnly`.
        ReadOnly = "ReadOnly",
        /// `WriteOnly`.
        WriteOnly = "WriteOnly",
        /// `ReadWrite`.
        ReadWrite = "ReadWrite",
    }
}
