// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: install certificate.
    ///
    /// OCPP 1.6, `InstallCertificateStatusEnumType`.
    InstallCertificateStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Failed`.
        Failed = "Failed",
        /// `Rejected`.
        Rejected = "Rejected",
    }
}
