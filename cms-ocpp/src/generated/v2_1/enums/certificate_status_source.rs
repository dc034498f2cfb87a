// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Where a status comes from.
    ///
    /// OCPP 2.1, `CertificateStatusSourceEnumType`.
    CertificateStatusSource {
        /// `CRL`.
        Crl = "CRL",
        /// `OCSP`.
        Ocsp = "OCSP",
    }
}
