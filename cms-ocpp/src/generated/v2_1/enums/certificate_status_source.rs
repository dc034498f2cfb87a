// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Certificate status source.
    ///
    /// OCPP 2.1, `CertificateStatusSourceEnumType`.
    CertificateStatusSource {
        /// `CRL`.
        Crl = "CRL",
        /// `OCSP`.
        Ocsp = "OCSP",
    }
}
