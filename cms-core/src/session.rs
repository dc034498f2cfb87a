//! The charging session: from the first event of a transaction to its price, version-neutral and idempotent.
//!
//! A session changes only through [`SessionEvent`]s, which are appended as they happen; the [`Session`] row is what they
//! fold to. Meter samples are appended beside them and never rewritten. What cannot be billed is not dropped but kept as a
//! [`QuarantineItem`] with its reason.

mod end;
mod event;
mod ids;
mod missing_end;
mod quarantine;
mod report;
mod row;
mod samples;
mod start;

pub use event::{EndReason, SessionEvent};
pub use missing_end::{CheckSilentSession, SilentSession};
pub use quarantine::{QuarantineItem, QuarantineReason, QuarantineState};
pub use report::{OpenFacts, ReportFacts, ReportTransaction, TokenAnswer, TransactionPhase, TransactionReply};
pub use row::{Session, SessionFlag, SessionState, fold, session_stream};
pub(crate) use samples::read_samples;
pub use samples::{ChargingState, RecordSamples, SampleRecord, samples_stream, unmatched_stream};
