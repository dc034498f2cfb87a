// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How a request was answered or stands: clear charging profile.
    ///
    /// OCPP 2.1, `ClearChargingProfileStatusEnumType`.
    ClearChargingProfileStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Unknown`.
        NotKnown = "Unknown",
    }
}
