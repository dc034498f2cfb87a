// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Tariff kind.
    ///
    /// OCPP 2.1, `TariffKindEnumType`.
    TariffKind {
        /// `DefaultTariff`.
        DefaultTariff = "DefaultTariff",
        /// `DriverTariff`.
        DriverTariff = "DriverTariff",
    }
}
