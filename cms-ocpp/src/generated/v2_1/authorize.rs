// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `Authorize`: Asks whether an id token, and a contract certificate, may charge.
//!
//! OCPP 2.1 part 2, C01 to C07; message 1.3.

use super::datatypes::{IdToken, IdTokenInfo, OcspRequestData, Tariff};
use super::enums::{AuthorizeCertificateStatus, EnergyTransferMode};
use crate::message::define_action;
use crate::schema::{ListSchema, TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Asks whether an id token, and a contract certificate, may charge.
///
/// OCPP 2.1 part 2, C01 to C07; message 1.3.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Authorize;

/// The request of [`Authorize`]: asks whether an id token, and a contract certificate, may charge.
#[derive(Debug, Clone, PartialEq)]
pub struct AuthorizeRequest {
    /// The token a driver is identified by.
    pub id_token: IdToken,
    /// The certificate, in PEM. At most 10000 characters.
    pub certificate: Option<String>,
    /// The certificates of the contract, for an OCSP check. 1 to 4 items.
    pub iso15118_certificate_hash_data: Option<Vec<OcspRequestData>>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl AuthorizeRequest {
    /// With the required members.
    #[must_use]
    pub fn new(id_token: IdToken) -> Self {
        Self {
            id_token,
            certificate: None,
            iso15118_certificate_hash_data: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

/// The response of [`Authorize`].
#[derive(Debug, Clone, PartialEq)]
pub struct AuthorizeResponse {
    /// What is known of the token.
    pub id_token_info: IdTokenInfo,
    /// What was found about the contract certificate.
    pub certificate_status: Option<AuthorizeCertificateStatus>,
    /// Allowed energy transfer. At least 1 item.
    pub allowed_energy_transfer: Option<Vec<EnergyTransferMode>>,
    /// The tariff.
    pub tariff: Option<Tariff>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl AuthorizeResponse {
    /// With the required members.
    #[must_use]
    pub fn new(id_token_info: IdTokenInfo) -> Self {
        Self {
            id_token_info,
            certificate_status: None,
            allowed_energy_transfer: None,
            tariff: None,
            custom_data: None,
            extra: Extra::default(),
        }
    }
}

object! {
    AuthorizeRequest closed {
        0 id_token: "idToken" required ValueSchema::Object(IdToken::SCHEMA);
        1 certificate: "certificate" optional ValueSchema::Text(TextSchema::up_to(10000));
        2 iso15118_certificate_hash_data: "iso15118CertificateHashData" optional ValueSchema::List(&ListSchema::new(ValueSchema::Object(OcspRequestData::SCHEMA), 1, Some(4)));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    AuthorizeResponse closed {
        0 id_token_info: "idTokenInfo" required ValueSchema::Object(IdTokenInfo::SCHEMA);
        1 certificate_status: "certificateStatus" optional ValueSchema::Choice(AuthorizeCertificateStatus::SCHEMA);
        2 allowed_energy_transfer: "allowedEnergyTransfer" optional ValueSchema::List(&ListSchema::new(ValueSchema::Choice(EnergyTransferMode::SCHEMA), 1, None));
        3 tariff: "tariff" optional ValueSchema::Object(Tariff::SCHEMA);
        4 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    Authorize,
    V2_1,
    StationToCsms,
    "Authorize",
    "C. Authorization",
    "OCPP 2.1 part 2, C01 to C07; message 1.3",
    "Asks whether an id token, and a contract certificate, may charge.",
    AuthorizeRequest -> AuthorizeResponse
);
