//! Why a payload was refused.

use std::fmt;

use crate::schema::{Violation, ViolationKind};

/// A payload that breaks its schema, with every place where it does.
///
/// The kind says which error code a CALLERROR carries; each version spells the codes in its own way, so the RPC layer
/// chooses the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayloadError {
    kind: PayloadErrorKind,
    violations: Vec<Violation>,
}

/// The kinds of refusal that OCPP-J tells apart (1.6 table 7; 2.0.1 and 2.1 part 4, section 4.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "each kind becomes one error code, so a new one must break that mapping")]
pub enum PayloadErrorKind {
    /// The text is not JSON, or not the object it must be.
    Format,
    /// A value has the wrong type.
    WrongType,
    /// A required member is absent, or a list has too few or too many items.
    Occurrence,
    /// A value is of the right type but not allowed.
    Property,
    /// A member that the schema does not have.
    UnknownMember,
}

impl PayloadErrorKind {
    /// A stable name of the kind.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Format => "payload.format",
            Self::WrongType => "payload.wrong_type",
            Self::Occurrence => "payload.occurrence",
            Self::Property => "payload.property",
            Self::UnknownMember => "payload.unknown_member",
        }
    }

    /// The kind of a single violation.
    #[must_use]
    pub const fn of(violation: ViolationKind) -> Self {
        match violation {
            ViolationKind::Syntax | ViolationKind::DuplicateMember => Self::Format,
            ViolationKind::WrongType | ViolationKind::Null => Self::WrongType,
            ViolationKind::MissingMember | ViolationKind::TooFewItems | ViolationKind::TooManyItems => Self::Occurrence,
            ViolationKind::BadTime
            | ViolationKind::BadUri
            | ViolationKind::NotRepresentable
            | ViolationKind::TooLong
            | ViolationKind::BelowMinimum
            | ViolationKind::AboveMaximum
            | ViolationKind::TooPrecise
            | ViolationKind::UnknownWord => Self::Property,
            ViolationKind::UnknownMember => Self::UnknownMember,
        }
    }
}

impl PayloadError {
    pub(crate) fn new(violations: Vec<Violation>) -> Self {
        let kind = violations.iter().map(|violation| PayloadErrorKind::of(violation.kind)).min();
        Self { kind: kind.unwrap_or(PayloadErrorKind::Format), violations }
    }

    /// The gravest kind among the violations, in the order [`PayloadErrorKind`] lists them.
    #[must_use]
    pub fn kind(&self) -> PayloadErrorKind {
        self.kind
    }

    /// The violations, as they were met in the text.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The violation that gave the error its kind: the one to tell the peer about.
    #[must_use]
    pub fn first(&self) -> Option<&Violation> {
        self.violations.iter().find(|violation| PayloadErrorKind::of(violation.kind) == self.kind)
    }

    /// The violations, taken out.
    #[must_use]
    pub fn into_violations(self) -> Vec<Violation> {
        self.violations
    }

    /// A stable name of the error, such as `payload.occurrence`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }
}

impl fmt::Display for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.first() {
            Some(first) => write!(f, "{first}")?,
            None => f.write_str("a rule of the schema is broken")?,
        }
        match self.violations.len() {
            0 | 1 => f.write_str("; correct it and try again"),
            count => write!(f, " (and {} more); correct them and try again", count - 1),
        }
    }
}

impl std::error::Error for PayloadError {}
