// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::TariffKind;
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Which tariff is set where.
///
/// OCPP 2.1, `TariffAssignmentType`.
#[derive(Debug, Clone, PartialEq)]
pub struct TariffAssignment {
    /// The tariff. At most 60 characters.
    pub tariff_id: String,
    /// Tariff kind.
    pub tariff_kind: TariffKind,
    /// From when on it holds; at once when absent.
    pub valid_from: Option<Timestamp>,
    /// The EVSEs; all when absent. At least 1 item.
    pub evse_ids: Option<Vec<i64>>,
    /// ID tokens. At least 1 item. Each at most 255 characters.
    pub id_tokens: Option<Vec<String>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TariffAssignment {
    /// With the required members.
    pub fn new(tariff_id: impl Into<String>, tariff_kind: TariffKind) -> Self {
        Self {
            tariff_id: tariff_id.into(),
            tariff_kind,
            valid_from: None,
            evse_ids: None,
            id_tokens: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    TariffAssignment closed {
        0 tariff_id: "tariffId" required ValueSchema::Text(TextSchema::up_to(60));
        1 tariff_kind: "tariffKind" required ValueSchema::Choice(TariffKind::SCHEMA);
        2 valid_from: "validFrom" optional ValueSchema::Time;
        3 evse_ids: "evseIds" optional ValueSchema::List(&ListSchema::new(ValueSchema::Integer(RangeSchema::ANY.at_least(0)), 1, None));
        4 id_tokens: "idTokens" optional ValueSchema::List(&ListSchema::new(ValueSchema::Text(TextSchema::up_to(255)), 1, None));
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
