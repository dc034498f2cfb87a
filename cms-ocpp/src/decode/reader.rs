//! The one reader of all messages: it drives `serde_json` and writes what comes into the members the schema names.
//!
//! It goes on after a violation, so that one pass finds them all; only broken JSON ends it.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use crate::schema::{
    ListSchema, Object, ObjectSchema, Path, RangeSchema, Report, ValueMut, ValueSchema, ViolationKind, check_integer,
    check_length, check_number, check_text, report_unknown_choice, report_unknown_member,
};
use crate::types::{JsonDecimal, JsonDecimalError, RawJson, Timestamp};

/// Reads a text into an empty object and reports what is wrong with it.
pub(crate) fn read(text: &str, object: &mut dyn Object) -> Report {
    let mut report = Report::default();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let slot = ValueMut::Object(object);
    let visitor = ValueVisitor { slot, schema: &ValueSchema::Anything, path: Path::Payload, report: &mut report };
    let read = (&mut deserializer).deserialize_any(visitor).and_then(|()| deserializer.end());
    if let Err(error) = read {
        // The words of serde_json quote nothing of the text.
        report.add(Path::Payload, ViolationKind::Syntax, format!("the text is not JSON: {error}"));
    }
    report
}

/// A value of which the place to write it is known.
struct ValueSeed<'a, 'p> {
    slot: ValueMut<'a>,
    schema: &'static ValueSchema,
    path: Path<'p>,
    report: &'a mut Report,
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let Self { slot, schema, path, report } = self;
        match (slot, schema) {
            // Numbers are taken as their text: it is exact, and stays so if a dependent enables other number features
            // of serde_json.
            (ValueMut::Integer(value), ValueSchema::Integer(range)) => {
                let text = <&RawValue as Deserialize>::deserialize(deserializer)?.get();
                read_integer(text, value, range, path, report);
                Ok(())
            }
            (ValueMut::Number(value), ValueSchema::Number(range)) => {
                let text = <&RawValue as Deserialize>::deserialize(deserializer)?.get();
                read_number(text, value, range, path, report);
                Ok(())
            }
            (ValueMut::Anything(value), _) => {
                *value = RawJson::from(<Box<RawValue> as Deserialize>::deserialize(deserializer)?);
                Ok(())
            }
            (slot, schema) => deserializer.deserialize_any(ValueVisitor { slot, schema, path, report }),
        }
    }
}

#[inline]
fn read_integer(text: &str, value: &mut i64, range: &RangeSchema, path: Path<'_>, report: &mut Report) {
    match text.parse() {
        Ok(number) => {
            *value = number;
            check_integer(number, range, path, report);
        }
        Err(_) if !is_number(text) => report_type("a whole number", type_of(text), path, report),
        Err(_) if text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit()) => {
            report.add(path, ViolationKind::NotRepresentable, "the whole number does not fit 64 bits");
        }
        Err(_) => {
            report.add(path, ViolationKind::WrongType, "a whole number is required, without a fraction or exponent")
        }
    }
}

#[inline]
fn read_number(text: &str, value: &mut JsonDecimal, range: &RangeSchema, path: Path<'_>, report: &mut Report) {
    match JsonDecimal::parse(text) {
        Ok(number) => {
            *value = number;
            check_number(number, range, path, report);
        }
        Err(error @ JsonDecimalError::OutOfRange) => {
            report.add(path, ViolationKind::NotRepresentable, error.to_string());
        }
        Err(_) => report_type("a number", type_of(text), path, report),
    }
}

fn is_number(text: &str) -> bool {
    text.starts_with(|first: char| first == '-' || first.is_ascii_digit())
}

fn type_of(text: &str) -> &'static str {
    match text.as_bytes().first() {
        Some(b'"') => "a string",
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b't' | b'f') => "a truth value",
        Some(b'n') => NULL,
        _ => "a number",
    }
}

const NULL: &str = "null";

#[cold]
fn report_type(wanted: &str, found: &str, path: Path<'_>, report: &mut Report) {
    if let Path::Payload = path {
        report.add(path, ViolationKind::Syntax, format!("the payload must be an object, found {found}"));
    } else if found == NULL {
        report.add(
            path,
            ViolationKind::Null,
            format!("{wanted} is required, found null; leave the member out instead"),
        );
    } else {
        report.add(path, ViolationKind::WrongType, format!("{wanted} is required, found {found}"));
    }
}

/// Takes whatever JSON has at this place and writes it if it is what the place is for.
struct ValueVisitor<'a, 'p> {
    slot: ValueMut<'a>,
    schema: &'static ValueSchema,
    path: Path<'p>,
    report: &'a mut Report,
}

