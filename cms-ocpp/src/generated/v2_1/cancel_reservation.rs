// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `CancelReservation`: Withdraws a reservation.
//!
//! OCPP 2.1 part 2, H02; message 1.6.

use super::datatypes::StatusInfo;
use super::enums::CancelReservationStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Withdraws a reservation.
///
/// OCPP 2.1 part 2, H02; message 1.6.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CancelReservation;

/// The request of [`CancelReservation`]: withdraws a reservation.
#[derive(Debug, Clone, PartialEq)]
pub struct CancelReservationRequest {
    /// The reservation. At least 0.
    pub reservation_id: i64,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CancelReservationRequest {
    /// With the required members.
    #[must_use]
    pub fn new(reservation_id: i64) -> Self {
        Self { reservation_id, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`CancelReservation`].
#[derive(Debug, Clone, PartialEq)]
pub struct CancelReservationResponse {
    /// The answer, or the state reported.
    pub status: CancelReservationStatus,
    /// More about the status.
    pub status_info: Option<StatusInfo>,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl CancelReservationResponse {
    /// With the required members.
    #[must_use]
    pub fn new(status: CancelReservationStatus) -> Self {
        Self { status, status_info: None, custom_data: None, extra: Extra::default() }
    }
}

object! {
    CancelReservationRequest closed {
        0 reservation_id: "reservationId" required ValueSchema::Integer(RangeSchema::ANY.at_least(0));
        1 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    CancelReservationResponse closed {
        0 status: "status" required ValueSchema::Choice(CancelReservationStatus::SCHEMA);
        1 status_info: "statusInfo" optional ValueSchema::Object(StatusInfo::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    CancelReservation,
    V2_1,
    CsmsToStation,
    "CancelReservation",
    "H. Reservation",
    "OCPP 2.1 part 2, H02; message 1.6",
    "Withdraws a reservation.",
    CancelReservationRequest -> CancelReservationResponse
);
