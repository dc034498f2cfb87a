//! Payloads as text: reading them strictly or leniently, and writing them.

mod error;
mod reader;
mod value;

use serde::de::Error as _;
use serde::{Deserialize as _, Deserializer};
use serde_json::value::RawValue;

pub use self::error::{PayloadError, PayloadErrorKind};
use crate::message::Message;
use crate::schema::{Object, Report, Value, Violation};

/// Reads a payload that keeps every rule of its schema.
///
/// # Errors
/// When the text is not JSON or breaks its schema anywhere; the error lists every place (up to 1000).
///
/// ```
/// # #[cfg(feature = "v1_6")] {
/// use cms_ocpp::decode::{PayloadErrorKind, decode};
/// use cms_ocpp::v1_6::AuthorizeRequest;
///
/// let request: AuthorizeRequest = decode(r#"{"idTag":"04A2B3C4"}"#).unwrap();
/// assert_eq!(request.id_tag, "04A2B3C4");
///
/// let error = decode::<AuthorizeRequest>(r#"{"idTag":7}"#).unwrap_err();
/// assert_eq!(error.kind(), PayloadErrorKind::WrongType);
/// assert_eq!(error.violations()[0].path, "/idTag");
/// # }
/// ```
pub fn decode<T: Message>(payload: &str) -> Result<T, PayloadError> {
    let mut value = T::blank();
    decode_into(payload, &mut value)?;
    Ok(value)
}

/// Reads a payload that may break rules as long as nothing of it is lost: unknown values and members, texts, lists and
/// numbers out of bounds. What it breaks comes with it.
///
/// # Errors
/// When the text is not JSON, or a required member is absent, or a value has the wrong type.
///
/// ```
/// # #[cfg(feature = "v1_6")] {
/// use cms_ocpp::decode::{decode_lenient, encode};
/// use cms_ocpp::schema::ViolationKind;
/// use cms_ocpp::v1_6::{Reason, StopTransactionRequest};
///
/// let text = r#"{"meterStop":1200,"timestamp":"2025-01-31T09:30:00Z","transactionId":7,"reason":"Timeout"}"#;
/// let (request, violations) = decode_lenient::<StopTransactionRequest>(text).unwrap();
/// assert_eq!(request.reason, Some(Reason::Unknown("Timeout".into())));
/// assert_eq!(violations[0].kind, ViolationKind::UnknownWord);
/// assert_eq!(encode(&request), text);
/// # }
/// ```
pub fn decode_lenient<T: Message>(payload: &str) -> Result<(T, Vec<Violation>), PayloadError> {
    let mut value = T::blank();
    let report = reader::read(payload, &mut value);
    if report.is_tolerable() { Ok((value, report.violations)) } else { Err(PayloadError::new(report.violations)) }
}

/// Writes a payload as compact JSON: the members that are present in the order of the schema, then the unknown ones.
///
/// It writes what is there; [`Message::validate`] says whether that is valid.
#[must_use]
pub fn encode<T: Message>(value: &T) -> String {
    encode_object(value)
}

/// Like [`decode`], into an empty value whose type is known only at run time.
pub(crate) fn decode_into(payload: &str, object: &mut dyn Object) -> Result<(), PayloadError> {
    let report: Report = reader::read(payload, object);
    if report.violations.is_empty() { Ok(()) } else { Err(PayloadError::new(report.violations)) }
}

pub(crate) fn encode_object(object: &dyn Object) -> String {
    let mut text = Vec::with_capacity(256);
    let written = crate::schema::serialize(object, &mut serde_json::Serializer::new(&mut text));
    debug_assert!(written.is_ok(), "members are strings, numbers and valid JSON texts");
    String::from_utf8(text).unwrap_or_default()
}

/// What `serde::Deserialize` of every generated type does: as tolerant as [`decode_lenient`].
///
/// The text is taken as a whole first, so that one reader serves every source and numbers keep their digits.
pub(crate) fn deserialize<'de, T: Object + Value, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = Box::<RawValue>::deserialize(deserializer)?;
    let mut value = T::blank();
    let report = reader::read(text.get(), &mut value);
    if report.is_tolerable() { Ok(value) } else { Err(D::Error::custom(PayloadError::new(report.violations))) }
}
