//! Identifiers, and the one source of fresh ones.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

macro_rules! identifier {
    ($($(#[$doc:meta])* $name:ident, $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes an identifier that already exists, for example one read from a request path.
            #[must_use]
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// A new identifier drawn from `ids`.
            #[must_use]
            pub fn fresh(ids: &mut FreshIds) -> Self {
                Self(format!("{}_{}", $prefix, ids.text()))
            }

            /// The identifier as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

identifier! {
    /// A driver's account.
    AccountId, "acc";
    /// A site: the place whose stations share an address, a time zone and a grid connection.
    SiteId, "site";
    /// A charging session, from its start to its price.
    SessionId, "ses";
    /// A tariff; its content never changes under the same id.
    TariffId, "tar";
    /// A charge detail record.
    CdrId, "cdr";
    /// An invoice document; its number in a series is a different thing.
    InvoiceId, "inv";
    /// A payment of an invoice.
    PaymentId, "pay";
    /// A job that an operator gave to a station.
    JobId, "job";
}

/// The letters of Crockford's base 32, lower case.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Fresh identifiers and unguessable numbers for one decision, expanded from a seed that the shell drew.
///
/// A decision is a function of values, so the randomness it needs is one of them: the same seed gives the same
/// identifiers, which is what lets a commit of unknown outcome be retried under the same keys and a whole network be
/// replayed from a number. The seed has to come from the operating system's generator where identifiers must not be
/// guessed.
///
/// ```
/// use cms_core::{FreshIds, SessionId};
///
/// let first = SessionId::fresh(&mut FreshIds::from_seed([7; 32]));
/// assert_eq!(first, SessionId::fresh(&mut FreshIds::from_seed([7; 32])));
/// assert!(first.as_str().starts_with("ses_"));
/// ```
#[derive(Debug, Clone)]
pub struct FreshIds {
    seed: [u8; 32],
    drawn: u64,
}

impl FreshIds {
    /// Starts at the beginning of the sequence of `seed`.
    #[must_use]
    pub const fn from_seed(seed: [u8; 32]) -> Self {
        Self { seed, drawn: 0 }
    }

    /// The next 128 bits of the sequence.
    pub fn bits(&mut self) -> u128 {
        let mut hasher = Sha256::new();
        hasher.update(self.seed);
        hasher.update(self.drawn.to_be_bytes());
        self.drawn += 1;
        let digest = hasher.finalize();
        digest.iter().take(16).fold(0, |bits, byte| (bits << 8) | u128::from(*byte))
    }

    /// The next 125 bits as 25 letters and digits that survive being read aloud.
    pub fn text(&mut self) -> String {
        let mut bits = self.bits();
        let mut text = String::with_capacity(25);
        for _ in 0..25 {
            text.push(char::from(ALPHABET[(bits & 31) as usize]));
            bits >>= 5;
        }
        text
    }

    /// The sequence for another try of the same decision, used after a collision.
    #[must_use]
    pub(crate) fn for_attempt(seed: [u8; 32], attempt: u8) -> Self {
        if attempt == 0 {
            return Self::from_seed(seed);
        }
        let mut hasher = Sha256::new();
        hasher.update(seed);
        hasher.update([attempt]);
        Self::from_seed(hasher.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_sequence_differ_and_sequences_of_other_attempts_differ() {
        let mut ids = FreshIds::from_seed([1; 32]);
        let first = ids.text();
        assert_ne!(first, ids.text());
        assert_ne!(first, FreshIds::for_attempt([1; 32], 1).text());
        assert_eq!(first, FreshIds::for_attempt([1; 32], 0).text());
        assert_eq!(first.len(), 25);
    }
}
