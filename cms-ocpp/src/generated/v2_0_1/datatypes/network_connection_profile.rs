// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::{OcppInterface, OcppTransport, OcppVersion};
use super::{Apn, Vpn};
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// How a station connects to a CSMS.
///
/// OCPP 2.0.1, `NetworkConnectionProfileType`.
#[derive(Debug, Clone, PartialEq)]
pub struct NetworkConnectionProfile {
    /// The access point of the mobile network.
    pub apn: Option<Apn>,
    /// The version of OCPP; unused since 2.1, where it is negotiated.
    pub ocpp_version: OcppVersion,
    /// The transport.
    pub ocpp_transport: OcppTransport,
    /// The address of the CSMS. At most 512 characters.
    pub ocpp_csms_url: String,
    /// How long to wait for an answer, in seconds.
    pub message_timeout: i64,
    /// The security profile.
    pub security_profile: i64,
    /// The network interface.
    pub ocpp_interface: OcppInterface,
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
        ocpp_version: OcppVersion,
        ocpp_transport: OcppTransport,
        ocpp_csms_url: impl Into<String>,
        message_timeout: i64,
        security_profile: i64,
        ocpp_interface: OcppInterface,
    ) -> Self {
        Self {
            apn: None,
            ocpp_version,
            ocpp_transport,
            ocpp_csms_url: ocpp_csms_url.into(),
            message_timeout,
            security_profile,
            ocpp_interface,
            vpn: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    NetworkConnectionProfile closed {
        0 apn: "apn" optional ValueSchema::Object(Apn::SCHEMA);
        1 ocpp_version: "ocppVersion" required ValueSchema::Choice(OcppVersion::SCHEMA);
        2 ocpp_transport: "ocppTransport" required ValueSchema::Choice(OcppTransport::SCHEMA);
        3 ocpp_csms_url: "ocppCsmsUrl" required ValueSchema::Text(TextSchema::up_to(512));
        4 message_timeout: "messageTimeout" required ValueSchema::Integer(RangeSchema::ANY);
        5 security_profile: "securityProfile" required ValueSchema::Integer(RangeSchema::ANY);
        6 ocpp_interface: "ocppInterface" required ValueSchema::Choice(OcppInterface::SCHEMA);
        7 vpn: "vpn" optional ValueSchema::Object(Vpn::SCHEMA);
        8 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
