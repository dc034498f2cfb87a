// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Algorithms of hashes.
    ///
    /// OCPP 2.0.1, `HashAlgorithmEnumType`.
    HashAlgorithm {
        /// `SHA256`.
        Sha256 = "SHA256",
        /// `SHA384`.
        Sha384 = "SHA384",
        /// `SHA512`.
        Sha512 = "SHA512",
    }
}
