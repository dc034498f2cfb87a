// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// What caused a transaction event.
    ///
    /// OCPP 2.0.1, `TriggerReasonEnumType`.
    TriggerReason {
        /// `Authorized`.
        Authorized = "Authorized",
        /// `CablePluggedIn`.
        CablePluggedIn = "CablePluggedIn",
        /// `ChargingRateChanged`.
        ChargingRateChanged = "ChargingRateChanged",
        /// `ChargingStateChanged`.
        ChargingStateChanged = "ChargingStateChanged",
        /// `Deauthorized`.
        Deauthorized = "Deauthorized",
        /// `EnergyLimitReached`.
        EnergyLimitReached = "EnergyLimitReached",
        /// `EVCommunicationLost`.
        EvCommunicationLost = "EVCommunicationLost",
        /// `EVConnectTimeout`.
        EvConnectTimeout = "EVConnectTimeout",
        /// `MeterValueClock`.
        MeterValueClock = "MeterValueClock",
        /// `MeterValuePeriodic`.
        MeterValuePeriodic = "MeterValuePeriodic",
        /// `TimeLimitReached`.
        TimeLimitReached = "TimeLimitReached",
        /// `Trigger`.
        Trigger = "Trigger",
        /// `UnlockCommand`.
        UnlockCommand = "UnlockCommand",
        /// `StopAuthorized`.
        StopAuthorized = "StopAuthorized",
        /// `EVDeparted`.
        EvDeparted = "EVDeparted",
        /// `EVDetected`.
        EvDetected = "EVDetected",
        /// `RemoteStop`.
        RemoteStop = "RemoteStop",
        /// `RemoteStart`.
        RemoteStart = "RemoteStart",
        /// `AbnormalCondition`.
        AbnormalCondition = "AbnormalCondition",
        /// `SignedDataReceived`.
        SignedDataReceived = "SignedDataReceived",
        /// `ResetCommand`.
        ResetCommand = "ResetCommand",
    }
}
