// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Mobility needs mode.
    ///
    /// OCPP 2.1, `MobilityNeedsModeEnumType`.
    MobilityNeedsMode {
        /// `EVCC`.
        Evcc = "EVCC",
        /// `EVCC_SECC`.
        EvccSecc = "EVCC_SECC",
    }
}
