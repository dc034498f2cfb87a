// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use super::super::enums::MessageFormat;
use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::{CustomData, Extra};

/// A text with its language and format.
///
/// OCPP 2.0.1, `MessageContentType`.
#[derive(Debug, Clone, PartialEq)]
pub struct MessageContent {
    /// The format of the content.
    pub format: MessageFormat,
    /// The language of the content, by its code of RFC 5646. At most 8 characters.
    pub language: Option<String>,
    /// The text. At most 512 characters.
    pub content: String,
    /// Members of a vendor.
    pub custom_data: Option<CustomData>,
    /// Members that the schema does not name.
    pub extra: Extra,
}

impl MessageContent {
    /// With the required members.
    pub fn new(format: MessageFormat, content: impl Into<String>) -> Self {
        Self { format, language: None, content: content.into(), custom_data: None, extra: Extra::default() }
    }
}

object! {
    MessageContent closed {
        0 format: "format" required ValueSchema::Choice(MessageFormat::SCHEMA);
        1 language: "language" optional ValueSchema::Text(TextSchema::up_to(8));
        2 content: "content" required ValueSchema::Text(TextSchema::up_to(512));
        3 custom_data: "customData" optional ValueSchema::Object(CustomData::SCHEMA);
    }
}
