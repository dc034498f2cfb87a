// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::DerControlType;
use super::DerCurve;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// DER curve get.
///
/// OCPP 2.1, `DERCurveGetType`.
#[derive(Debug, Clone, PartialEq)]
pub struct DerCurveGet {
    /// Curve.
    pub curve: DerCurve,
    /// Its number. At most 36 characters.
    pub id: String,
    /// Curve type.
    pub curve_type: DerControlType,
    /// Whether it is the default, in force when nothing else is scheduled.
    pub is_default: bool,
    /// Whether another setting of a higher priority takes its place.
    pub is_superseded: bool,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl DerCurveGet {
    /// With the required members.
    pub fn new(
        curve: DerCurve,
        id: impl Into<String>,
        curve_type: DerControlType,
        is_default: bool,
        is_superseded: bool,
    ) -> Self {
        Self { curve, id: id.into(), curve_type, is_default, is_superseded, custom_data: None, extra: Extra::default() }
    }
}

object! {
    DerCurveGet closed {
        0 curve: "curve" required ValueSchema::Object(DerCurve::SCHEMA);
        1 id: "id" required ValueSchema::Text(TextSchema::up_to(36));
        2 curve_type: "curveType" required ValueSchema::Choice(DerControlType::SCHEMA);
        3 is_default: "isDefault" required ValueSchema::Boolean;
        4 is_superseded: "isSuperseded" required ValueSchema::Boolean;
        5 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
