// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ReserveNow`: Reserves a connector for an id tag until a given time.
//!
//! OCPP 1.6 edition 2, section 5.13.

use super::enums::ReservationStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, TextSchema, ValueSchema, object};
use crate::types::{Extra, Timestamp};

/// Reserves a connector for an id tag until a given time.
///
/// OCPP 1.6 edition 2, section 5.13.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReserveNow;

/// The request of [`ReserveNow`]: reserves a connector for an id tag until a given time.
#[derive(Debug, Clone, PartialEq)]
pub struct ReserveNowRequest {
    /// The connector, numbered from 1; 0 is the station as a whole where that is allowed.
    pub connector_id: i64,
    /// Until when it holds.
    pub expiry_date: Timestamp,
    /// The token a driver is identified by; compared without regard to case. At most 20 characters.
    pub id_tag: String,
    /// The group the token belongs to. At most 20 characters.
    pub parent_id_tag: Option<String>,
    /// The reservation.
    pub reservation_id: i64,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ReserveNowRequest {
    /// With the required members.
    pub fn new(connector_id: i64, expiry_date: Timestamp, id_tag: impl Into<String>, reservation_id: i64) -> Self {
        Self {
            connector_id,
            expiry_date,
            id_tag: id_tag.into(),
            parent_id_tag: None,
            reservation_id,
            extra: Extra::default(),
        }
    }
}

/// The response of [`ReserveNow`].
#[derive(Debug, Clone, PartialEq)]
pub struct ReserveNowResponse {
    /// The answer, or the state reported.
    pub status: ReservationStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ReserveNowResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: ReservationStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    ReserveNowRequest closed {
        0 connector_id: "connectorId" required ValueSchema::Integer(RangeSchema::ANY);
        1 expiry_date: "expiryDate" required ValueSchema::Time;
        2 id_tag: "idTag" required ValueSchema::Text(TextSchema::up_to(20));
        3 parent_id_tag: "parentIdTag" optional ValueSchema::Text(TextSchema::up_to(20));
        4 reservation_id: "reservationId" required ValueSchema::Integer(RangeSchema::ANY);
    }
}

object! {
    ReserveNowResponse closed {
        0 status: "status" required ValueSchema::Choice(ReservationStatus::SCHEMA);
    }
}

define_action!(
    ReserveNow,
    V1_6,
    CsmsToStation,
    "ReserveNow",
    "Reservation",
    "OCPP 1.6 edition 2, section 5.13",
    "Reserves a connector for an id tag until a given time.",
    ReserveNowRequest -> ReserveNowResponse
);
