// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: tariff set.
    ///
    /// OCPP 2.1, `TariffSetStatusEnumType`.
    TariffSetStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `TooManyElements`.
        TooManyElements = "TooManyElements",
        /// `ConditionNotSupported`.
        ConditionNotSupported = "ConditionNotSupported",
        /// `DuplicateTariffId`.
        DuplicateTariffId = "DuplicateTariffId",
    }
}
