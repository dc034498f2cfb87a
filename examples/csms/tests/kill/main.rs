//! The central system killed at any moment, again and again on one store: nothing that a station saw confirmed is lost,
//! nothing is billed twice, and the payment provider takes the money of each invoice once.
//!
//! - `CMS_SEED`: the seed of a run that is to be repeated; the moments are those of the same events, not of the same clock.
//! - `CMS_KILLS`: how many kills for each kind of store; 20.
//! - `CMS_POSTGRES`: a PostgreSQL server on which databases may be made; without it those tests are skipped.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test may panic and tell in its helpers too"
)]

mod check;
mod demo;
mod doctored;
mod f22;
mod load;
mod moment;
mod node;
mod postgres;
mod run;
mod serve;
mod stored;
mod witnesses;
