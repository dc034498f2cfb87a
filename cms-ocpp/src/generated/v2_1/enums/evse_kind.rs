// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// EVSE kind.
    ///
    /// OCPP 2.1, `EvseKindEnumType`.
    EvseKind {
        /// `AC`.
        Ac = "AC",
        /// `DC`.
        Dc = "DC",
    }
}
