// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How a request was answered or stands: charging profile.
    ///
    /// OCPP 1.6, `ChargingProfileStatus`.
    ChargingProfileStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `NotSupported`.
        NotSupported = "NotSupported",
    }
}
