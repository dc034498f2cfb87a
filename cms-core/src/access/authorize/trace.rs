//! Where a token was used lately.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::access::{GeoPoint, TokenKey};
use crate::station::StationId;
use crate::storage::{Row, Table};

/// The last uses of a token, kept only where a rule about copies asks for them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TokenTrace {
    /// The token.
    pub token: TokenKey,
    /// Its uses, at most [`TokenTrace::LENGTH`], the latest last.
    pub uses: Vec<TokenUse>,
}

impl TokenTrace {
    /// How many uses are kept.
    pub const LENGTH: usize = 32;

    /// An empty trace.
    #[must_use]
    pub const fn new(token: TokenKey) -> Self {
        Self { token, uses: Vec::new() }
    }

    /// Adds a use and forgets the oldest ones beyond [`TokenTrace::LENGTH`].
    pub fn note(&mut self, token_use: TokenUse) {
        self.uses.push(token_use);
        let surplus = self.uses.len().saturating_sub(Self::LENGTH);
        self.uses.drain(..surplus);
    }
}

impl Row for TokenTrace {
    const TABLE: Table = Table::new("token_trace");

    fn id(&self) -> String {
        self.token.as_str().to_owned()
    }
}

/// One use of a token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "a fact that callers write as a literal")]
pub struct TokenUse {
    /// When.
    pub at: DateTime<Utc>,
    /// At which station.
    pub station: StationId,
    /// Where that is.
    #[serde(default)]
    pub position: Option<GeoPoint>,
}
