//! The rules of a schema, one function each; reading and validating share them.

use crate::schema::{
    Choice, ListSchema, Object, Path, RangeSchema, Report, TextSchema, ValueRef, ValueSchema, ViolationKind,
};
use crate::types::JsonDecimal;

/// Checks a whole object.
pub(crate) fn validate(object: &dyn Object, path: Path<'_>, report: &mut Report) {
    let schema = object.schema();
    for (position, member) in schema.members.iter().enumerate() {
        if let Some(value) = object.member(position) {
            validate_value(value, &member.value, Path::Member(&path, member.name), report);
        }
    }
    if !schema.open {
        for (name, _) in object.extra().iter() {
            report_unknown_member(Path::Member(&path, name), report);
        }
    }
}

fn validate_value(value: ValueRef<'_>, schema: &ValueSchema, path: Path<'_>, report: &mut Report) {
    match (value, schema) {
        (ValueRef::Text(text), ValueSchema::Text(schema)) => check_text(text, schema, path, report),
        (ValueRef::Integer(value), ValueSchema::Integer(schema)) => check_integer(value, schema, path, report),
        (ValueRef::Number(value), ValueSchema::Number(schema)) => check_number(value, schema, path, report),
        (ValueRef::Choice(choice), ValueSchema::Choice(_)) if !choice.is_known() => {
            report_unknown_choice(choice, path, report);
        }
        (ValueRef::Object(object), ValueSchema::Object(_)) => validate(object, path, report),
        (ValueRef::List(list), ValueSchema::List(schema)) => {
            check_length(list.count(), schema, path, report);
            for position in 0..list.count() {
                if let Some(item) = list.item(position) {
                    validate_value(item, &schema.item, Path::Item(&path, position), report);
                }
            }
        }
        // Known words, truth values, times and raw JSON have no rules beyond their type, which the compiler checked.
        _ => {}
    }
}

#[inline]
pub(crate) fn check_text(text: &str, schema: &TextSchema, path: Path<'_>, report: &mut Report) {
    if let Some(max) = schema.max_chars {
        // A text has at least as many bytes as characters, so most need no counting.
        if text.len() > max as usize {
            check_characters(text, max, path, report);
        }
    }
    if schema.uri && !is_uri(text) {
        report.add(path, ViolationKind::BadUri, "the text is not a URI with a scheme");
    }
}

#[cold]
fn check_characters(text: &str, max: u32, path: Path<'_>, report: &mut Report) {
    let count = text.chars().count();
    if count > max as usize {
        let detail = format!("the text has {count} characters, at most {max} are allowed");
        report.add(path, ViolationKind::TooLong, detail);
    }
}

/// The scheme, a colon, and no character that a URI may never have (RFC 3986, sections 2 and 3.1).
fn is_uri(text: &str) -> bool {
    let Some((scheme, _)) = text.split_once(':') else { return false };
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte))
}

#[inline]
pub(crate) fn check_integer(value: i64, schema: &RangeSchema, path: Path<'_>, report: &mut Report) {
    if schema.minimum.is_some_and(|minimum| value < minimum) {
        report_below(schema, path, report);
    }
    if schema.maximum.is_some_and(|maximum| value > maximum) {
        report_above(schema, path, report);
    }
}

#[inline]
pub(crate) fn check_number(value: JsonDecimal, schema: &RangeSchema, path: Path<'_>, report: &mut Report) {
    if schema.minimum.is_some_and(|minimum| value < JsonDecimal::from(minimum)) {
        report_below(schema, path, report);
    }
    if schema.maximum.is_some_and(|maximum| value > JsonDecimal::from(maximum)) {
        report_above(schema, path, report);
    }
    if let Some(digits) = schema.fraction_digits {
        if value.get().scale() > digits && value.get().normalize().scale() > digits {
            let detail = format!("the number has more than {digits} digits after the point");
            report.add(path, ViolationKind::TooPrecise, detail);
        }
    }
}

#[cold]
fn report_below(schema: &RangeSchema, path: Path<'_>, report: &mut Report) {
    let detail = format!("the number is below {}", schema.minimum.unwrap_or_default());
    report.add(path, ViolationKind::BelowMinimum, detail);
}

#[cold]
fn report_above(schema: &RangeSchema, path: Path<'_>, report: &mut Report) {
    let detail = format!("the number is above {}", schema.maximum.unwrap_or_default());
    report.add(path, ViolationKind::AboveMaximum, detail);
}

#[inline]
pub(crate) fn check_length(count: usize, schema: &ListSchema, path: Path<'_>, report: &mut Report) {
    if count < schema.min_items {
        let detail = format!("the list has {count} items, at least {} are required", schema.min_items);
        report.add(path, ViolationKind::TooFewItems, detail);
    }
    if let Some(max) = schema.max_items {
        if count > max {
            let detail = format!("the list has {count} items, at most {max} are allowed");
            report.add(path, ViolationKind::TooManyItems, detail);
        }
    }
}

#[cold]
pub(crate) fn report_unknown_choice(choice: &dyn Choice, path: Path<'_>, report: &mut Report) {
    // Cut, because anything can stand here; the value itself keeps the whole word.
    let word: String = choice.as_str().chars().take(40).collect();
    let detail = format!("{word:?} is none of the values of {}", choice.schema().name);
    report.add(path, ViolationKind::UnknownWord, detail);
}

#[cold]
pub(crate) fn report_unknown_member(path: Path<'_>, report: &mut Report) {
    report.add(path, ViolationKind::UnknownMember, "the schema has no member of this name");
}
