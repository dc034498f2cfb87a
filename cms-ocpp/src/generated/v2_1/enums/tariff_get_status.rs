// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: tariff get.
    ///
    /// OCPP 2.1, `TariffGetStatusEnumType`.
    TariffGetStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `NoTariff`.
        NoTariff = "NoTariff",
    }
}
