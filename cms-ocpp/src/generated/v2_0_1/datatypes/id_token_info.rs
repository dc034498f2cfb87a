// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::AuthorizationStatus;
use super::{IdToken, MessageContent};
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// What the CSMS knows of a token.
///
/// OCPP 2.0.1, `IdTokenInfoType`.
#[derive(Debug, Clone, PartialEq)]
pub struct IdTokenInfo {
    /// The answer, or the state reported.
    pub status: AuthorizationStatus,
    /// Until when the cached answer holds.
    pub cache_expiry_date_time: Option<Timestamp>,
    /// The priority of the driver, from -9 to 9.
    pub charging_priority: Option<i64>,
    /// The driver's preferred language, by its code of RFC 5646. At most 8 characters.
    pub language1: Option<String>,
    /// The EVSEs the token may be used at; all when absent. At least 1 item.
    pub evse_id: Option<Vec<i64>>,
    /// The group the token belongs to.
    pub group_id_token: Option<IdToken>,
    /// The driver's second language, by its code of RFC 5646. At most 8 characters.
    pub language2: Option<String>,
    /// A message to show to the driver.
    pub personal_message: Option<MessageContent>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl IdTokenInfo {
    /// With the required members.
    #[must_use]
    pub fn new(status: AuthorizationStatus) -> Self {
        Self {
            status,
            cache_expiry_date_time: None,
            charging_priority: None,
            language1: None,
            evse_id: None,
            group_id_token: None,
            language2: None,
            personal_message: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    IdTokenInfo closed {
        0 status: "status" required ValueSchema::Choice(AuthorizationStatus::SCHEMA);
        1 cache_expiry_date_time: "cacheExpiryDateTime" optional ValueSchema::Time;
        2 charging_priority: "chargingPriority" optional ValueSchema::Integer(RangeSchema::ANY);
        3 language1: "language1" optional ValueSchema::Text(TextSchema::up_to(8));
        4 evse_id: "evseId" optional ValueSchema::List(&ListSchema::new(ValueSchema::Integer(RangeSchema::ANY), 1, None));
        5 group_id_token: "groupIdToken" optional ValueSchema::Object(IdToken::SCHEMA);
        6 language2: "language2" optional ValueSchema::Text(TextSchema::up_to(8));
        7 personal_message: "personalMessage" optional ValueSchema::Object(MessageContent::SCHEMA);
        8 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
