//! What a payload does that its schema forbids.

use std::fmt;

use crate::schema::Path;

/// One place where a payload breaks its schema.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The place, as a JSON pointer (RFC 6901) into the payload, such as `/meterValue/0/sampledValue/2/unit`; empty for
    /// the payload as a whole.
    pub path: String,
    /// What is wrong.
    pub kind: ViolationKind,
    /// A sentence about it, for a log or a person. It repeats no values other than unknown words of a fixed set.
    pub detail: String,
}

/// The ways to break a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ViolationKind {
    /// The text is not JSON, or not a JSON object.
    Syntax,
    /// An object has two members of the same name.
    DuplicateMember,
    /// A required member is absent.
    MissingMember,
    /// A value is of another JSON type than its schema names.
    WrongType,
    /// A value is `null` where its schema wants one.
    Null,
    /// A text that must be a time is none.
    BadTime,
    /// A text that must be a URI is none.
    BadUri,
    /// A number has more digits than can be held exactly.
    NotRepresentable,
    /// A list has too few items.
    TooFewItems,
    /// A list has too many items.
    TooManyItems,
    /// A text has too many characters.
    TooLong,
    /// A number is below its minimum.
    BelowMinimum,
    /// A number is above its maximum.
    AboveMaximum,
    /// A number has more digits after the point than its schema allows.
    TooPrecise,
    /// A text is none of the words its schema lists.
    UnknownWord,
    /// An object has a member that its schema does not name.
    UnknownMember,
}

impl ViolationKind {
    /// A stable name of the kind.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::DuplicateMember => "duplicate_member",
            Self::MissingMember => "missing_member",
            Self::WrongType => "wrong_type",
            Self::Null => "null",
            Self::BadTime => "bad_time",
            Self::BadUri => "bad_uri",
            Self::NotRepresentable => "not_representable",
            Self::TooFewItems => "too_few_items",
            Self::TooManyItems => "too_many_items",
            Self::TooLong => "too_long",
            Self::BelowMinimum => "below_minimum",
            Self::AboveMaximum => "above_maximum",
            Self::TooPrecise => "too_precise",
            Self::UnknownWord => "unknown_word",
            Self::UnknownMember => "unknown_member",
        }
    }

    /// Whether a message with this violation can still be held as a value of its type, without a loss.
    #[must_use]
    pub const fn is_tolerable(self) -> bool {
        match self {
            Self::Syntax
            | Self::DuplicateMember
            | Self::MissingMember
            | Self::WrongType
            | Self::Null
            | Self::BadTime
            | Self::NotRepresentable => false,
            Self::BadUri
            | Self::TooFewItems
            | Self::TooManyItems
            | Self::TooLong
            | Self::BelowMinimum
            | Self::AboveMaximum
            | Self::TooPrecise
            | Self::UnknownWord
            | Self::UnknownMember => true,
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.detail) } else { write!(f, "{}: {}", self.path, self.detail) }
    }
}

/// Violations as they are found.
#[derive(Default)]
pub(crate) struct Report {
    pub(crate) violations: Vec<Violation>,
}

impl Report {
    /// More are not kept: a hostile payload must not be answered with a report larger than itself.
    pub(crate) const LIMIT: usize = 1000;

    #[cold]
    pub(crate) fn add(&mut self, path: Path<'_>, kind: ViolationKind, detail: impl Into<String>) {
        if !self.is_full() {
            self.violations.push(Violation { path: path.to_pointer(), kind, detail: detail.into() });
        }
    }

    pub(crate) fn is_full(&self) -> bool {
        self.violations.len() >= Self::LIMIT
    }

    /// Whether all that was found can be tolerated.
    pub(crate) fn is_tolerable(&self) -> bool {
        self.violations.iter().all(|violation| violation.kind.is_tolerable())
    }
}
