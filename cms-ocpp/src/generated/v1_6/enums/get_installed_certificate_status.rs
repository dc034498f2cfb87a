// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: get installed certificate.
    ///
    /// OCPP 1.6, `GetInstalledCertificateStatusEnumType`.
    GetInstalledCertificateStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `NotFound`.
        NotFound = "NotFound",
    }
}
