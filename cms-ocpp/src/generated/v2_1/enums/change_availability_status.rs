// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How a request was answered or stands: change availability.
    ///
    /// OCPP 2.1, `ChangeAvailabilityStatusEnumType`.
    ChangeAvailabilityStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `Scheduled`.
        Scheduled = "Scheduled",
    }
}
