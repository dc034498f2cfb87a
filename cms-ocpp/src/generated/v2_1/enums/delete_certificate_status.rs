// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How a request was answered or stands: delete certificate.
    ///
    /// OCPP 2.1, `DeleteCertificateStatusEnumType`.
    DeleteCertificateStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Failed`.
        Failed = "Failed",
        /// `NotFound`.
        NotFound = "NotFound",
    }
}
