//! JSON schemas as tables, and objects seen through them.
//!
//! Every type describes itself once, as an [`ObjectSchema`], and lets its members be reached by their position in it
//! ([`Object`]). Reading, writing and checking are then one walk each for all types, instead of code repeated per type: it
//! compiles fast, and whatever else needs the shape of an object (repair of almost valid input, bindings, documentation)
//! reads the same tables.

mod check;
mod macros;
mod path;
mod reflect;
mod serialize;
mod violation;

pub(crate) use self::check::{
    check_integer, check_length, check_number, check_text, report_unknown_choice, report_unknown_member, validate,
};
pub(crate) use self::path::Path;
pub use self::reflect::{Choice, List, Object, Value, ValueMut, ValueRef};
pub use self::serialize::serialize;
pub(crate) use self::violation::Report;
pub use self::violation::{Violation, ViolationKind};

/// The schema of one object: a payload or a data type.
#[derive(Debug)]
pub struct ObjectSchema {
    name: &'static str,
    open: bool,
    nullable: bool,
    members: &'static [MemberSchema],
    required: u64,
}

/// One named member of an object.
#[derive(Debug)]
pub struct MemberSchema {
    name: &'static str,
    required: bool,
    value: ValueSchema,
}

/// What a value may be.
#[derive(Debug)]
#[non_exhaustive]
pub enum ValueSchema {
    /// A text.
    Text(TextSchema),
    /// A whole number.
    Integer(RangeSchema),
    /// A decimal number.
    Number(RangeSchema),
    /// `true` or `false`.
    Boolean,
    /// A point in time, RFC 3339 with a zone.
    Time,
    /// A point in time, RFC 3339, UTC where it has no zone.
    UtcTime,
    /// One of a fixed set of words.
    Choice(&'static ChoiceSchema),
    /// An object.
    Object(&'static ObjectSchema),
    /// A list.
    List(&'static ListSchema),
    /// Anything JSON can say.
    Anything,
}

/// The bounds of a text.
#[derive(Debug, Clone, Copy)]
pub struct TextSchema {
    max_chars: Option<u32>,
    uri: bool,
}

/// The bounds of a number, both inclusive.
#[derive(Debug, Clone, Copy)]
pub struct RangeSchema {
    minimum: Option<i64>,
    maximum: Option<i64>,
    fraction_digits: Option<u32>,
}

/// A set of words.
#[derive(Debug)]
pub struct ChoiceSchema {
    name: &'static str,
    words: &'static [&'static str],
}

/// What a list holds.
#[derive(Debug)]
pub struct ListSchema {
    item: ValueSchema,
    min_items: usize,
    max_items: Option<usize>,
}

impl ObjectSchema {
    /// An object with these members, at most 64; `open` when it may have others as well.
    ///
    /// # Panics
    /// With more than 64 members. A schema is a constant, so that is an error of the compiler.
    #[must_use]
    pub const fn new(name: &'static str, open: bool, members: &'static [MemberSchema]) -> Self {
        // Which members were seen is one machine word while reading; the largest object of OCPP 2.1 has 42.
        assert!(members.len() <= 64, "an object has at most 64 members");
        let mut required = 0;
        let mut index = 0;
        while index < members.len() {
            if members[index].required {
                required |= 1 << index;
            }
            index += 1;
        }
        Self { name, open, nullable: false, members, required }
    }

    /// The same, where an optional member that is `null` is taken as absent.
    #[must_use]
    pub const fn nullable(self) -> Self {
        Self { nullable: true, ..self }
    }

    /// The name of the type in this library.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether an optional member may be `null`, which is taken as absent.
    #[must_use]
    pub const fn is_nullable(&self) -> bool {
        self.nullable
    }

    /// Whether members that are not named here are valid.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// The named members, in the order of the specification.
    #[must_use]
    pub const fn members(&self) -> &'static [MemberSchema] {
        self.members
    }

    /// The position of the member of this name.
    #[must_use]
    pub fn position(&self, name: &str) -> Option<usize> {
        self.members.iter().position(|member| member.name == name)
    }

    /// The schema of the object at a JSON pointer (RFC 6901); none where the pointer leads elsewhere.
    #[must_use]
    pub fn object_at(&'static self, pointer: &str) -> Option<&'static Self> {
        let mut steps = pointer.split('/');
        // A pointer is empty or starts with a slash.
        if !steps.next()?.is_empty() {
            return None;
        }
        let mut object = self;
        while let Some(step) = steps.next() {
            let mut value = &object.members.iter().find(|member| member.name == step)?.value;
            while let ValueSchema::List(list) = value {
                steps.next()?.parse::<usize>().ok()?;
                value = &list.item;
            }
            let ValueSchema::Object(next) = value else { return None };
            object = next;
        }
        Some(object)
    }

    /// One bit per required member, the first member lowest.
    pub(crate) const fn required_bits(&self) -> u64 {
        self.required
    }
}

impl MemberSchema {
    /// A member that every object has.
    #[must_use]
    pub const fn required(name: &'static str, value: ValueSchema) -> Self {
        Self { name, required: true, value }
    }

    /// A member that may be absent.
    #[must_use]
    pub const fn optional(name: &'static str, value: ValueSchema) -> Self {
        Self { name, required: false, value }
    }

    /// The name in JSON.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Whether every object has it.
    #[must_use]
    pub const fn is_required(&self) -> bool {
        self.required
    }

    /// What its value may be.
    #[must_use]
    pub const fn value(&self) -> &ValueSchema {
        &self.value
    }
}

impl TextSchema {
    /// Any text.
    pub const ANY: Self = Self { max_chars: None, uri: false };
    /// A URI with its scheme.
    pub const URI: Self = Self { max_chars: None, uri: true };

    /// A text of at most this many characters.
    #[must_use]
    pub const fn up_to(max_chars: u32) -> Self {
        Self { max_chars: Some(max_chars), uri: false }
    }

    /// The longest allowed, in characters.
    #[must_use]
    pub const fn max_chars(&self) -> Option<u32> {
        self.max_chars
    }

    /// Whether the text must be a URI (RFC 3986) with its scheme.
    #[must_use]
    pub const fn is_uri(&self) -> bool {
        self.uri
    }
}

impl RangeSchema {
    /// Any number.
    pub const ANY: Self = Self { minimum: None, maximum: None, fraction_digits: None };

    /// With a minimum.
    #[must_use]
    pub const fn at_least(self, minimum: i64) -> Self {
        Self { minimum: Some(minimum), ..self }
    }

    /// With a maximum.
    #[must_use]
    pub const fn at_most(self, maximum: i64) -> Self {
        Self { maximum: Some(maximum), ..self }
    }

    /// With a bound on the digits after the point.
    #[must_use]
    pub const fn fraction_digits_up_to(self, fraction_digits: u32) -> Self {
        Self { fraction_digits: Some(fraction_digits), ..self }
    }

    /// The smallest allowed.
    #[must_use]
    pub const fn minimum(&self) -> Option<i64> {
        self.minimum
    }

    /// The largest allowed.
    #[must_use]
    pub const fn maximum(&self) -> Option<i64> {
        self.maximum
    }

    /// How many digits after the point may be other than zero.
    #[must_use]
    pub const fn fraction_digits(&self) -> Option<u32> {
        self.fraction_digits
    }
}

impl ChoiceSchema {
    /// A set of these words.
    #[must_use]
    pub const fn new(name: &'static str, words: &'static [&'static str]) -> Self {
        Self { name, words }
    }

    /// The name of the type in this library.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The words, as they are in JSON.
    #[must_use]
    pub const fn words(&self) -> &'static [&'static str] {
        self.words
    }
}

impl ListSchema {
    /// A list of such items.
    #[must_use]
    pub const fn new(item: ValueSchema, min_items: usize, max_items: Option<usize>) -> Self {
        Self { item, min_items, max_items }
    }

    /// What each item may be.
    #[must_use]
    pub const fn item(&self) -> &ValueSchema {
        &self.item
    }

    /// The fewest items allowed.
    #[must_use]
    pub const fn min_items(&self) -> usize {
        self.min_items
    }

    /// The most items allowed.
    #[must_use]
    pub const fn max_items(&self) -> Option<usize> {
        self.max_items
    }
}
