//! Exact numbers, points in time, and JSON that is kept as it came.

mod extra;
mod json_decimal;
mod raw_json;
mod timestamp;

pub use self::extra::Extra;
pub use self::json_decimal::{JsonDecimal, JsonDecimalError};
pub use self::raw_json::{RawJson, RawJsonError};
pub use self::timestamp::{Timestamp, TimestampError};
