//! What is done about tokens that look copied.

use serde::{Deserialize, Serialize};

/// Signs that a token was copied, and what is done about each. The number of an RFID card can be read by anyone who comes
/// close to it, and then a second card has it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "a setting that callers write as a literal")]
pub struct CopyPolicy {
    /// It charges at one place and is presented at another.
    #[serde(default)]
    pub two_places: Option<CopyResponse>,
    /// It was at another place so recently that nobody can have driven here since.
    #[serde(default)]
    pub travel: Option<TravelRule>,
    /// It is used more often than people charge.
    #[serde(default)]
    pub use_rate: Option<UseRateRule>,
}

impl CopyPolicy {
    /// Whether deciding takes the record of former uses.
    #[must_use]
    pub const fn needs_trace(&self) -> bool {
        self.travel.is_some() || self.use_rate.is_some()
    }
}

/// What is done about a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "let it be seen or stop it")]
pub enum CopyResponse {
    /// The token is accepted, and the decision carries a flag for the operator.
    Flag,
    /// The token is refused.
    Refuse,
}

/// How fast a token may move between places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "a setting that callers write as a literal")]
pub struct TravelRule {
    /// In a straight line, in kilometres per hour.
    pub max_km_per_h: u32,
    /// What is done beyond it.
    pub response: CopyResponse,
}

/// How often a token may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "a setting that callers write as a literal")]
pub struct UseRateRule {
    /// So many times at most; the record holds 32, so a higher number does nothing.
    pub max_uses: u32,
    /// In so many seconds.
    pub within_s: u32,
    /// What is done beyond it.
    pub response: CopyResponse,
}
