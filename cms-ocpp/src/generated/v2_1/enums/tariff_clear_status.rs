// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: tariff clear.
    ///
    /// OCPP 2.1, `TariffClearStatusEnumType`.
    TariffClearStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `NoTariff`.
        NoTariff = "NoTariff",
    }
}
