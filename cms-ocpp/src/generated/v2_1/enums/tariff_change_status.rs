// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: tariff change.
    ///
    /// OCPP 2.1, `TariffChangeStatusEnumType`.
    TariffChangeStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `TooManyElements`.
        TooManyElements = "TooManyElements",
        /// `ConditionNotSupported`.
        ConditionNotSupported = "ConditionNotSupported",
        /// `TxNotFound`.
        TxNotFound = "TxNotFound",
        /// `NoCurrencyChange`.
        NoCurrencyChange = "NoCurrencyChange",
    }
}
