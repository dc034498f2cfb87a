//! The one reader of all objects: it drives `serde_json` and writes what comes into the members the schema names.
//!
//! It goes on after a violation, so that one pass finds them all; only broken JSON ends it.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::value::{MemberPlace, NULL, ValueReader, report_type};
use crate::schema::{Object, ObjectSchema, Path, Report, ViolationKind, report_unknown_member};
use crate::types::RawJson;

/// Reads a text into an empty object and reports what is wrong with it.
pub(crate) fn read(text: &str, object: &mut dyn Object) -> Report {
    let mut report = Report::default();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let payload = PayloadReader { object, report: &mut report };
    let read = (&mut deserializer).deserialize_any(payload).and_then(|()| deserializer.end());
    if let Err(error) = read {
        // The words of serde_json quote nothing of the text.
        report.add(Path::Payload, ViolationKind::Syntax, format!("the text is not JSON: {error}"));
    }
    report
}

/// The payload itself.
struct PayloadReader<'a> {
    object: &'a mut dyn Object,
    report: &'a mut Report,
}

impl PayloadReader<'_> {
    fn wrong_type(self, found: &str) {
        report_type("an object", found, Path::Payload, self.report);
    }
}

impl<'de> Visitor<'de> for PayloadReader<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        self.wrong_type("a string");
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        self.wrong_type("a truth value");
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.wrong_type("a number");
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.wrong_type("a number");
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.wrong_type("a number");
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.wrong_type(NULL);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        self.wrong_type("a list");
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<(), A::Error> {
        let schema = self.object.schema();
        read_members(self.object, schema, members, Path::Payload, self.report)
    }
}

pub(super) fn read_members<'de, A: MapAccess<'de>>(
    object: &mut dyn Object,
    schema: &'static ObjectSchema,
    mut members: A,
    path: Path<'_>,
    report: &mut Report,
) -> Result<(), A::Error> {
    let mut seen = 0_u64;
    let mut expected = 0;
    let mut unknown = String::new();
    while let Some(position) = members.next_key_seed(NameSeed { schema, expected, unknown: &mut unknown })? {
        let Some(member) = schema.members().get(position) else {
            let value = members.next_value::<Box<RawValue>>()?;
            let name = std::mem::take(&mut unknown);
            if !schema.is_open() {
                report_unknown_member(Path::Member(&path, &name), report);
            }
            object.extra_mut().push(name, RawJson::from(value));
            continue;
        };
        expected = position + 1;
        let path = Path::Member(&path, member.name());
        if seen & (1 << position) != 0 {
            members.next_value::<IgnoredAny>()?;
            report_duplicate(path, report);
            continue;
        }
        seen |= 1 << position;
        let place = MemberPlace { object: &mut *object, position };
        let nullable = schema.is_nullable() && !member.is_required();
        let reader = ValueReader { place, schema: member.value(), nullable, path, report: &mut *report };
        members.next_value_seed(reader)?;
    }
    let missing = schema.required_bits() & !seen;
    if missing != 0 {
        report_missing(schema, missing, path, report);
    }
    if object.extra().len() > 1 {
        if let Some(name) = object.extra().duplicate() {
            report_duplicate(Path::Member(&path, name), report);
        }
    }
    Ok(())
}

#[cold]
fn report_duplicate(path: Path<'_>, report: &mut Report) {
    report.add(path, ViolationKind::DuplicateMember, "the object has two members of this name");
}

#[cold]
fn report_missing(schema: &ObjectSchema, missing: u64, path: Path<'_>, report: &mut Report) {
    for (position, member) in schema.members().iter().enumerate() {
        if missing & (1 << position) != 0 {
            let path = Path::Member(&path, member.name());
            report.add(path, ViolationKind::MissingMember, "the member is required");
        }
    }
}

/// Reads the name of a member as its position in the schema.
struct NameSeed<'a> {
    schema: &'static ObjectSchema,
    /// The position after the last one: peers mostly send members in the order of the specification.
    expected: usize,
    /// Takes a name that the schema does not have; its position is past the end.
    unknown: &'a mut String,
}

impl<'de> DeserializeSeed<'de> for NameSeed<'_> {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for NameSeed<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    #[inline]
    fn visit_str<E>(self, name: &str) -> Result<usize, E> {
        let members = self.schema.members();
        for position in self.expected..members.len() {
            if members.get(position).is_some_and(|member| member.name() == name) {
                return Ok(position);
            }
        }
        Ok(self.schema.position(name).unwrap_or_else(|| {
            *self.unknown = name.to_owned();
            members.len()
        }))
    }
}
