//! JSON text that is kept as it came.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// One JSON value as its text, for members that may hold anything (`data` of DataTransfer, vendor extensions).
///
/// Numbers keep every digit and objects keep their order, because nothing is interpreted. Two values are equal when their
/// texts are.
#[derive(Clone)]
pub struct RawJson(Box<RawValue>);

/// The text is not one JSON value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "the text is not one JSON value ({reason}); pass exactly one object, array, string, number, true, false or null"
)]
pub struct RawJsonError {
    reason: String,
}

impl RawJsonError {
    /// `not_json`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        "not_json"
    }
}

impl RawJson {
    /// Keeps a text, without the white space around it.
    ///
    /// # Errors
    /// When the text is not exactly one JSON value.
    pub fn parse(text: &str) -> Result<Self, RawJsonError> {
        serde_json::from_str::<Box<RawValue>>(text)
            .map(Self)
            .map_err(|error| RawJsonError { reason: error.to_string() })
    }

    /// The text of any value that serde can write.
    ///
    /// # Errors
    /// When the value cannot be written as JSON, such as a map whose keys are not strings.
    pub fn from_value(value: &impl Serialize) -> Result<Self, RawJsonError> {
        serde_json::value::to_raw_value(value).map(Self).map_err(|error| RawJsonError { reason: error.to_string() })
    }

    /// The JSON text.
    #[must_use]
    pub fn get(&self) -> &str {
        self.0.get()
    }

    pub(crate) fn as_raw(&self) -> &RawValue {
        &self.0
    }
}

impl From<Box<RawValue>> for RawJson {
    fn from(raw: Box<RawValue>) -> Self {
        Self(raw)
    }
}

impl Default for RawJson {
    /// `null`.
    fn default() -> Self {
        Self(RawValue::NULL.to_owned())
    }
}

impl PartialEq for RawJson {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl Eq for RawJson {}

impl fmt::Debug for RawJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.get())
    }
}

impl Serialize for RawJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for RawJson {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer).map(Self)
    }
}
