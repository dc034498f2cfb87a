// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::AuthorizationStatus;
use super::{IdToken, MessageContent};
use crate::schema::{ListSchema, RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra, Timestamp};

/// ID token info.
///
/// OCPP 2.1, `IdTokenInfoType`.
#[derive(Debug, Clone, PartialEq)]
pub struct IdTokenInfo {
    /// Status.
    pub status: AuthorizationStatus,
    /// Cache expiry date time.
    pub cache_expiry_date_time: Option<Timestamp>,
    /// Charging priority.
    pub charging_priority: Option<i64>,
    /// Group id token.
    pub group_id_token: Option<IdToken>,
    /// Language1. At most 8 characters.
    pub language1: Option<String>,
    /// Language2. At most 8 characters.
    pub language2: Option<String>,
    /// EVSE id. At least 1 item.
    pub evse_id: Option<Vec<i64>>,
    /// Personal message.
    pub personal_message: Option<MessageContent>,
    /// Custom data.
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
            group_id_token: None,
            language1: None,
            language2: None,
            evse_id: None,
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
        3 group_id_token: "groupIdToken" optional ValueSchema::Object(IdToken::SCHEMA);
        4 language1: "language1" optional ValueSchema::Text(TextSchema::up_to(8));
        5 language2: "language2" optional ValueSchema::Text(TextSchema::up_to(8));
        6 evse_id: "evseId" optional ValueSchema::List(&ListSchema::new(ValueSchema::Integer(RangeSchema::ANY.at_least(0)), 1, None));
        7 personal_message: "personalMessage" optional ValueSchema::Object(MessageContent::SCHEMA);
        8 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
