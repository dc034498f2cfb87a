// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// OCPP version.
    ///
    /// OCPP 2.0.1, `OCPPVersionEnumType`.
    OcppVersion {
        /// `OCPP12`.
        Ocpp12 = "OCPP12",
        /// `OCPP15`.
        Ocpp15 = "OCPP15",
        /// `OCPP16`.
        Ocpp16 = "OCPP16",
        /// `OCPP20`.
        Ocpp20 = "OCPP20",
    }
}
