//! OCPP 2.0.1.

super::v2::dialect!(Dialect201, v2_0_1, cms_ocpp::Version::V2_0_1, ocpp::IdTokenType::from);
