// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// What a certificate is for.
    ///
    /// OCPP 1.6, `CertificateUseEnumType`.
    CertificateUse {
        /// `CentralSystemRootCertificate`.
        CentralSystemRootCertificate = "CentralSystemRootCertificate",
        /// `ManufacturerRootCertificate`.
        ManufacturerRootCertificate = "ManufacturerRootCertificate",
    }
}
