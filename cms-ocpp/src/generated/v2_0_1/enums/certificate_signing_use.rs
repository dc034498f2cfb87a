// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Certificate signing use.
    ///
    /// OCPP 2.0.1, `CertificateSigningUseEnumType`.
    CertificateSigningUse {
        /// `ChargingStationCertificate`.
        ChargingStationCertificate = "ChargingStationCertificate",
        /// `V2GCertificate`.
        V2GCertificate = "V2GCertificate",
    }
}
