//! What a CALLERROR or CALLRESULTERROR says.

use std::fmt;

use super::{ErrorCode, Payload};

/// An error answer: code, text and details (OCPP-J 1.6 §4.2.3; OCPP 2.x part 4 §4.2.3).
///
/// ```
/// use cms_ocpp::rpc::{CallError, ErrorCode};
///
/// let error = CallError::new(ErrorCode::NotSupported, "this station has no display");
/// assert_eq!(error.description(), "this station has no display");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct CallError {
    code: ErrorCode,
    description: Box<str>,
    details: Payload,
}

impl CallError {
    /// The longest description OCPP 2.x allows, in characters.
    pub const MAX_DESCRIPTION: usize = 255;

    /// An error without details. A description over 255 characters is cut, so that the frame stays valid.
    pub fn new(code: ErrorCode, description: &str) -> Self {
        Self { code, description: truncated(description).into(), details: Payload::empty() }
    }

    /// The same error with these details.
    #[must_use]
    pub fn with_details(mut self, details: Payload) -> Self {
        self.details = details;
        self
    }

    /// What went wrong, for programs.
    pub fn code(&self) -> &ErrorCode {
        &self.code
    }

    /// What went wrong, for people; may be empty. It is the peer's text and may quote a token: keep it out of logs.
    pub fn description(&self) -> &str {
        &self.description
    }

    /// Details in no defined form; `{}` where there are none.
    pub fn details(&self) -> &Payload {
        &self.details
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.description)
    }
}

/// Shows the code alone: description and details are the peer's text and may quote a token.
impl fmt::Debug for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallError").field("code", &self.code).finish_non_exhaustive()
    }
}

impl std::error::Error for CallError {}

fn truncated(text: &str) -> &str {
    match text.char_indices().nth(CallError::MAX_DESCRIPTION) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}
