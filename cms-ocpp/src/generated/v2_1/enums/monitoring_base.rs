// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Monitoring base.
    ///
    /// OCPP 2.1, `MonitoringBaseEnumType`.
    MonitoringBase {
        /// `All`.
        All = "All",
        /// `FactoryDefault`.
        FactoryDefault = "FactoryDefault",
        /// `HardWiredOnly`.
        HardWiredOnly = "HardWiredOnly",
    }
}
