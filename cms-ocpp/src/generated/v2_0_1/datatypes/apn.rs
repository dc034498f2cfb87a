// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::ApnAuthentication;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// The access point of a mobile network.
///
/// OCPP 2.0.1, `APNType`.
#[derive(Debug, Clone, PartialEq)]
pub struct Apn {
    /// The access point of the mobile network. At most 512 characters.
    pub apn: String,
    /// APN user name. At most 20 characters.
    pub apn_user_name: Option<String>,
    /// The password; keep it out of logs. At most 20 characters.
    pub apn_password: Option<String>,
    /// The PIN of the SIM card; keep it out of logs.
    pub sim_pin: Option<i64>,
    /// Preferred network. At most 6 characters.
    pub preferred_network: Option<String>,
    /// Whether it applies: use only preferred network. `false` when absent.
    pub use_only_preferred_network: Option<bool>,
    /// APN authentication.
    pub apn_authentication: ApnAuthentication,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl Apn {
    /// With the required members.
    pub fn new(apn: impl Into<String>, apn_authentication: ApnAuthentication) -> Self {
        Self {
            apn: apn.into(),
            apn_user_name: None,
            apn_password: None,
            sim_pin: None,
            preferred_network: None,
            use_only_preferred_network: None,
            apn_authentication,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    Apn closed {
        0 apn: "apn" required ValueSchema::Text(TextSchema::up_to(512));
        1 apn_user_name: "apnUserName" optional ValueSchema::Text(TextSchema::up_to(20));
        2 apn_password: "apnPassword" optional ValueSchema::Text(TextSchema::up_to(20));
        3 sim_pin: "simPin" optional ValueSchema::Integer(RangeSchema::ANY);
        4 preferred_network: "preferredNetwork" optional ValueSchema::Text(TextSchema::up_to(6));
        5 use_only_preferred_network: "useOnlyPreferredNetwork" optional ValueSchema::Boolean;
        6 apn_authentication: "apnAuthentication" required ValueSchema::Choice(ApnAuthentication::SCHEMA);
        7 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
