// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ReportDERControl`: Delivers a part of the settings of distributed energy resource control.
//!
//! OCPP 2.1 part 2, R04; message 1.64.

use super::datatypes::{
    DerCurveGet, EnterServiceGet, FixedPfGet, FixedVarGet, FreqDroopGet, GradientGet, LimitMaxDischargeGet,
};
use crate::message::define_action;
use crate::schema::{ListSchema, RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Delivers a part of the settings of distributed energy resource control.
///
/// OCPP 2.1 part 2, R04; message 1.64.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReportDerControl;

/// The request of [`ReportDerControl`]: delivers a part of the settings of distributed energy resource control.
#[derive(Debug, Clone, PartialEq)]
pub struct ReportDerControlRequest {
    /// Curve. 1 to 24 items.
    pub curve: Option<Vec<DerCurveGet>>,
    /// Enter service. 1 to 24 items.
    pub enter_service: Option<Vec<EnterServiceGet>>,
    /// Fixed pf absorb. 1 to 24 items.
    pub fixed_pf_absorb: Option<Vec<FixedPfGet>>,
    /// Fixed pf inject. 1 to 24 items.
    pub fixed_pf_inject: Option<Vec<FixedPfGet>>,
    /// Fixed var. 1 to 24 items.
    pub fixed_var: Option<Vec<FixedVarGet>>,
    /// Freq droop. 1 to 24 items.
    pub freq_droop: Option<Vec<FreqDroopGet>>,
    /// Gradient. 1 to 24 items.
    pub gradient: Option<Vec<GradientGet>>,
    /// Limit max discharge. 1 to 24 items.
    pub limit_max_discharge: Option<Vec<LimitMaxDischargeGet>>,
    /// Ties the parts of a report, or later notifications, to the request.
    pub request_id: i64,
    /// Whether more parts follow.
    pub tbc: Option<bool>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ReportDerControlRequest {
    /// With the required members.
    #[must_use]
    pub fn new(request_id: i64) -> Self {
        Self {
            curve: None,
            enter_service: None,
            fixed_pf_absorb: None,
            fixed_pf_inject: None,
            fixed_var: None,
            freq_droop: None,
            gradient: None,
            limit_max_discharge: None,
            request_id,
            tbc: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`ReportDerControl`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReportDerControlResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ReportDerControlResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    ReportDerControlRequest closed {
        0 curve: "curve" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(DerCurveGet::SCHEMA), 1, Some(24)));
        1 enter_service: "enterService" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(EnterServiceGet::SCHEMA), 1, Some(24)));
        2 fixed_pf_absorb: "fixedPFAbsorb" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(FixedPfGet::SCHEMA), 1, Some(24)));
        3 fixed_pf_inject: "fixedPFInject" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(FixedPfGet::SCHEMA), 1, Some(24)));
        4 fixed_var: "fixedVar" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(FixedVarGet::SCHEMA), 1, Some(24)));
        5 freq_droop: "freqDroop" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(FreqDroopGet::SCHEMA), 1, Some(24)));
        6 gradient: "gradient" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(GradientGet::SCHEMA), 1, Some(24)));
        7 limit_max_discharge: "limitMaxDischarge" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(LimitMaxDischargeGet::SCHEMA), 1, Some(24)));
        8 request_id: "requestId" required ValueSchema::Integer(RangeSchema::ANY);
        9 tbc: "tbc" optional ValueSchema::Boolean;
        10 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    ReportDerControlResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    ReportDerControl,
    V2_1,
    StationToCsms,
    "ReportDERControl",
    "R. DER Control",
    "OCPP 2.1 part 2, R04; message 1.64",
    "Delivers a part of the settings of distributed energy resource control.",
    ReportDerControlRequest -> ReportDerControlResponse
);