impl ValueVisitor<'_, '_> {
    #[cold]
    fn wrong_type(self, found: &str) {
        let wanted = match self.slot {
            ValueMut::Text(_) | ValueMut::Choice(_) => "a string",
            ValueMut::Integer(_) => "a whole number",
            ValueMut::Number(_) => "a number",
            ValueMut::Boolean(_) => "a truth value",
            ValueMut::Time(_) => "a string with a time",
            ValueMut::Object(_) => "an object",
            ValueMut::List(_) => "a list",
            ValueMut::Anything(_) => "a value",
        };
        report_type(wanted, found, self.path, self.report);
    }
}

impl<'de> Visitor<'de> for ValueVisitor<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        match (self.slot, self.schema) {
            (ValueMut::Text(value), schema) => {
                text.clone_into(value);
                if let ValueSchema::Text(schema) = schema {
                    check_text(text, schema, self.path, self.report);
                }
            }
            (ValueMut::Choice(value), _) => {
                value.set(text);
                if !value.is_known() {
                    report_unknown_choice(value, self.path, self.report);
                }
            }
            (ValueMut::Time(value), _) => match Timestamp::parse(text) {
                Ok(time) => *value = time,
                Err(error) => self.report.add(self.path, ViolationKind::BadTime, error.to_string()),
            },
            (slot, schema) => Self { slot, schema, ..self }.wrong_type("a string"),
        }
        Ok(())
    }

    fn visit_bool<E>(self, truth: bool) -> Result<(), E> {
        match self.slot {
            ValueMut::Boolean(value) => *value = truth,
            slot => Self { slot, ..self }.wrong_type("a truth value"),
        }
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
        match (self.slot, self.schema) {
            (ValueMut::List(list), ValueSchema::List(schema)) => {
                let (path, report) = (self.path, self.report);
                while !report.is_full() {
                    let item = ItemSeed { list: &mut *list, schema, path, report: &mut *report };
                    if items.next_element_seed(item)?.is_none() {
                        break;
                    }
                }
                // Nothing more is kept of a list that was given up.
                while items.next_element::<IgnoredAny>()?.is_some() {}
                check_length(list.count(), schema, path, report);
            }
            (slot, schema) => {
                while items.next_element::<IgnoredAny>()?.is_some() {}
                Self { slot, schema, ..self }.wrong_type("a list");
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        match self.slot {
            ValueMut::Object(object) => read_members(object, members, self.path, self.report),
            slot => {
                while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Self { slot, ..self }.wrong_type("an object");
                Ok(())
            }
        }
    }
}

/// An item of a list; its place is made only when there is one.
struct ItemSeed<'a, 'p> {
    list: &'a mut dyn crate::schema::List,
    schema: &'static ListSchema,
    path: Path<'p>,
    report: &'a mut Report,
}

impl<'de> DeserializeSeed<'de> for ItemSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let position = self.list.count();
        let path = Path::Item(&self.path, position);
        match self.list.add() {
            Some(slot) => {
                ValueSeed { slot, schema: self.schema.item(), path, report: self.report }.deserialize(deserializer)
            }
            None => IgnoredAny::deserialize(deserializer).map(drop),
        }
    }
}

fn read_members<'de, A: MapAccess<'de>>(
    object: &mut dyn Object,
    mut members: A,
    path: Path<'_>,
    report: &mut Report,
) -> Result<(), A::Error> {
    let schema = object.schema();
    let mut seen = 0_u64;
    let mut expected = 0;
    while let Some(name) = members.next_key_seed(NameSeed { schema, expected })? {
        match name {
            Name::Known(position) => {
                expected = position + 1;
                // The position came from these members.
                let Some(member) = schema.members().get(position) else { continue };
                let path = Path::Member(&path, member.name());
                if seen & (1 << position) != 0 {
                    members.next_value::<IgnoredAny>()?;
                    report_duplicate(path, report);
                    continue;
                }
                seen |= 1 << position;
                if let Some(slot) = object.member_mut(position) {
                    members.next_value_seed(ValueSeed { slot, schema: member.value(), path, report: &mut *report })?;
                }
            }
            Name::Other(name) => {
                let value = members.next_value::<Box<RawValue>>()?;
                if !schema.is_open() {
                    report_unknown_member(Path::Member(&path, &name), report);
                }
                object.extra_mut().push(name, RawJson::from(value));
            }
        }
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

/// The name of a member: its position in the schema, or the text when the schema has none of this name.
enum Name {
    Known(usize),
    Other(String),
}

struct NameSeed {
    schema: &'static ObjectSchema,
    /// The position after the last one: peers mostly send members in the order of the specification.
    expected: usize,
}

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = Name;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for NameSeed {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E>(self, name: &str) -> Result<Name, E> {
        let members = self.schema.members();
        let ahead = members.iter().enumerate().skip(self.expected);
        let found =
            ahead.chain(members.iter().enumerate().take(self.expected)).find(|(_, member)| member.name() == name);
        Ok(found.map_or_else(|| Name::Other(name.to_owned()), |(position, _)| Name::Known(position)))
    }
}
