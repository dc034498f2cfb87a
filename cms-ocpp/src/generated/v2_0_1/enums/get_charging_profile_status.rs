// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: get charging profile.
    ///
    /// OCPP 2.0.1, `GetChargingProfileStatusEnumType`.
    GetChargingProfileStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `NoProfiles`.
        NoProfiles = "NoProfiles",
    }
}
