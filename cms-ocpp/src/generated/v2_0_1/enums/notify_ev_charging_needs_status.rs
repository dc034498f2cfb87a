// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: notify EV charging needs.
    ///
    /// OCPP 2.0.1, `NotifyEVChargingNeedsStatusEnumType`.
    NotifyEvChargingNeedsStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `Processing`.
        Processing = "Processing",
    }
}
