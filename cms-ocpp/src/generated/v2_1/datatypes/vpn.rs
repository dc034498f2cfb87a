// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::VpnType;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A VPN.
///
/// OCPP 2.1, `VPNType`.
#[derive(Debug, Clone, PartialEq)]
pub struct Vpn {
    /// Server. At most 2000 characters.
    pub server: String,
    /// User. At most 50 characters.
    pub user: String,
    /// Group. At most 50 characters.
    pub group: Option<String>,
    /// The password; keep it out of logs. At most 64 characters.
    pub password: String,
    /// The name of the configuration key. At most 255 characters.
    pub key: String,
    /// Type.
    pub r#type: VpnType,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl Vpn {
    /// With the required members.
    pub fn new(
        server: impl Into<String>,
        user: impl Into<String>,
        password: impl Into<String>,
        key: impl Into<String>,
        r#type: VpnType,
    ) -> Self {
        Self {
            server: server.into(),
            user: user.into(),
            group: None,
            password: password.into(),
            key: key.into(),
            r#type,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    Vpn closed {
        0 server: "server" required ValueSchema::Text(TextSchema::up_to(2000));
        1 user: "user" required ValueSchema::Text(TextSchema::up_to(50));
        2 group: "group" optional ValueSchema::Text(TextSchema::up_to(50));
        3 password: "password" required ValueSchema::Text(TextSchema::up_to(64));
        4 key: "key" required ValueSchema::Text(TextSchema::up_to(255));
        5 r#type: "type" required ValueSchema::Choice(VpnType::SCHEMA);
        6 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
