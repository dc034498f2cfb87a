// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// OCPP interface.
    ///
    /// OCPP 2.1, `OCPPInterfaceEnumType`.
    OcppInterface {
        /// `Wired0`.
        Wired0 = "Wired0",
        /// `Wired1`.
        Wired1 = "Wired1",
        /// `Wired2`.
        Wired2 = "Wired2",
        /// `Wired3`.
        Wired3 = "Wired3",
        /// `Wireless0`.
        Wireless0 = "Wireless0",
        /// `Wireless1`.
        Wireless1 = "Wireless1",
        /// `Wireless2`.
        Wireless2 = "Wireless2",
        /// `Wireless3`.
        Wireless3 = "Wireless3",
        /// `Any`.
        Any = "Any",
    }
}
