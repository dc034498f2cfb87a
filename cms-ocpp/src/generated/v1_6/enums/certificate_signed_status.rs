// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How a request was answered or stands: certificate signed.
    ///
    /// OCPP 1.6, `CertificateSignedStatusEnumType`.
    CertificateSignedStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
    }
}
