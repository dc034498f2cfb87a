// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Whether the status of a certificate could be fetched.
    ///
    /// OCPP 2.1, `GetCertificateStatusEnumType`.
    GetCertificateStatusStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Failed`.
        Failed = "Failed",
    }
}
