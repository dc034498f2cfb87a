//! What is worth knowing about a tariff that was read.

use cms_json::schema::{ObjectSchema, Violation, ViolationKind};

use super::spelling::nearest;

/// Something about an object that was read: it is not wrong enough to refuse it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Notice {
    /// Where, as a JSON pointer (RFC 6901) such as `/elements/0/price_components/1/vat`.
    pub path: String,
    /// A stable code for programs.
    pub code: &'static str,
    /// What it is, and what to do.
    pub message: String,
}

impl Notice {
    pub(super) fn new(path: impl Into<String>, code: &'static str, message: impl Into<String>) -> Self {
        Self { path: path.into(), code, message: message.into() }
    }
}

/// The violations in the words of OCPI; a member that nobody knows comes with the name that may have been meant.
pub(super) fn notices_of(schema: &'static ObjectSchema, violations: Vec<Violation>) -> Vec<Notice> {
    violations.into_iter().map(|violation| notice_of(schema, violation)).collect()
}

fn notice_of(schema: &'static ObjectSchema, violation: Violation) -> Notice {
    let Violation { path, kind, detail, .. } = violation;
    if kind == ViolationKind::UnknownMember {
        let (parent, name) = path.rsplit_once('/').unwrap_or_default();
        let names = schema.object_at(parent).map(ObjectSchema::members).unwrap_or_default();
        return match nearest(name, names.iter().map(|member| member.name())) {
            Some(meant) => Notice::new(
                &*path,
                "ocpi.misspelled_member",
                format!("OCPI has no member {name:?} here and it is ignored; {meant:?} may be meant"),
            ),
            None => Notice::new(
                &*path,
                "ocpi.unknown_member",
                format!("OCPI has no member {name:?} here; it is kept and not used"),
            ),
        };
    }
    let code = match kind {
        ViolationKind::UnknownWord => "ocpi.unknown_word",
        ViolationKind::BadUri => "ocpi.bad_uri",
        ViolationKind::TooLong => "ocpi.too_long",
        ViolationKind::TooFewItems => "ocpi.too_few_items",
        ViolationKind::BelowMinimum => "ocpi.below_minimum",
        ViolationKind::AboveMaximum => "ocpi.above_maximum",
        _ => "ocpi.deviation",
    };
    Notice::new(path, code, detail)
}
