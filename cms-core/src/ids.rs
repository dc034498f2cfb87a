//! Identifiers, and the one source of fresh ones.

use std::fmt;

use chrono::{DateTime, Utc};
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
                Self(format!("{}_{}", $prefix, ids.id_text()))
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
    at_ms: u64,
}

impl FreshIds {
    /// Starts at the beginning of the sequence of `seed`.
    #[must_use]
    pub const fn from_seed(seed: [u8; 32]) -> Self {
        Self { seed, drawn: 0, at_ms: 0 }
    }

    /// Lets identifiers begin with a moment, so that those of one time are neighbours in every index: a store writes as
    /// many pages as ids are scattered over.
    #[must_use]
    pub fn at(self, now: DateTime<Utc>) -> Self {
        Self { at_ms: u64::try_from(now.timestamp_millis()).unwrap_or(0), ..self }
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

    /// The next 125 bits as 25 letters and digits that survive being read aloud: for secrets.
    pub fn text(&mut self) -> String {
        letters(self.bits(), 25)
    }

    /// The text of an identifier: 9 letters and digits of the moment, then 80 random bits as 16.
    fn id_text(&mut self) -> String {
        letters(u128::from(self.at_ms), 9) + &letters(self.bits(), 16)
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

/// The lowest five bits for each of so many letters, the highest first, so that texts sort as numbers do.
fn letters(bits: u128, count: usize) -> String {
    let letter = |place: usize| char::from(ALPHABET[(bits >> (5 * place) & 31) as usize]);
    (0..count).rev().map(letter).collect()
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

    #[test]
    fn ids_sort_as_their_moments_do() {
        let at = |ms: i64| DateTime::from_timestamp_millis(ms).unwrap();
        let id = |ms: i64, seed: u8| SessionId::fresh(&mut FreshIds::from_seed([seed; 32]).at(at(ms)));
        let moments = [-5, 0, 31, 32, 1_024, 1_767_225_600_000, 1_767_225_600_001, 32_503_680_000_000];
        for (earlier, later) in moments.iter().zip(moments.iter().skip(2)) {
            for seed in 0..20 {
                assert!(id(*earlier, seed) < id(*later, seed + 1), "{earlier} and {later}");
            }
        }
        assert_eq!(id(7, 1), id(7, 1));
        assert_eq!(id(7, 1).as_str().len(), "ses_".len() + 25);
    }
}
