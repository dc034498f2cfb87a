// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::TariffClearStatus;
use super::StatusInfo;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Clear tariffs result.
///
/// OCPP 2.1, `ClearTariffsResultType`.
#[derive(Debug, Clone, PartialEq)]
pub struct ClearTariffsResult {
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// The tariff. At most 60 characters.
    pub tariff_id: Option<String>,
    /// The answer, or the state reported.
    pub status: TariffClearStatus,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ClearTariffsResult {
    /// With the required members.
    #[must_use]
    pub fn new(status: TariffClearStatus) -> Self {
        Self { status_info: None, tariff_id: None, status, custom_data: None, extra: Extra::default() }
    }
}

object! {
    ClearTariffsResult closed {
        0 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        1 tariff_id: "tariffId" optional ValueSchema::Text(TextSchema::up_to(60));
        2 status: "status" required ValueSchema::Choice(TariffClearStatus::SCHEMA);
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
