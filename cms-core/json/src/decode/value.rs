//! Reads one value into the place its schema names.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::reader::read_members;
use crate::schema::{
    List, ListSchema, Object, Path, RangeSchema, Report, ValueMut, ValueSchema, ViolationKind, check_integer,
    check_length, check_number, check_text, report_unknown_choice,
};
use crate::types::{JsonDecimal, JsonDecimalError, RawJson, Timestamp};

/// Where a value is written. The slot is fetched at the moment of writing: handed around, its parts would go through
/// memory at every step, which is measurable.
pub(super) trait Place {
    fn slot(&mut self) -> Option<ValueMut<'_>>;
}

/// A member of an object.
pub(super) struct MemberPlace<'a> {
    pub(super) object: &'a mut dyn Object,
    pub(super) position: usize,
}

impl Place for MemberPlace<'_> {
    #[inline]
    fn slot(&mut self) -> Option<ValueMut<'_>> {
        self.object.member_mut(self.position)
    }
}

/// The next item of a list.
struct ItemPlace<'a>(&'a mut dyn List);

impl Place for ItemPlace<'_> {
    #[inline]
    fn slot(&mut self) -> Option<ValueMut<'_>> {
        self.0.add()
    }
}

/// Takes whatever JSON has at a place and writes it if it is what the place is for.
pub(super) struct ValueReader<'a, 'p, P> {
    pub(super) place: P,
    pub(super) schema: &'static ValueSchema,
    /// Whether `null` leaves the place as it is, without a word.
    pub(super) nullable: bool,
    pub(super) path: Path<'p>,
    pub(super) report: &'a mut Report,
}

impl<'de, P: Place> DeserializeSeed<'de> for ValueReader<'_, '_, P> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(mut self, deserializer: D) -> Result<(), D::Error> {
        // Numbers are taken as their text: it is exact, and stays so if a dependent enables other number features of
        // serde_json.
        match self.schema {
            ValueSchema::Integer(range) => {
                let text = <&RawValue as Deserialize>::deserialize(deserializer)?.get();
                if self.nullable && text == NULL {
                    return Ok(());
                }
                if let Some(ValueMut::Integer(value)) = self.place.slot() {
                    read_integer(text, value, range, self.path, self.report);
                }
                Ok(())
            }
            ValueSchema::Number(range) => {
                let text = <&RawValue as Deserialize>::deserialize(deserializer)?.get();
                if self.nullable && text == NULL {
                    return Ok(());
                }
                if let Some(ValueMut::Number(value)) = self.place.slot() {
                    read_number(text, value, range, self.path, self.report);
                }
                Ok(())
            }
            ValueSchema::Anything => {
                let raw = <Box<RawValue> as Deserialize>::deserialize(deserializer)?;
                if let Some(ValueMut::Anything(value)) = self.place.slot() {
                    *value = RawJson::from(raw);
                }
                Ok(())
            }
            _ => deserializer.deserialize_any(self),
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

pub(super) const NULL: &str = "null";

#[cold]
pub(super) fn report_type(wanted: &str, found: &str, path: Path<'_>, report: &mut Report) {
    if let Path::Payload = path {
        report.add(path, ViolationKind::Syntax, format!("an object is required, found {found}"));
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

impl<P: Place> ValueReader<'_, '_, P> {
    #[cold]
    fn wrong_type(mut self, found: &str) {
        // A list has its item even so, which keeps the positions in later paths right.
        let _ = self.place.slot();
        let wanted = match self.schema {
            ValueSchema::Text(_) | ValueSchema::Choice(_) => "a string",
            ValueSchema::Time | ValueSchema::UtcTime => "a string with a time",
            ValueSchema::Boolean => "a truth value",
            ValueSchema::Object(_) => "an object",
            ValueSchema::List(_) => "a list",
            ValueSchema::Integer(_) => "a whole number",
            ValueSchema::Number(_) => "a number",
            ValueSchema::Anything => "a value",
        };
        report_type(wanted, found, self.path, self.report);
    }
}

impl<'de, P: Place> Visitor<'de> for ValueReader<'_, '_, P> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    #[inline]
    fn visit_str<E>(mut self, text: &str) -> Result<(), E> {
        match self.schema {
            ValueSchema::Text(schema) => {
                if let Some(ValueMut::Text(value)) = self.place.slot() {
                    *value = text.to_owned();
                    check_text(text, schema, self.path, self.report);
                }
            }
            ValueSchema::Choice(_) => {
                if let Some(ValueMut::Choice(value)) = self.place.slot() {
                    if !value.set(text) {
                        report_unknown_choice(value, self.path, self.report);
                    }
                }
            }
            ValueSchema::Time | ValueSchema::UtcTime => {
                if let Some(ValueMut::Time(value)) = self.place.slot() {
                    let read = match self.schema {
                        ValueSchema::UtcTime => Timestamp::parse_utc(text),
                        _ => Timestamp::parse(text),
                    };
                    match read {
                        Ok(time) => *value = time,
                        Err(error) => self.report.add(self.path, ViolationKind::BadTime, error.to_string()),
                    }
                }
            }
            _ => self.wrong_type("a string"),
        }
        Ok(())
    }

    #[inline]
    fn visit_bool<E>(mut self, truth: bool) -> Result<(), E> {
        match self.schema {
            ValueSchema::Boolean => {
                if let Some(ValueMut::Boolean(value)) = self.place.slot() {
                    *value = truth;
                }
            }
            _ => self.wrong_type("a truth value"),
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
        if !self.nullable {
            self.wrong_type(NULL);
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        let ValueSchema::List(schema) = self.schema else {
            while items.next_element::<IgnoredAny>()?.is_some() {}
            self.wrong_type("a list");
            return Ok(());
        };
        let Some(ValueMut::List(list)) = self.place.slot() else { return Ok(()) };
        while !self.report.is_full() {
            let item = ItemReader { list: &mut *list, schema, path: self.path, report: &mut *self.report };
            if items.next_element_seed(item)?.is_none() {
                break;
            }
        }
        // Nothing more is kept of a list that was given up.
        while items.next_element::<IgnoredAny>()?.is_some() {}
        check_length(list.count(), schema, self.path, self.report);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        if let ValueSchema::Object(schema) = self.schema {
            if let Some(ValueMut::Object(object)) = self.place.slot() {
                return read_members(object, schema, members, self.path, self.report);
            }
        }
        while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        self.wrong_type("an object");
        Ok(())
    }
}

/// An item of a list; its place is made only when there is one.
struct ItemReader<'a, 'p> {
    list: &'a mut dyn List,
    schema: &'static ListSchema,
    path: Path<'p>,
    report: &'a mut Report,
}

impl<'de> DeserializeSeed<'de> for ItemReader<'_, '_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        let path = Path::Item(&self.path, self.list.count());
        let place = ItemPlace(self.list);
        ValueReader { place, schema: self.schema.item(), nullable: false, path, report: self.report }
            .deserialize(deserializer)
    }
}
