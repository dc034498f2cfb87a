// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// What caused a transaction event.
    ///
    /// OCPP 2.1, `TriggerReasonEnumType`.
    TriggerReason {
        /// `AbnormalCondition`.
        AbnormalCondition = "AbnormalCondition",
        /// `Authorized`.
        Authorized = "Authorized",
        /// `CablePluggedIn`.
        CablePluggedIn = "CablePluggedIn",
        /// `ChargingRateChanged`.
        ChargingRateChanged = "ChargingRateChanged",
        /// `ChargingStateChanged`.
        ChargingStateChanged = "ChargingStateChanged",
        /// `CostLimitReached`.
        CostLimitReached = "CostLimitReached",
        /// `Deauthorized`.
        Deauthorized = "Deauthorized",
        /// `EnergyLimitReached`.
        EnergyLimitReached = "EnergyLimitReached",
        /// `EVCommunicationLost`.
        EvCommunicationLost = "EVCommunicationLost",
        /// `EVConnectTimeout`.
        EvConnectTimeout = "EVConnectTimeout",
        /// `EVDeparted`.
        EvDeparted = "EVDeparted",
        /// `EVDetected`.
        EvDetected = "EVDetected",
        /// `LimitSet`.
        LimitSet = "LimitSet",
        /// `MeterValueClock`.
        MeterValueClock = "MeterValueClock",
        /// `MeterValuePeriodic`.
        MeterValuePeriodic = "MeterValuePeriodic",
        /// `OperationModeChanged`.
        OperationModeChanged = "OperationModeChanged",
        /// `RemoteStart`.
        RemoteStart = "RemoteStart",
        /// `RemoteStop`.
        RemoteStop = "RemoteStop",
        /// `ResetCommand`.
        ResetCommand = "ResetCommand",
        /// `RunningCost`.
        RunningCost = "RunningCost",
        /// `SignedDataReceived`.
        SignedDataReceived = "SignedDataReceived",
        /// `SoCLimitReached`.
        SocLimitReached = "SoCLimitReached",
        /// `StopAuthorized`.
        StopAuthorized = "StopAuthorized",
        /// `TariffChanged`.
        TariffChanged = "TariffChanged",
        /// `TariffNotAccepted`.
        TariffNotAccepted = "TariffNotAccepted",
        /// `TimeLimitReached`.
        TimeLimitReached = "TimeLimitReached",
        /// `Trigger`.
        Trigger = "Trigger",
        /// `TxResumed`.
        TxResumed = "TxResumed",
        /// `UnlockCommand`.
        UnlockCommand = "UnlockCommand",
    }
}
