//! The vendor extension that every object of OCPP 2.x may carry.

use crate::schema::{TextSchema, ValueSchema, object};
use crate::types::Extra;

/// Vendor-specific members of an object (OCPP 2.0.1 and 2.1, part 2, `CustomDataType`).
///
/// Only the vendor is known to the protocol; everything else the vendor adds is kept in [`extra`](Self::extra), in order
/// and as the very JSON text that was received.
///
/// ```
/// use cms_ocpp::types::CustomData;
///
/// let text = r#"{"vendorId":"com.example","phase":{"angle":1.50}}"#;
/// let data: CustomData = serde_json::from_str(text)?;
/// assert_eq!(data.vendor_id, "com.example");
/// assert_eq!(data.extra.get("phase").map(|raw| raw.get()), Some(r#"{"angle":1.50}"#));
/// assert_eq!(serde_json::to_string(&data)?, text);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CustomData {
    /// The vendor that defined the members, as a reverse domain name. At most 255 characters.
    pub vendor_id: String,
    /// What the vendor added.
    pub extra: Extra,
}

impl CustomData {
    /// An extension of this vendor, without members yet.
    pub fn new(vendor_id: impl Into<String>) -> Self {
        Self { vendor_id: vendor_id.into(), extra: Extra::default() }
    }
}

object! {
    CustomData open {
        0 vendor_id: "vendorId" required ValueSchema::Text(TextSchema::up_to(255));
    }
}
