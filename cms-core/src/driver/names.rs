//! Names that app and server call things by.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::DriverError;
use crate::FreshIds;

macro_rules! names {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Takes a name that exists already.
            ///
            /// # Errors
            /// [`DriverError::BadName`] where it is empty, longer than 128 bytes or not of visible ASCII characters.
            pub fn new(text: impl Into<String>) -> Result<Self, DriverError> {
                let text = text.into();
                let visible = text.bytes().all(|byte| byte.is_ascii_graphic());
                if visible && (1..=MAX_BYTES).contains(&text.len()) { Ok(Self(text)) } else { Err(DriverError::BadName) }
            }

            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = DriverError;

            fn try_from(text: String) -> Result<Self, DriverError> {
                Self::new(text)
            }
        }

        impl From<$name> for String {
            fn from(name: $name) -> Self {
                name.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

names! {
    /// A journey: drawn once by the app, the root of all its request keys.
    JourneyId;
    /// The idempotency key of a request: a repeat carries the same key and gets the same answer.
    RequestKey;
    /// An offer of the server: one price for one EVSE, for a while.
    OfferId;
    /// A way to pay that the server offered.
    WayToPayId;
}

impl JourneyId {
    /// A new one, drawn from `ids`.
    #[must_use]
    pub fn fresh(ids: &mut FreshIds) -> Self {
        Self(format!("jrn_{}", ids.text()))
    }

    pub(super) fn key(&self, what: &str, number: u32) -> RequestKey {
        RequestKey(format!("{self}/{what}/{number}"))
    }

    /// The key of the one start request of a journey.
    #[must_use]
    pub fn start_key(&self) -> RequestKey {
        self.key("start", 1)
    }
}

const MAX_BYTES: usize = 128;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_and_visible() {
        for bad in ["", "a b", "a\n", "\u{202e}x", "ä", &"x".repeat(129)] {
            assert_eq!(OfferId::new(bad), Err(DriverError::BadName), "{bad:?}");
        }
        assert!(serde_json::from_str::<RequestKey>(r#""jrn_1/start/1""#).is_ok());
        assert!(serde_json::from_str::<RequestKey>(r#""a b""#).is_err());
    }

    #[test]
    fn a_fresh_journey_has_keys_of_its_own() {
        let mut ids = FreshIds::from_seed([3; 32]);
        let (one, two) = (JourneyId::fresh(&mut ids), JourneyId::fresh(&mut ids));
        assert_ne!(one.start_key(), two.start_key());
        assert_eq!(one.start_key(), JourneyId::new(one.as_str()).unwrap().start_key());
        assert!(JourneyId::new(one.as_str()).is_ok());
    }
}
