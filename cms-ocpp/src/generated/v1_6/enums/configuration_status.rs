// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The answers or states: configuration.
    ///
    /// OCPP 1.6, `ConfigurationStatus`.
    ConfigurationStatus {
        /// `Accepted`.
        Accepted = "Accepted",
        /// `Rejected`.
        Rejected = "Rejected",
        /// `RebootRequired`.
        RebootRequired = "RebootRequired",
        /// `NotSupported`.
        NotSupported = "NotSupported",
    }
}
