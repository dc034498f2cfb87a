// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{OcppInterface, OcppTransport, OcppVersion};
use super::{Apn, Vpn};
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// How a station connects to a CSMS.
///
/// OCPP 2.1, `NetworkConnectionProfileType`.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkConnectionProfile {
    /// The access point of the mobile network.
    pub apn: Option<Apn>,
    /// The version of OCPP; unused since 2.1, where it is negotiated.
    pub ocpp_version: Option<OcppVersion>,
    /// The network interface.
    pub ocpp_interface: OcppInterface,
    /// The transport.
    pub ocpp_transport: OcppTransport,
    /// How long to wait for an answer, in seconds.
    pub message_timeout: i64,
    /// The address of the CSMS. At most 2000 characters.
    pub ocpp_csms_url: String,
    /// The security profile. At least 0.
    pub security_profile: i64,
    /// The identity the station connects with. At most 48 characters.
    pub identity: Option<String>,
    /// The password of HTTP Basic authentication; keep it out of logs. At most 64 characters.
    pub basic_auth_password: Option<String>,
    /// The VPN to use.
    pub vpn: Option<Vpn>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl NetworkConnectionProfile {
    /// With the required members.
    pub fn new(
        ocpp_interface: OcppInterface,
        ocpp_transport: OcppTransport,
        message_timeout: i64,
        ocpp_csms_url: impl Into<String>,
        security_profile: i64,
    ) -> Self {
        Self {
            apn: None,
            ocpp_version: None,
            ocpp_interface,
            ocpp_transport,
            message_timeout,
            ocpp_csms_url: ocpp_csms_url.into(),
            security_profile,
            identity: None,
            basic_auth_password: None,
            vpn: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    NetworkConnectionProfile closed {
        0 apn: "apn" optional ValueSchema::Object(Apn::SCHEMA);
        1 ocpp_version: "ocppVersion" optional ValueSchema::Choice(OcppVersion::SCHEMA);
        2 ocpp_interface: "ocppInterface" required ValueSchema::Choice(OcppInterface::SCHEMA);
        3 ocpp_transport: "ocppTransport" required ValueSchema::Choice(OcppTransport::SCHEMA);
        4 message_timeout: "messageTimeout" required ValueSchema::Integer(RangeSchema::ANY);
        5 ocpp_csms_url: "ocppCsmsUrl" required ValueSchema::Text(TextSchema::up_to(2000));
        6 security_profile: "securityProfile" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        7 identity: "identity" optional ValueSchema::Text(TextSchema::up_to(48));
        8 basic_auth_password: "basicAuthPassword" optional ValueSchema::Text(TextSchema::up_to(64));
        9 vpn: "vpn" optional ValueSchema::Object(Vpn::SCHEMA);
        10 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
