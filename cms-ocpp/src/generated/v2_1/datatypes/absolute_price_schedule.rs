// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::{AdditionalSelectedServices, OverstayRuleList, PriceRuleStack, RationalNumber, TaxRule};
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// Absolute price schedule.
///
/// OCPP 2.1, `AbsolutePriceScheduleType`.
#[derive(Debug, Clone, PartialEq)]
pub struct AbsolutePriceSchedule {
    /// The moment times are counted from.
    pub time_anchor: Timestamp,
    /// Price schedule id. At least 0.
    pub price_schedule_id: i64,
    /// Price schedule description. At most 160 characters.
    pub price_schedule_description: Option<String>,
    /// The currency, by its ISO 4217 code. At most 3 characters.
    pub currency: String,
    /// The language of the content, by its code of RFC 5646. At most 8 characters.
    pub language: String,
    /// Price algorithm. At most 2000 characters.
    pub price_algorithm: String,
    /// Minimum cost.
    pub minimum_cost: Option<RationalNumber>,
    /// Maximum cost.
    pub maximum_cost: Option<RationalNumber>,
    /// Price rule stacks. 1 to 1024 items.
    pub price_rule_stacks: Vec<PriceRuleStack>,
    /// Tax rules. 1 to 10 items.
    pub tax_rules: Option<Vec<TaxRule>>,
    /// Overstay rule list.
    pub overstay_rule_list: Option<OverstayRuleList>,
    /// Additional selected services. 1 to 5 items.
    pub additional_selected_services: Option<Vec<AdditionalSelectedServices>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl AbsolutePriceSchedule {
    /// With the required members.
    pub fn new(
        time_anchor: Timestamp,
        price_schedule_id: i64,
        currency: impl Into<String>,
        language: impl Into<String>,
        price_algorithm: impl Into<String>,
        price_rule_stacks: Vec<PriceRuleStack>,
    ) -> Self {
        Self {
            time_anchor,
            price_schedule_id,
            price_schedule_description: None,
            currency: currency.into(),
            language: language.into(),
            price_algorithm: price_algorithm.into(),
            minimum_cost: None,
            maximum_cost: None,
            price_rule_stacks,
            tax_rules: None,
            overstay_rule_list: None,
            additional_selected_services: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    AbsolutePriceSchedule closed {
        0 time_anchor: "timeAnchor" required ValueSchema::Time;
        1 price_schedule_id: "priceScheduleID" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        2 price_schedule_description: "priceScheduleDescription" optional ValueSchema::Text(TextSchema::up_to(160));
        3 currency: "currency" required ValueSchema::Text(TextSchema::up_to(3));
        4 language: "language" required ValueSchema::Text(TextSchema::up_to(8));
        5 price_algorithm: "priceAlgorithm" required ValueSchema::Text(TextSchema::up_to(2000));
        6 minimum_cost: "minimumCost" optional ValueSchema::Object(RationalNumber::SCHEMA);
        7 maximum_cost: "maximumCost" optional ValueSchema::Object(RationalNumber::SCHEMA);
        8 price_rule_stacks: "priceRuleStacks" required ValueSchema::List(&ListSchema::new(ValueSchema::Object(PriceRuleStack::SCHEMA), 1, Some(1024)));
        9 tax_rules: "taxRules" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(TaxRule::SCHEMA), 1, Some(10)));
        10 overstay_rule_list: "overstayRuleList" optional ValueSchema::Object(OverstayRuleList::SCHEMA);
        11 additional_selected_services: "additionalSelectedServices" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(AdditionalSelectedServices::SCHEMA), 1, Some(5)));
        12 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
