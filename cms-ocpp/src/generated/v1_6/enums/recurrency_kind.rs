// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Recurrency kind.
    ///
    /// OCPP 1.6, `RecurrencyKindType`.
    RecurrencyKind {
        /// `Daily`.
        Daily = "Daily",
        /// `Weekly`.
        Weekly = "Weekly",
    }
}
