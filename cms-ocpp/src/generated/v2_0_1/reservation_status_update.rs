// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! `ReservationStatusUpdate`: Reports that a reservation expired or was removed.
//!
//! OCPP 2.0.1 part 2, H04; message 1.46.

use super::enums::ReservationUpdateStatus;
use crate::message::define_action;
use crate::schema::{RangeSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// Reports that a reservation expired or was removed.
///
/// OCPP 2.0.1 part 2, H04; message 1.46.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReservationStatusUpdate;

/// The request of [`ReservationStatusUpdate`]: reports that a reservation expired or was removed.
#[derive(Debug, Clone, PartialEq)]
pub struct ReservationStatusUpdateRequest {
    /// The reservation.
    pub reservation_id: i64,
    /// Reservation update status.
    pub reservation_update_status: ReservationUpdateStatus,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ReservationStatusUpdateRequest {
    /// With the required members.
    #[must_use]
    pub fn new(reservation_id: i64, reservation_update_status: ReservationUpdateStatus) -> Self {
        Self { reservation_id, reservation_update_status, custom_data: None, extra: Extra::default() }
    }
}

/// The response of [`ReservationStatusUpdate`].
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ReservationStatusUpdateResponse {
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl ReservationStatusUpdateResponse {
    /// Without any member.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

object! {
    ReservationStatusUpdateRequest closed {
        0 reservation_id: "reservationId" required ValueSchema::Integer(RangeSchema::ANY);
        1 reservation_update_status: "reservationUpdateStatus" required ValueSchema::Choice(ReservationUpdateStatus::SCHEMA);
        2 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

object! {
    ReservationStatusUpdateResponse closed {
        0 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}

define_action!(
    ReservationStatusUpdate,
    V2_0_1,
    StationToCsms,
    "ReservationStatusUpdate",
    "H. Reservation",
    "OCPP 2.0.1 part 2, H04; message 1.46",
    "Reports that a reservation expired or was removed.",
    ReservationStatusUpdateRequest -> ReservationStatusUpdateResponse
);
