// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `SetMonitoringBase`: Sets which predefined monitors are active.
//!
//! OCPP 2.1 part 2, N03; message 1.77.

use super::datatypes::StatusInfo;
use super::enums::{GenericDeviceModelStatus, MonitoringBase};
use crate::message::define_action;
use crate::schema::{ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Sets which predefined monitors are active.
///
/// OCPP 2.1 part 2, N03; message 1.77.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SetMonitoringBase;

/// The request of [`SetMonitoringBase`]: sets which predefined monitors are active.
#[derive(Debug, Clone, PartialEq)]
pub struct SetMonitoringBaseRequest {
    /// Which set of monitors.
    pub monitoring_base: MonitoringBase,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetMonitoringBaseRequest {
    /// With the required members.
    #[must_use]
    pub fn new(monitoring_base: MonitoringBase) -> Self {
        Self { monitoring_base, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`SetMonitoringBase`].
#[derive(Debug, Clone, PartialEq)]
pub struct SetMonitoringBaseResponse {
    /// The answer, or the state reported.
    pub status: GenericDeviceModelStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl SetMonitoringBaseResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: GenericDeviceModelStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    SetMonitoringBaseRequest closed {
        0 monitoring_base: "monitoringBase" required ValueSchema::Choice(MonitoringBase::SCHEMA);
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    SetMonitoringBaseResponse closed {
        0 status: "status" required ValueSchema::Choice(GenericDeviceModelStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    SetMonitoringBase,
    V2_1,
    CsmsToStation,
    "SetMonitoringBase",
    "N. Diagnostics",
    "OCPP 2.1 part 2, N03; message 1.77",
    "Sets which predefined monitors are active.",
    SetMonitoringBaseRequest -> SetMonitoringBaseResponse
);
