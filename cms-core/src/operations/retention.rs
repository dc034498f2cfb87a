//! How long what is kept for.

mod apply;
mod retire;

use chrono::TimeDelta;

pub use apply::{Retained, apply_retention};
pub use retire::{CdrFacts, RetireCdr, RetireJob, Retirement};

/// How long each class of data is kept; what is older is removed by [`apply_retention`].
///
/// Never removed: what is still open (sessions, invoices to be paid, quarantine items, jobs, messages that wait), stations,
/// tariffs, accounts (see [`EraseAccount`](crate::access::EraseAccount)), and the numbers that invoices were given.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal over its default")]
pub struct Retention {
    /// Charge detail records with their session, its events and samples, the invoice and its payments, counted from when the
    /// record was issued; 11 years, as German law asks for 10 from the end of the year (section 147 of the tax code).
    pub documents: TimeDelta,
    /// Stored replies: a message that a station repeats later than this is taken for a new one; 400 days.
    pub replies: TimeDelta,
    /// Ids of consumed events of payment providers and of buses; 100 days.
    pub consumed: TimeDelta,
    /// Ids of delivered messages; 100 days.
    pub delivered: TimeDelta,
    /// The timelines of stations: boots, faults, security events; 400 days.
    pub timelines: TimeDelta,
    /// Finished jobs; 400 days.
    pub jobs: TimeDelta,
}

impl Default for Retention {
    fn default() -> Self {
        let (long, short) = (TimeDelta::days(400), TimeDelta::days(100));
        Self {
            documents: TimeDelta::days(11 * 366),
            replies: long,
            consumed: short,
            delivered: short,
            timelines: long,
            jobs: long,
        }
    }
}
