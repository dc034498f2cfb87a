// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Reset type.
    ///
    /// OCPP 2.1, `ResetEnumType`.
    ResetType {
        /// `Immediate`.
        Immediate = "Immediate",
        /// `OnIdle`.
        OnIdle = "OnIdle",
        /// `ImmediateAndResume`.
        ImmediateAndResume = "ImmediateAndResume",
    }
}
