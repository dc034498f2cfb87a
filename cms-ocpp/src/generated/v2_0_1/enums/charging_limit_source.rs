// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Charging limit source.
    ///
    /// OCPP 2.0.1, `ChargingLimitSourceEnumType`.
    ChargingLimitSource {
        /// `EMS`.
        Ems = "EMS",
        /// `Other`.
        Other = "Other",
        /// `SO`.
        So = "SO",
        /// `CSO`.
        Cso = "CSO",
    }
}
