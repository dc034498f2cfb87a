//! OCPP-J frames: the JSON arrays that wrap every message (OCPP-J 1.6 §4, OCPP 2.0.1 and 2.1 part 4 §4).
//!
//! [`Frame::parse`] reads the wrapper and leaves the payload as the JSON text it arrived as; [`Frame::to_text`] writes it
//! back without parsing it again. What cannot be read is a [`FrameError`], which knows the answer that version of OCPP
//! defines for it, and when silence is the right answer.
//!
//! ```
//! use cms_ocpp::Version;
//! use cms_ocpp::rpc::{Frame, Limits, MessageId, Payload};
//!
//! let text = r#"[2,"19223201","Heartbeat",{}]"#;
//! let Frame::Call { id, action, .. } = Frame::parse(text, Version::V2_0_1, Limits::default())? else { panic!() };
//! assert_eq!(action, "Heartbeat");
//!
//! let answer = Frame::CallResult { id, payload: Payload::from_text(r#"{"currentTime":"2026-01-01T00:00:00Z"}"#)? };
//! assert_eq!(answer.to_text(Version::V2_0_1), r#"[3,"19223201",{"currentTime":"2026-01-01T00:00:00Z"}]"#);
//!
//! let error = Frame::parse("not json", Version::V2_0_1, Limits::default()).unwrap_err();
//! assert_eq!(
//!     error.answer().unwrap().to_text(Version::V2_0_1),
//!     r#"[4,"-1","RpcFrameworkError","the frame is not valid JSON",{}]"#,
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod call_error;
mod depth;
mod error_code;
mod frame;
mod frame_error;
mod limits;
mod message_id;
mod parse;
mod payload;

pub use call_error::CallError;
pub use error_code::ErrorCode;
pub use frame::{Frame, MessageType};
pub use frame_error::{FrameError, FrameFault};
pub use limits::Limits;
pub use message_id::{MessageId, MessageIdError};
pub use payload::{Payload, PayloadError};
