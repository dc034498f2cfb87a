// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// What can be measured.
    ///
    /// OCPP 2.1, `MeasurandEnumType`.
    Measurand {
        /// `Current.Export`.
        CurrentExport = "Current.Export",
        /// `Current.Export.Offered`.
        CurrentExportOffered = "Current.Export.Offered",
        /// `Current.Export.Minimum`.
        CurrentExportMinimum = "Current.Export.Minimum",
        /// `Current.Import`.
        CurrentImport = "Current.Import",
        /// `Current.Import.Offered`.
        CurrentImportOffered = "Current.Import.Offered",
        /// `Current.Import.Minimum`.
        CurrentImportMinimum = "Current.Import.Minimum",
        /// `Current.Offered`.
        CurrentOffered = "Current.Offered",
        /// `Display.PresentSOC`.
        DisplayPresentSoc = "Display.PresentSOC",
        /// `Display.MinimumSOC`.
        DisplayMinimumSoc = "Display.MinimumSOC",
        /// `Display.TargetSOC`.
        DisplayTargetSoc = "Display.TargetSOC",
        /// `Display.MaximumSOC`.
        DisplayMaximumSoc = "Display.MaximumSOC",
        /// `Display.RemainingTimeToMinimumSOC`.
        DisplayRemainingTimeToMinimumSoc = "Display.RemainingTimeToMinimumSOC",
        /// `Display.RemainingTimeToTargetSOC`.
        DisplayRemainingTimeToTargetSoc = "Display.RemainingTimeToTargetSOC",
        /// `Display.RemainingTimeToMaximumSOC`.
        DisplayRemainingTimeToMaximumSoc = "Display.RemainingTimeToMaximumSOC",
        /// `Display.ChargingComplete`.
        DisplayChargingComplete = "Display.ChargingComplete",
        /// `Display.BatteryEnergyCapacity`.
        DisplayBatteryEnergyCapacity = "Display.BatteryEnergyCapacity",
        /// `Display.InletHot`.
        DisplayInletHot = "Display.InletHot",
        /// `Energy.Active.Export.Interval`.
        EnergyActiveExportInterval = "Energy.Active.Export.Interval",
        /// `Energy.Active.Export.Register`.
        EnergyActiveExportRegister = "Energy.Active.Export.Register",
        /// `Energy.Active.Import.Interval`.
        EnergyActiveImportInterval = "Energy.Active.Import.Interval",
        /// `Energy.Active.Import.Register`.
        EnergyActiveImportRegister = "Energy.Active.Import.Register",
        /// `Energy.Active.Import.CableLoss`.
        EnergyActiveImportCableLoss = "Energy.Active.Import.CableLoss",
        /// `Energy.Active.Import.LocalGeneration.Register`.
        EnergyActiveImportLocalGenerationRegister = "Energy.Active.Import.LocalGeneration.Register",
        /// `Energy.Active.Net`.
        EnergyActiveNet = "Energy.Active.Net",
        /// `Energy.Active.Setpoint.Interval`.
        EnergyActiveSetpointInterval = "Energy.Active.Setpoint.Interval",
        /// `Energy.Apparent.Export`.
        EnergyApparentExport = "Energy.Apparent.Export",
        /// `Energy.Apparent.Import`.
        EnergyApparentImport = "Energy.Apparent.Import",
        /// `Energy.Apparent.Net`.
        EnergyApparentNet = "Energy.Apparent.Net",
        /// `Energy.Reactive.Export.Interval`.
        EnergyReactiveExportInterval = "Energy.Reactive.Export.Interval",
        /// `Energy.Reactive.Export.Register`.
        EnergyReactiveExportRegister = "Energy.Reactive.Export.Register",
        /// `Energy.Reactive.Import.Interval`.
        EnergyReactiveImportInterval = "Energy.Reactive.Import.Interval",
        /// `Energy.Reactive.Import.Register`.
        EnergyReactiveImportRegister = "Energy.Reactive.Import.Register",
        /// `Energy.Reactive.Net`.
        EnergyReactiveNet = "Energy.Reactive.Net",
        /// `EnergyRequest.Target`.
        EnergyRequestTarget = "EnergyRequest.Target",
        /// `EnergyRequest.Minimum`.
        EnergyRequestMinimum = "EnergyRequest.Minimum",
        /// `EnergyRequest.Maximum`.
        EnergyRequestMaximum = "EnergyRequest.Maximum",
        /// `EnergyRequest.Minimum.V2X`.
        EnergyRequestMinimumV2x = "EnergyRequest.Minimum.V2X",
        /// `EnergyRequest.Maximum.V2X`.
        EnergyRequestMaximumV2x = "EnergyRequest.Maximum.V2X",
        /// `EnergyRequest.Bulk`.
        EnergyRequestBulk = "EnergyRequest.Bulk",
        /// `Frequency`.
        Frequency = "Frequency",
        /// `Power.Active.Export`.
        PowerActiveExport = "Power.Active.Export",
        /// `Power.Active.Import`.
        PowerActiveImport = "Power.Active.Import",
        /// `Power.Active.Setpoint`.
        PowerActiveSetpoint = "Power.Active.Setpoint",
        /// `Power.Active.Residual`.
        PowerActiveResidual = "Power.Active.Residual",
        /// `Power.Export.Minimum`.
        PowerExportMinimum = "Power.Export.Minimum",
        /// `Power.Export.Offered`.
        PowerExportOffered = "Power.Export.Offered",
        /// `Power.Factor`.
        PowerFactor = "Power.Factor",
        /// `Power.Import.Offered`.
        PowerImportOffered = "Power.Import.Offered",
        /// `Power.Import.Minimum`.
        PowerImportMinimum = "Power.Import.Minimum",
        /// `Power.Offered`.
        PowerOffered = "Power.Offered",
        /// `Power.Reactive.Export`.
        PowerReactiveExport = "Power.Reactive.Export",
        /// `Power.Reactive.Import`.
        PowerReactiveImport = "Power.Reactive.Import",
        /// `SoC`.
        Soc = "SoC",
        /// `Voltage`.
        Voltage = "Voltage",
        /// `Voltage.Minimum`.
        VoltageMinimum = "Voltage.Minimum",
        /// `Voltage.Maximum`.
        VoltageMaximum = "Voltage.Maximum",
    }
}
