// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Report base.
    ///
    /// OCPP 2.0.1, `ReportBaseEnumType`.
    ReportBase {
        /// `ConfigurationInventory`.
        ConfigurationInventory = "ConfigurationInventory",
        /// `FullInventory`.
        FullInventory = "FullInventory",
        /// `SummaryInventory`.
        SummaryInventory = "SummaryInventory",
    }
}
