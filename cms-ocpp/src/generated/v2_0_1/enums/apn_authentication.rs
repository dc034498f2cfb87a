// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// APN authentication.
    ///
    /// OCPP 2.0.1, `APNAuthenticationEnumType`.
    ApnAuthentication {
        /// `CHAP`.
        Chap = "CHAP",
        /// `NONE`.
        None = "NONE",
        /// `PAP`.
        Pap = "PAP",
        /// `AUTO`.
        Auto = "AUTO",
    }
}
