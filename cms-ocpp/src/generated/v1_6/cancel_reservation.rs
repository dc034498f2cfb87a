// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `CancelReservation`: Withdraws a reservation.
//!
//! OCPP 1.6 edition 2, section 5.1.

use super::enums::CancelReservationStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::Extra;

/// Withdraws a reservation.
///
/// OCPP 1.6 edition 2, section 5.1.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CancelReservation;

/// The request of [`CancelReservation`]: withdraws a reservation.
#[derive(Debug, Clone, PartialEq)]
pub struct CancelReservationRequest {
    /// The reservation.
    pub reservation_id: i64,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CancelReservationRequest {
    /// With the required members.
    #[must_use]
    pub fn new(reservation_id: i64) -> Self {
        Self { reservation_id, extra: Extra::default() }
    }
}

/// The response of [`CancelReservation`].
#[derive(Debug, Clone, PartialEq)]
pub struct CancelReservationResponse {
    /// The answer, or the state reported.
    pub status: CancelReservationStatus,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CancelReservationResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: CancelReservationStatus) -> Self {
        Self { status, extra: Extra::default() }
    }
}

object! {
    CancelReservationRequest closed {
        0 reservation_id: "reservationId" required ValueSchema::Integer(RangeSchema::ANY);
    }
}

object! {
    CancelReservationResponse closed {
        0 status: "status" required ValueSchema::Choice(CancelReservationStatus::SCHEMA);
    }
}

define_action!(
    CancelReservation,
    V1_6,
    CsmsToStation,
    "CancelReservation",
    "Reservation",
    "OCPP 1.6 edition 2, section 5.1",
    "Withdraws a reservation.",
    CancelReservationRequest -> CancelReservationResponse
);
