// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How a request was answered or stands: authorization.
    ///
    /// OCPP 2.0.1, `AuthorizationStatusEnumType`.
    AuthorizationStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Blocked`.
        Blocked = "Blocked",
        /// `ConcurrentTx`.
        ConcurrentTx = "ConcurrentTx",
        /// `Expired`.
        Expired = "Expired",
        /// `Invalid`.
        Invalid = "Invalid",
        /// `NoCredit`.
        NoCredit = "NoCredit",
        /// `NotAllowedTypeEVSE`.
        NotAllowedTypeEvse = "NotAllowedTypeEVSE",
        /// `NotAtThisLocation`.
        NotAtThisLocation = "NotAtThisLocation",
        /// `NotAtThisTime`.
        NotAtThisTime = "NotAtThisTime",
        /// `Unknown`.
        NotKnown = "Unknown",
    }
}
