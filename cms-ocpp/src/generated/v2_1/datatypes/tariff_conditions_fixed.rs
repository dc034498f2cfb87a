// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{DayOfWeek, EvseKind};
use crate::schema::{ListSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// When a fixed price applies.
///
/// OCPP 2.1, `TariffConditionsFixedType`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TariffConditionsFixed {
    /// From this local time on, as hh:mm.
    pub start_time_of_day: Option<String>,
    /// Until this local time, as hh:mm.
    pub end_time_of_day: Option<String>,
    /// On these days. 1 to 7 items.
    pub day_of_week: Option<Vec<DayOfWeek>>,
    /// From this local date on, as yyyy-mm-dd.
    pub valid_from_date: Option<String>,
    /// Until this local date, exclusive, as yyyy-mm-dd.
    pub valid_to_date: Option<String>,
    /// EVSE kind.
    pub evse_kind: Option<EvseKind>,
    /// Payment brand. At most 20 characters.
    pub payment_brand: Option<String>,
    /// Payment recognition. At most 20 characters.
    pub payment_recognition: Option<String>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl TariffConditionsFixed {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    TariffConditionsFixed closed {
        0 start_time_of_day: "startTimeOfDay" optional ValueSchema::Text(TextSchema::ANY);
        1 end_time_of_day: "endTimeOfDay" optional ValueSchema::Text(TextSchema::ANY);
        2 day_of_week: "dayOfWeek" optional ValueSchema::List(&ListSchema::new(ValueSchema::Choice(DayOfWeek::SCHEMA), 1, Some(7)));
        3 valid_from_date: "validFromDate" optional ValueSchema::Text(TextSchema::ANY);
        4 valid_to_date: "validToDate" optional ValueSchema::Text(TextSchema::ANY);
        5 evse_kind: "evseKind" optional ValueSchema::Choice(EvseKind::SCHEMA);
        6 payment_brand: "paymentBrand" optional ValueSchema::Text(TextSchema::up_to(20));
        7 payment_recognition: "paymentRecognition" optional ValueSchema::Text(TextSchema::up_to(20));
        8 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
