// Written by cms-ocpp-codegen. Do not edit.
//! OCPP 1.6.

pub mod datatypes;
pub mod enums;
mod meter_values;
pub use self::datatypes::*;
pub use self::enums::*;
pub use self::meter_values::*;
use crate::message::ActionInfo;

/// Every action of OCPP 1.6, by name.
pub const ACTIONS: &[ActionInfo] = &[MeterValues::INFO];
