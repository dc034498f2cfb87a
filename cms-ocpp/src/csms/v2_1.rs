//! OCPP 2.1 as neutral commands.

super::v2::translation!(v2_1);
