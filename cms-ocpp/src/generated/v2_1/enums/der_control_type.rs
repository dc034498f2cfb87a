// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The controls of distributed energy resources.
    ///
    /// OCPP 2.1, `DERControlEnumType`.
    DerControlType {
        /// `EnterService`.
        EnterService = "EnterService",
        /// `FreqDroop`.
        FreqDroop = "FreqDroop",
        /// `FreqWatt`.
        FreqWatt = "FreqWatt",
        /// `FixedPFAbsorb`.
        FixedPfAbsorb = "FixedPFAbsorb",
        /// `FixedPFInject`.
        FixedPfInject = "FixedPFInject",
        /// `FixedVar`.
        FixedVar = "FixedVar",
        /// `Gradients`.
        Gradients = "Gradients",
        /// `HFMustTrip`.
        HfMustTrip = "HFMustTrip",
        /// `HFMayTrip`.
        HfMayTrip = "HFMayTrip",
        /// `HVMustTrip`.
        HvMustTrip = "HVMustTrip",
        /// `HVMomCess`.
        HvMomCess = "HVMomCess",
        /// `HVMayTrip`.
        HvMayTrip = "HVMayTrip",
        /// `LimitMaxDischarge`.
        LimitMaxDischarge = "LimitMaxDischarge",
        /// `LFMustTrip`.
        LfMustTrip = "LFMustTrip",
        /// `LVMustTrip`.
        LvMustTrip = "LVMustTrip",
        /// `LVMomCess`.
        LvMomCess = "LVMomCess",
        /// `LVMayTrip`.
        LvMayTrip = "LVMayTrip",
        /// `PowerMonitoringMustTrip`.
        PowerMonitoringMustTrip = "PowerMonitoringMustTrip",
        /// `VoltVar`.
        VoltVar = "VoltVar",
        /// `VoltWatt`.
        VoltWatt = "VoltWatt",
        /// `WattPF`.
        WattPf = "WattPF",
        /// `WattVar`.
        WattVar = "WattVar",
    }
}
