//! A whole charging network in one thread and in no time: stations, links, nodes, a store and a payment provider, all from
//! a seed, with everything going wrong that does go wrong.
//!
//! What runs is the production code: the decisions of `cms-core`, the endpoint and the central-system role of `cms-ocpp`,
//! and the loops of `cms-ocpp-tokio` that drive a connection, retry what is not durable yet, deliver commands and charge
//! payments. What is replaced are its seams: the transport, the clock, the randomness, the store and the payment provider.
//!
//! [`run`] takes a [`Plan`] to its rest and gives an [`Outcome`]: the invariants that were broken, and a hash of everything
//! that happened, which is the same each time.
//!
//! ```
//! use cms_simulation::{Plan, run};
//!
//! let plan = Plan { stations: 1, sessions: 1, ..Plan::of_seed(7) };
//! let outcome = run(&plan);
//! assert_eq!(outcome.violations, []);
//! assert_eq!(run(&plan).trace, outcome.trace);
//! ```

mod context;
mod fault;
mod gateway;
mod invariants;
mod link;
mod mutant;
mod node;
mod plan;
mod random;
mod shrink;
mod station;
mod store;
mod trace;
mod world;

pub use context::Violation;
pub use fault::FaultKind;
pub use mutant::Mutant;
pub use plan::Plan;
pub use shrink::shrink;
pub use trace::TraceHash;
pub use world::{Outcome, run};
