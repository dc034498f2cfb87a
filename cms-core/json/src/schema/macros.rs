//! What every type gets besides its fields.

/// Describes a struct by its members, one line each: the position, the field, the name in JSON, whether it is `required` or
/// `optional`, and what it may hold. The struct has a field `extra` as well, for members without a line.
///
/// `closed` says that such members are violations, `open` that they are not; `nullable` after it that an optional member
/// may be `null`.
///
/// ```
/// use cms_json::decode::{decode, decode_lenient, encode};
/// use cms_json::schema::{RangeSchema, TextSchema, ValueSchema, ViolationKind};
/// use cms_json::types::{Extra, JsonDecimal};
///
/// /// A price.
/// #[derive(Debug, Clone, PartialEq)]
/// pub struct Price {
///     /// Of what.
///     pub name: String,
///     /// How much.
///     pub amount: Option<JsonDecimal>,
///     /// Members that the schema does not name.
///     pub extra: Extra,
/// }
///
/// cms_json::object! {
///     Price closed nullable {
///         0 name: "name" required ValueSchema::Text(TextSchema::up_to(20));
///         1 amount: "amount" optional ValueSchema::Number(RangeSchema::ANY);
///     }
/// }
///
/// let price: Price = decode(r#"{"name":"energy","amount":0.390}"#).unwrap();
/// assert_eq!(encode(&price), r#"{"name":"energy","amount":0.390}"#);
/// assert_eq!(decode::<Price>(r#"{"name":"energy","amount":null}"#).unwrap().amount, None);
///
/// let (price, violations) = decode_lenient::<Price>(r#"{"name":"energy","colour":"red"}"#).unwrap();
/// assert_eq!((violations[0].path.as_str(), violations[0].kind), ("/colour", ViolationKind::UnknownMember));
/// assert_eq!(encode(&price), r#"{"name":"energy","colour":"red"}"#);
///
/// let error = decode::<Price>(r#"{"amount":"free"}"#).unwrap_err();
/// assert_eq!(error.violations().iter().map(|v| v.path.as_str()).collect::<Vec<_>>(), ["/amount", "/name"]);
/// ```
#[macro_export]
macro_rules! object {
    ($type:ident $openness:ident $($nullable:ident)? {
        $($position:literal $field:ident: $name:literal $presence:ident $value:expr;)*
    }) => {
        impl $type {
            /// The members of this type and what they may hold.
            pub const SCHEMA: &'static $crate::schema::ObjectSchema = &$crate::schema::ObjectSchema::new(
                stringify!($type),
                $crate::object!(@open $openness),
                &[$($crate::schema::MemberSchema::$presence($name, $value)),*],
)$(.$nullable())?;
        }

        impl $crate::schema::Object for $type {
            fn schema(&self) -> &'static $crate::schema::ObjectSchema {
                Self::SCHEMA
            }

            fn member(&self, position: usize) -> Option<$crate::schema::ValueRef<'_>> {
                match position {
                    $($position => $crate::schema::Value::value_ref(&self.$field),)*
                    _ => None,
                }
            }

            fn member_mut(&mut self, position: usize) -> Option<$crate::schema::ValueMut<'_>> {
                match position {
                    $($position => $crate::schema::Value::value_mut(&mut self.$field),)*
                    _ => None,
                }
            }

            fn extra(&self) -> &$crate::types::Extra {
                &self.extra
            }

            fn extra_mut(&mut self) -> &mut $crate::types::Extra {
                &mut self.extra
            }
        }

        impl $crate::schema::Value for $type {
            fn blank() -> Self {
                Self { $($field: $crate::schema::Value::blank(),)* extra: $crate::types::Extra::default() }
            }

            fn value_ref(&self) -> Option<$crate::schema::ValueRef<'_>> {
                Some($crate::schema::ValueRef::Object(self))
            }

            fn value_mut(&mut self) -> Option<$crate::schema::ValueMut<'_>> {
                Some($crate::schema::ValueMut::Object(self))
            }
        }

        impl $crate::serde::Serialize for $type {
            fn serialize<S: $crate::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                $crate::schema::serialize(self, serializer)
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::decode::deserialize(deserializer)
            }
        }
    };
    (@open open) => { true };
    (@open closed) => { false };
}

/// Defines an enum of the words a schema lists, open for others.
///
/// ```
/// cms_json::open_enum! {
///     /// A direction.
///     Direction {
///         /// Towards the top.
///         Up = "UP",
///         /// Towards the bottom.
///         Down = "DOWN",
///     }
/// }
///
/// assert_eq!(Direction::from("UP"), Direction::Up);
/// assert_eq!(Direction::from("SIDEWAYS").as_str(), "SIDEWAYS");
/// ```
#[macro_export]
macro_rules! open_enum {
    (
        $(#[$about:meta])*
        $type:ident {
            $($(#[$variant_about:meta])* $variant:ident = $word:literal,)*
        }
    ) => {
        $(#[$about])*
        ///
        /// Not exhaustive: later editions add values; until then they are kept as `Unknown`.
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $type {
            $($(#[$variant_about])* $variant,)*
            /// A value the schema does not list, as it came. Validation reports it.
            Unknown(String),
        }

        impl $type {
            /// The values and their words in JSON.
            pub const SCHEMA: &'static $crate::schema::ChoiceSchema =
                &$crate::schema::ChoiceSchema::new(stringify!($type), &[$($word),*]);

            /// The word in JSON.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Unknown(word) => word,
                }
            }
        }

        impl From<&str> for $type {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)*
                    _ => Self::Unknown(word.to_owned()),
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::schema::Choice for $type {
            fn schema(&self) -> &'static $crate::schema::ChoiceSchema {
                Self::SCHEMA
            }

            fn as_str(&self) -> &str {
                self.as_str()
            }

            fn is_known(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }

            fn set(&mut self, word: &str) -> bool {
                *self = Self::from(word);
                $crate::schema::Choice::is_known(self)
            }
        }

        impl $crate::schema::Value for $type {
            fn blank() -> Self {
                Self::Unknown(String::new())
            }

            fn value_ref(&self) -> Option<$crate::schema::ValueRef<'_>> {
                Some($crate::schema::ValueRef::Choice(self))
            }

            fn value_mut(&mut self) -> Option<$crate::schema::ValueMut<'_>> {
                Some($crate::schema::ValueMut::Choice(self))
            }
        }

        impl $crate::serde::Serialize for $type {
            fn serialize<S: $crate::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <String as $crate::serde::Deserialize>::deserialize(deserializer).map(|word| Self::from(word.as_str()))
            }
        }
    };
}
