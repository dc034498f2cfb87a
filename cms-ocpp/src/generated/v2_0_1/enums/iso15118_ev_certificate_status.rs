// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: iso15118 EV certificate.
    ///
    /// OCPP 2.0.1, `Iso15118EVCertificateStatusEnumType`.
    Iso15118EvCertificateStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Failed`.
        Failed = "Failed",
    }
}
