// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Certificate action.
    ///
    /// OCPP 2.1, `CertificateActionEnumType`.
    CertificateAction {
        /// `Install`.
        Install = "Install",
        /// `Update`.
        Update = "Update",
    }
}
