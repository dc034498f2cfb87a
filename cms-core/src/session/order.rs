//! The order in which a station's reports happened, which is not the order in which they come.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::PayloadHash;

/// Where a report stands among those of its transaction: by the station's own count where it counts, else by its time. What
/// cannot be told apart by that is put in one order by content, so that the order is total.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ReportOrder {
    /// The station's event number.
    pub seq_no: Option<i64>,
    /// The station's time, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// The beginning of the content's hash.
    pub tie: String,
}

impl ReportOrder {
    pub(super) fn new(seq_no: Option<i64>, at: DateTime<Utc>, content: &PayloadHash) -> Self {
        Self { seq_no, at_ms: at.timestamp_millis(), tie: content.short().to_owned() }
    }
}

/// Which of several presented tokens a session is charged to: the lowest. A token that only ended the session comes last, as
/// anyone of a group may end it; then one that may be billed comes before one that was refused; then the first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TokenRank {
    /// Whether it came with the end.
    pub ending: bool,
    /// Whether nobody can be billed on it.
    pub refused: bool,
    /// When it was presented.
    pub order: ReportOrder,
}

/// From which reports a session has what it shows; a report that comes late replaces only what is from a later one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Sources {
    /// The token.
    pub token: Option<TokenRank>,
    /// The EVSE: the first report that tells one.
    pub place: Option<ReportOrder>,
    /// The flow of energy: the last report that tells it.
    pub charging: Option<ReportOrder>,
}

impl Sources {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Which event numbers have come, as ranges: a gap is seen without walking through it, whatever numbers a station makes up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Numbers(Vec<i64>);

impl Numbers {
    pub(super) fn add(&mut self, seq_no: Option<i64>) {
        self.0.extend(seq_no);
    }

    /// Whether every number from `first` to `last` has come. Without numbers nothing can be missing.
    pub(super) fn complete(&self, first: Option<i64>, last: Option<i64>) -> bool {
        let (Some(first), Some(last)) = (first, last) else { return true };
        let mut within: Vec<i64> = self.0.iter().copied().filter(|number| (first..=last).contains(number)).collect();
        within.sort_unstable();
        within.dedup();
        last.checked_sub(first)
            .and_then(|gap| usize::try_from(gap).ok())
            .is_some_and(|gap| within.len() == gap.saturating_add(1))
    }
}
