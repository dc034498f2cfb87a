//! Payloads as text: reading them strictly or leniently, and writing them.
//!
//! ```
//! # #[cfg(feature = "v1_6")] {
//! use cms_ocpp::decode::{PayloadErrorKind, decode, decode_lenient, encode};
//! use cms_ocpp::schema::ViolationKind;
//! use cms_ocpp::v1_6::{AuthorizeRequest, Reason, StopTransactionRequest};
//!
//! let request: AuthorizeRequest = decode(r#"{"idTag":"04A2B3C4"}"#).unwrap();
//! assert_eq!(request.id_tag, "04A2B3C4");
//!
//! let error = decode::<AuthorizeRequest>(r#"{"idTag":7}"#).unwrap_err();
//! assert_eq!(error.kind(), PayloadErrorKind::WrongType);
//! assert_eq!(error.violations()[0].path, "/idTag");
//!
//! let text = r#"{"meterStop":1200,"timestamp":"2025-01-31T09:30:00Z","transactionId":7,"reason":"Timeout"}"#;
//! let (request, violations) = decode_lenient::<StopTransactionRequest>(text).unwrap();
//! assert_eq!(request.reason, Some(Reason::Unknown("Timeout".into())));
//! assert_eq!(violations[0].kind, ViolationKind::UnknownWord);
//! assert_eq!(encode(&request), text);
//! # }
//! ```

pub use cms_json::decode::*;
