//! What belongs to a person, as it is stored: encrypted under that person's key.

use serde::{Deserialize, Serialize};

use crate::AccountId;
use crate::storage::{Row, Table};

/// A text that only the key of one person makes readable. It is safe in rows, events, documents and backups: once the
/// person's key is destroyed it is noise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sealed(pub(super) String);

impl Sealed {
    /// Takes what was sealed before.
    #[must_use]
    pub fn from_stored(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// What is stored: hexadecimal digits of a nonce and of the cipher text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The key of one person, itself encrypted under the operator's. Deleting this row erases the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PersonKey {
    /// Whose it is.
    pub account: AccountId,
    /// The key.
    pub wrapped: Sealed,
}

impl PersonKey {
    /// A key that was wrapped.
    #[must_use]
    pub const fn new(account: AccountId, wrapped: Sealed) -> Self {
        Self { account, wrapped }
    }
}

impl Row for PersonKey {
    const TABLE: Table = Table::new("person_key");

    fn id(&self) -> String {
        self.account.to_string()
    }
}
