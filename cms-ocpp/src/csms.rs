//! The central-system role: frames of every version in, decisions of `cms-core` out.
//!
//! [`Csms`] joins a store with the translation of each version. For a CALL of a station, [`Csms::answer`] decodes the
//! payload, turns it into a neutral command of `cms-core`, carries that out (facts, decide, commit, apply) and turns the
//! reply into the response of that version. For the other direction, [`Csms::next_call`] takes the next command that
//! waits for a station and [`Csms::called`] records what became of it. Versions end here: the core never sees one.
//!
//! No clock, no randomness, no socket: the shell passes a [`Moment`] and carries the texts.

mod answer;
mod call;
mod desk;
mod role;
#[cfg(feature = "v1_6")]
mod v1_6;
#[cfg(any(feature = "v2_0_1", feature = "v2_1"))]
mod v2;
#[cfg(feature = "v2_0_1")]
mod v2_0_1;
#[cfg(feature = "v2_1")]
mod v2_1;
mod words;

pub use answer::{Answered, CallAnswer, Notice, NoticeKind};
pub use call::PendingCall;
pub use role::{Csms, FiredTimers, Link, Moment};
