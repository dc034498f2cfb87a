//! Objects as text: reading them strictly or leniently, and writing them.

mod error;
mod reader;
mod value;

use serde::de::Error as _;
use serde::{Deserialize as _, Deserializer};
use serde_json::value::RawValue;

pub use self::error::{PayloadError, PayloadErrorKind};
use crate::schema::{Object, Report, Value, Violation};

/// Reads a payload that keeps every rule of its schema.
///
/// # Errors
/// When the text is not JSON or breaks its schema anywhere; the error lists every place (up to 1000).
pub fn decode<T: Object + Value>(payload: &str) -> Result<T, PayloadError> {
    let mut value = T::blank();
    decode_into(payload, &mut value)?;
    Ok(value)
}

/// Reads a payload that may break rules as long as nothing of it is lost: unknown values and members, texts, lists and
/// numbers out of bounds. What it breaks comes with it.
///
/// # Errors
/// When the text is not JSON, or a required member is absent, or a value has the wrong type.
pub fn decode_lenient<T: Object + Value>(payload: &str) -> Result<(T, Vec<Violation>), PayloadError> {
    let mut value = T::blank();
    let report = reader::read(payload, &mut value);
    if report.is_tolerable() { Ok((value, report.violations)) } else { Err(PayloadError::new(report.violations)) }
}

/// Writes a payload as compact JSON: the members that are present in the order of the schema, then the unknown ones.
///
/// It writes what is there; `violations` of [`Object`] says whether that is valid.
#[must_use]
pub fn encode<T: Object + Value>(value: &T) -> String {
    encode_object(value)
}

/// Like [`decode`], into an empty value whose type is known only at run time.
///
/// # Errors
/// As [`decode`].
pub fn decode_into(payload: &str, object: &mut dyn Object) -> Result<(), PayloadError> {
    let report: Report = reader::read(payload, object);
    if report.violations.is_empty() { Ok(()) } else { Err(PayloadError::new(report.violations)) }
}

/// Like [`encode`], of a value whose type is known only at run time.
pub(crate) fn encode_object(object: &dyn Object) -> String {
    let mut text = Vec::with_capacity(256);
    let written = crate::schema::serialize(object, &mut serde_json::Serializer::new(&mut text));
    debug_assert!(written.is_ok(), "members are strings, numbers and valid JSON texts");
    String::from_utf8(text).unwrap_or_default()
}

/// What `serde::Deserialize` of every type does: as tolerant as [`decode_lenient`].
///
/// The text is taken as a whole first, so that one reader serves every source and numbers keep their digits.
///
/// # Errors
/// As [`decode_lenient`], in the words of the deserializer.
pub fn deserialize<'de, T: Object + Value, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = Box::<RawValue>::deserialize(deserializer)?;
    let mut value = T::blank();
    let report = reader::read(text.get(), &mut value);
    if report.is_tolerable() { Ok(value) } else { Err(D::Error::custom(PayloadError::new(report.violations))) }
}
