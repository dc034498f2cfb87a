//! The charging session: from the first event of a transaction to its price, version-neutral and idempotent.
//!
//! A session changes only through [`SessionEvent`]s, which are appended as they happen; the [`Session`] row is what they
//! fold to. Meter samples are appended beside them and never rewritten. What cannot be billed is not dropped but kept as a
//! [`QuarantineItem`] with its reason.

#![deny(clippy::float_arithmetic)]

mod clock;
mod event;
mod ids;
mod judge;
mod missing_end;
mod order;
mod quarantine;
mod record;
mod report;
mod reservation;
mod row;
mod samples;
mod settle;
mod stage;
mod start;
mod start_request;

pub use event::{EndReason, SessionEvent};
pub use missing_end::{CheckSilentSession, SilentSession};
pub use order::{ReportOrder, Sources, TokenRank};
pub use quarantine::{QuarantineItem, QuarantineReason, QuarantineState};
pub use record::{ReportRecord, reports_stream};
pub use report::{OpenFacts, ReportFacts, ReportTransaction, TokenAnswer, TransactionPhase, TransactionReply};
pub use reservation::{
    CancelReservation, ExpireReservation, Reservation, ReservationRefusal, ReservationState, Reserve, ReserveFacts,
};
pub use row::{Session, SessionFlag, SessionState, fold, session_stream};
pub(crate) use samples::read_samples;
pub use samples::{ChargingState, RecordSamples, SampleRecord, SamplesFacts, samples_stream, unmatched_stream};
pub use settle::BilledBefore;
pub use stage::{STAGE_TRANSITIONS, SessionStage, SessionTrigger, StageTransition, stage_diagram};
pub use start_request::{
    AnswerStart, ExpireStart, RequestStart, RequestStartFacts, StartRefusal, StartRequest, StartRequestState,
};
