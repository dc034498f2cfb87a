//! OCPP 2.1.

super::v2::dialect!(Dialect21, v2_1, cms_ocpp::Version::V2_1, String::from);
