// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How to restart.
    ///
    /// OCPP 2.0.1, `ResetEnumType`.
    ResetType {
        /// `Immediate`: at once.
        Immediate = "Immediate",
        /// `OnIdle`: once no transaction runs.
        OnIdle = "OnIdle",
    }
}
