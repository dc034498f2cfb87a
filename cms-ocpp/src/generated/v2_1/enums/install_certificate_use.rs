// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Install certificate use.
    ///
    /// OCPP 2.1, `InstallCertificateUseEnumType`.
    InstallCertificateUse {
        /// `V2GRootCertificate`.
        V2GRootCertificate = "V2GRootCertificate",
        /// `MORootCertificate`.
        MoRootCertificate = "MORootCertificate",
        /// `ManufacturerRootCertificate`.
        ManufacturerRootCertificate = "ManufacturerRootCertificate",
        /// `CSMSRootCertificate`.
        CsmsRootCertificate = "CSMSRootCertificate",
        /// `OEMRootCertificate`.
        OemRootCertificate = "OEMRootCertificate",
    }
}
