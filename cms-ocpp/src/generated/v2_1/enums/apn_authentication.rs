// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// APN authentication.
    ///
    /// OCPP 2.1, `APNAuthenticationEnumType`.
    ApnAuthentication {
        /// `PAP`.
        Pap = "PAP",
        /// `CHAP`.
        Chap = "CHAP",
        /// `NONE`.
        None = "NONE",
        /// `AUTO`.
        Auto = "AUTO",
    }
}
