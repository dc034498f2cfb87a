//! Values that every version shares: exact numbers, points in time, and JSON that is kept as it came.

mod custom_data;

pub use cms_json::types::{Extra, JsonDecimal, JsonDecimalError, RawJson, RawJsonError, Timestamp, TimestampError};

pub use self::custom_data::CustomData;
