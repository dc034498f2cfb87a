// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Whether a certificate is revoked.
    ///
    /// OCPP 2.1, `CertificateStatusEnumType`.
    CertificateStatusKind {
        /// `Good`.
        Good = "Good",
        /// `Revoked`.
        Revoked = "Revoked",
        /// `Unknown`.
        NotKnown = "Unknown",
        /// `Failed`.
        Failed = "Failed",
    }
}
