//! OCPP frames, looked at by tools and apps that show what a station says.

use cms_ocpp::Version;
use cms_ocpp::rpc::MessageType;

use crate::CmsError;

/// A version of OCPP.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
#[expect(clippy::exhaustive_enums, reason = "apps construct it, and every version is one of these")]
pub enum OcppVersion {
    /// OCPP 1.6 over JSON.
    V16,
    /// OCPP 2.0.1.
    V201,
    /// OCPP 2.1.
    V21,
}

/// What kind of message a frame is (OCPP 2.1 part 4, 4.1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
#[expect(clippy::exhaustive_enums, reason = "the message types OCPP-J defines")]
pub enum FrameKind {
    /// A request.
    Call,
    /// The answer to a request.
    CallResult,
    /// An error answer to a request.
    CallError,
    /// An error answer to an answer, OCPP 2.1.
    CallResultError,
    /// A message without an answer, OCPP 2.1.
    Send,
}

/// A frame that was read and held against the schema of its action.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
#[non_exhaustive]
pub struct Frame {
    /// The kind of message.
    pub kind: FrameKind,
    /// The id of the message.
    pub message_id: String,
    /// The action it names or answers; none for an answer to an unknown request.
    pub action: Option<String>,
    /// The payload as JSON text, as it came; of an error its details.
    pub payload: String,
    /// Whether there was a schema to hold the payload against.
    pub checked: bool,
    /// Every place where the payload breaks its schema.
    pub violations: Vec<Violation>,
    /// Of an error its code; otherwise the code that the receiver answers with, in the spelling of the version, where the
    /// payload is not valid or the action unknown.
    pub error_code: Option<String>,
}

/// A place where a payload breaks its schema.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
#[non_exhaustive]
pub struct Violation {
    /// Where, as a JSON pointer.
    pub path: String,
    /// What is wrong, as a stable code.
    pub code: String,
    /// The same for people.
    pub detail: String,
}

/// The version by its number, as a configuration has it: `1.6`, `2.0.1` or `2.1`.
///
/// # Errors
/// `ocpp.unknown_version`.
#[uniffi::export]
pub fn parse_ocpp_version(text: &str) -> Result<OcppVersion, CmsError> {
    Ok(text.parse::<Version>()?.into())
}

/// Reads an OCPP frame and checks its payload. `answers` is the action that a CALLRESULT is the answer to: the frame
/// itself does not say it, and without it the payload of an answer is not checked.
///
/// # Errors
/// `frame.…` where the text is no frame of this version.
#[uniffi::export(default(answers = None))]
pub fn inspect_frame(text: &str, version: OcppVersion, answers: Option<String>) -> Result<Frame, CmsError> {
    let version = Version::from(version);
    let seen = cms_ocpp::inspect::inspect(text, version, answers.as_deref())?;
    Ok(Frame {
        kind: seen.kind.into(),
        message_id: seen.message_id,
        action: seen.action,
        payload: seen.payload,
        checked: seen.checked,
        violations: seen.violations.into_iter().map(Violation::from).collect(),
        error_code: seen.error_code.map(|code| code.in_version(version).to_owned()),
    })
}

impl From<OcppVersion> for Version {
    fn from(version: OcppVersion) -> Self {
        match version {
            OcppVersion::V16 => Self::V1_6,
            OcppVersion::V201 => Self::V2_0_1,
            OcppVersion::V21 => Self::V2_1,
        }
    }
}

impl From<Version> for OcppVersion {
    fn from(version: Version) -> Self {
        match version {
            Version::V1_6 => Self::V16,
            Version::V2_0_1 => Self::V201,
            Version::V2_1 => Self::V21,
        }
    }
}

impl From<MessageType> for FrameKind {
    fn from(kind: MessageType) -> Self {
        match kind {
            MessageType::Call => Self::Call,
            MessageType::CallResult => Self::CallResult,
            MessageType::CallError => Self::CallError,
            MessageType::CallResultError => Self::CallResultError,
            MessageType::Send => Self::Send,
        }
    }
}

impl From<cms_ocpp::schema::Violation> for Violation {
    fn from(violation: cms_ocpp::schema::Violation) -> Self {
        Self { path: violation.path, code: violation.kind.code().to_owned(), detail: violation.detail }
    }
}
