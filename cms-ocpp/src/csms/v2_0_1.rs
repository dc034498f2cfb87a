//! OCPP 2.0.1 as neutral commands.

super::v2::translation!(v2_0_1);
