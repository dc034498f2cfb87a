//! Objects seen through their schemas.

use crate::schema::{ChoiceSchema, ObjectSchema, Path, Report, Violation, validate};
use crate::types::{Extra, JsonDecimal, RawJson, Timestamp};

/// An object, reached member by member. [`object!`](crate::object) implements it.
pub trait Object: Send + Sync + 'static {
    /// The schema of the object.
    fn schema(&self) -> &'static ObjectSchema;

    /// The member at this position of the schema; none when it is absent or there is no such position.
    fn member(&self, position: usize) -> Option<ValueRef<'_>>;

    /// The member at this position, to be written; an absent one is first set to an empty value.
    fn member_mut(&mut self, position: usize) -> Option<ValueMut<'_>>;

    /// The members that the schema does not name.
    fn extra(&self) -> &Extra;

    /// The members that the schema does not name, to be written.
    fn extra_mut(&mut self) -> &mut Extra;
}

impl dyn Object {
    /// The object as compact JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        crate::decode::encode_object(self)
    }

    /// Checks every rule of the schema; empty when all are kept. At most the first 1000 are listed.
    ///
    /// What the types rule out, such as an absent required member, cannot occur here.
    #[must_use]
    pub fn violations(&self) -> Vec<Violation> {
        let mut report = Report::default();
        validate(self, Path::Payload, &mut report);
        report.violations
    }
}

/// One of a fixed set of words, or a word outside of it that is kept.
pub trait Choice: Send + Sync + 'static {
    /// The set.
    fn schema(&self) -> &'static ChoiceSchema;

    /// The word as it is in JSON.
    fn as_str(&self) -> &str;

    /// Whether the set has it.
    fn is_known(&self) -> bool;

    /// Becomes this word, and says whether the set has it.
    fn set(&mut self, word: &str) -> bool;
}

/// A list of values of one type.
pub trait List: Send + Sync {
    /// How many items there are.
    fn count(&self) -> usize;

    /// The item at this position.
    fn item(&self, position: usize) -> Option<ValueRef<'_>>;

    /// Appends an empty item, to be written.
    fn add(&mut self) -> Option<ValueMut<'_>>;
}

/// A value, seen.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum ValueRef<'a> {
    /// A text.
    Text(&'a str),
    /// A whole number.
    Integer(i64),
    /// A decimal number.
    Number(JsonDecimal),
    /// A truth value.
    Boolean(bool),
    /// A point in time.
    Time(Timestamp),
    /// One of a fixed set of words.
    Choice(&'a dyn Choice),
    /// An object.
    Object(&'a dyn Object),
    /// A list.
    List(&'a dyn List),
    /// Any JSON.
    Anything(&'a RawJson),
}

/// A value, to be written.
#[non_exhaustive]
pub enum ValueMut<'a> {
    /// A text.
    Text(&'a mut String),
    /// A whole number.
    Integer(&'a mut i64),
    /// A decimal number.
    Number(&'a mut JsonDecimal),
    /// A truth value.
    Boolean(&'a mut bool),
    /// A point in time.
    Time(&'a mut Timestamp),
    /// One of a fixed set of words.
    Choice(&'a mut dyn Choice),
    /// An object.
    Object(&'a mut dyn Object),
    /// A list.
    List(&'a mut dyn List),
    /// Any JSON.
    Anything(&'a mut RawJson),
}

/// The type of a member.
pub trait Value: Send + Sync + 'static {
    /// A value to be written over. It need not be valid.
    fn blank() -> Self
    where
        Self: Sized;

    /// The value; none when it is absent.
    fn value_ref(&self) -> Option<ValueRef<'_>>;

    /// The value, to be written; an absent one becomes [`blank`](Self::blank) first.
    fn value_mut(&mut self) -> Option<ValueMut<'_>>;
}

macro_rules! scalar {
    ($type:ty, $kind:ident, $blank:expr, |$value:ident| $seen:expr) => {
        impl Value for $type {
            fn blank() -> Self {
                $blank
            }

            fn value_ref(&self) -> Option<ValueRef<'_>> {
                let $value = self;
                Some(ValueRef::$kind($seen))
            }

            fn value_mut(&mut self) -> Option<ValueMut<'_>> {
                Some(ValueMut::$kind(self))
            }
        }
    };
}

scalar!(String, Text, Self::new(), |value| value.as_str());
scalar!(i64, Integer, 0, |value| *value);
scalar!(bool, Boolean, false, |value| *value);
scalar!(JsonDecimal, Number, Self::ZERO, |value| *value);
scalar!(Timestamp, Time, Self::EPOCH, |value| *value);
scalar!(RawJson, Anything, Self::default(), |value| value);

impl<T: Value> Value for Option<T> {
    fn blank() -> Self {
        None
    }

    fn value_ref(&self) -> Option<ValueRef<'_>> {
        self.as_ref().and_then(T::value_ref)
    }

    fn value_mut(&mut self) -> Option<ValueMut<'_>> {
        self.get_or_insert_with(T::blank).value_mut()
    }
}

impl<T: Value> Value for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn value_ref(&self) -> Option<ValueRef<'_>> {
        Some(ValueRef::List(self))
    }

    fn value_mut(&mut self) -> Option<ValueMut<'_>> {
        Some(ValueMut::List(self))
    }
}

impl<T: Value> List for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, position: usize) -> Option<ValueRef<'_>> {
        self.get(position).and_then(T::value_ref)
    }

    fn add(&mut self) -> Option<ValueMut<'_>> {
        if self.is_empty() {
            // Most lists have one item, and room for four large ones is a lot.
            self.reserve_exact(1);
        }
        self.push(T::blank());
        self.last_mut().and_then(T::value_mut)
    }
}
