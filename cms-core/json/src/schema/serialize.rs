//! Writing an object as JSON.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use crate::schema::{List, Object, ValueRef};

/// Writes the members that are present, in the order of the schema, then the extra ones in theirs.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(object: &dyn Object, serializer: S) -> Result<S::Ok, S::Error> {
    let schema = object.schema();
    let mut map = serializer.serialize_map(None)?;
    for (position, member) in schema.members.iter().enumerate() {
        if let Some(value) = object.member(position) {
            map.serialize_entry(member.name, &Written(value))?;
        }
    }
    for (name, value) in object.extra().iter() {
        // A caller may have put a known member here; writing it would make a second one of the same name.
        if schema.position(name).is_none() {
            map.serialize_entry(name, value.as_raw())?;
        }
    }
    map.end()
}

struct Written<'a>(ValueRef<'a>);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            ValueRef::Text(text) => serializer.serialize_str(text),
            ValueRef::Integer(value) => serializer.serialize_i64(value),
            ValueRef::Number(value) => value.serialize(serializer),
            ValueRef::Boolean(value) => serializer.serialize_bool(value),
            ValueRef::Time(time) => time.serialize(serializer),
            ValueRef::Choice(choice) => serializer.serialize_str(choice.as_str()),
            ValueRef::Object(object) => serialize(object, serializer),
            ValueRef::List(list) => serialize_list(list, serializer),
            ValueRef::Anything(raw) => raw.serialize(serializer),
        }
    }
}

fn serialize_list<S: Serializer>(list: &dyn List, serializer: S) -> Result<S::Ok, S::Error> {
    let mut sequence = serializer.serialize_seq(Some(list.count()))?;
    for position in 0..list.count() {
        if let Some(item) = list.item(position) {
            sequence.serialize_element(&Written(item))?;
        }
    }
    sequence.end()
}
