// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Why a transaction ended.
    ///
    /// OCPP 1.6, `Reason`.
    Reason {
        /// `EmergencyStop`.
        EmergencyStop = "EmergencyStop",
        /// `EVDisconnected`.
        EvDisconnected = "EVDisconnected",
        /// `HardReset`.
        HardReset = "HardReset",
        /// `Local`.
        Local = "Local",
        /// `Other`.
        Other = "Other",
        /// `PowerLoss`.
        PowerLoss = "PowerLoss",
        /// `Reboot`.
        Reboot = "Reboot",
        /// `Remote`.
        Remote = "Remote",
        /// `SoftReset`.
        SoftReset = "SoftReset",
        /// `UnlockCommand`.
        UnlockCommand = "UnlockCommand",
        /// `DeAuthorized`.
        DeAuthorized = "DeAuthorized",
    }
}
