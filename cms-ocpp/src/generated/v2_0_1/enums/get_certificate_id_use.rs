// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Get certificate id use.
    ///
    /// OCPP 2.0.1, `GetCertificateIdUseEnumType`.
    GetCertificateIdUse {
        /// `V2GRootCertificate`.
        V2GRootCertificate = "V2GRootCertificate",
        /// `MORootCertificate`.
        MoRootCertificate = "MORootCertificate",
        /// `CSMSRootCertificate`.
        CsmsRootCertificate = "CSMSRootCertificate",
        /// `V2GCertificateChain`.
        V2GCertificateChain = "V2GCertificateChain",
        /// `ManufacturerRootCertificate`.
        ManufacturerRootCertificate = "ManufacturerRootCertificate",
    }
}
