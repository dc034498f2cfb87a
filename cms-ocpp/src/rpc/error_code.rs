//! The error codes of CALLERROR and CALLRESULTERROR.

use std::fmt;

use crate::Version;
use crate::decode::PayloadErrorKind;

/// Why a message could not be processed (OCPP-J 1.6 §4.2.3 table 7; OCPP 2.0.1 part 4 table 8; OCPP 2.1 part 4 table
/// 9).
///
/// One value per meaning: versions that spell a meaning differently share it, and [`ErrorCode::in_version`] gives the
/// spelling of one version. A code that no version defines is kept as [`ErrorCode::Other`].
///
/// ```
/// use cms_ocpp::{Version, rpc::ErrorCode};
///
/// let code = ErrorCode::from("FormationViolation");
/// assert_eq!(code, ErrorCode::FormatViolation);
/// assert_eq!(code.in_version(Version::V1_6), "FormationViolation");
/// assert_eq!(code.in_version(Version::V2_1), "FormatViolation");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "open by its last variant: a new code is an Other until a release names it"
)]
pub enum ErrorCode {
    /// The payload is not valid JSON or not shaped as the action wants; 1.6 spells it `FormationViolation`.
    FormatViolation,
    /// Anything the other codes do not say.
    GenericError,
    /// The receiver failed while it processed the action.
    InternalError,
    /// The message type number is not one the receiver knows; 2.x only, 1.6 falls back to `GenericError`.
    MessageTypeNotSupported,
    /// The receiver does not know the action.
    NotImplemented,
    /// The receiver knows the action and does not support it.
    NotSupported,
    /// A member occurs too often or is missing; 1.6 spells it with a single second r, `OccurenceConstraintViolation`.
    OccurrenceConstraintViolation,
    /// A member holds a value that is not allowed.
    PropertyConstraintViolation,
    /// The payload is incomplete (1.6) or does not have the structure of the action (2.x).
    ProtocolError,
    /// The frame itself is not a valid RPC message; 2.x only, 1.6 falls back to `GenericError`.
    RpcFrameworkError,
    /// A security issue stopped the action; also the answer to calls before a boot is accepted.
    SecurityError,
    /// A member has the wrong data type.
    TypeConstraintViolation,
    /// A code outside the specification, as the peer sent it.
    Other(Box<str>),
}

impl ErrorCode {
    /// The spelling this version of OCPP uses on the wire.
    pub fn in_version(&self, version: Version) -> &str {
        match (self, version) {
            (Self::FormatViolation, Version::V1_6) => "FormationViolation",
            (Self::OccurrenceConstraintViolation, Version::V1_6) => "OccurenceConstraintViolation",
            (Self::MessageTypeNotSupported | Self::RpcFrameworkError, Version::V1_6) => "GenericError",
            _ => self.as_str(),
        }
    }

    /// The name of the code in OCPP 2.1, or the peer's own text: for logs and records across versions.
    pub fn as_str(&self) -> &str {
        match self {
            Self::FormatViolation => "FormatViolation",
            Self::GenericError => "GenericError",
            Self::InternalError => "InternalError",
            Self::MessageTypeNotSupported => "MessageTypeNotSupported",
            Self::NotImplemented => "NotImplemented",
            Self::NotSupported => "NotSupported",
            Self::OccurrenceConstraintViolation => "OccurrenceConstraintViolation",
            Self::PropertyConstraintViolation => "PropertyConstraintViolation",
            Self::ProtocolError => "ProtocolError",
            Self::RpcFrameworkError => "RpcFrameworkError",
            Self::SecurityError => "SecurityError",
            Self::TypeConstraintViolation => "TypeConstraintViolation",
            Self::Other(text) => text,
        }
    }
}

impl From<&str> for ErrorCode {
    /// Reads the spelling of any version: stations send the codes of a version they do not speak.
    fn from(text: &str) -> Self {
        match text {
            "FormatViolation" | "FormationViolation" => Self::FormatViolation,
            "GenericError" => Self::GenericError,
            "InternalError" => Self::InternalError,
            "MessageTypeNotSupported" => Self::MessageTypeNotSupported,
            "NotImplemented" => Self::NotImplemented,
            "NotSupported" => Self::NotSupported,
            "OccurrenceConstraintViolation" | "OccurenceConstraintViolation" => Self::OccurrenceConstraintViolation,
            "PropertyConstraintViolation" => Self::PropertyConstraintViolation,
            "ProtocolError" => Self::ProtocolError,
            "RpcFrameworkError" => Self::RpcFrameworkError,
            "SecurityError" => Self::SecurityError,
            "TypeConstraintViolation" => Self::TypeConstraintViolation,
            other => Self::Other(other.into()),
        }
    }
}

impl From<PayloadErrorKind> for ErrorCode {
    /// What a CALLERROR says of a payload that breaks its schema.
    fn from(kind: PayloadErrorKind) -> Self {
        match kind {
            PayloadErrorKind::Format | PayloadErrorKind::UnknownMember => Self::FormatViolation,
            PayloadErrorKind::WrongType => Self::TypeConstraintViolation,
            PayloadErrorKind::Occurrence => Self::OccurrenceConstraintViolation,
            PayloadErrorKind::Property => Self::PropertyConstraintViolation,
        }
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
