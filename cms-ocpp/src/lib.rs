//! OCPP 1.6, 2.0.1 and 2.1: typed messages, a sans-I/O endpoint, and the central-system role over cms-core.

pub mod rpc;
mod version;

pub use version::Version;
