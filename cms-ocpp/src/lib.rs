//! OCPP 1.6, 2.0.1 and 2.1: typed messages, a sans-I/O endpoint, and the central-system role over cms-core.

#[cfg(feature = "csms")]
pub mod csms;
pub mod decode;
pub mod endpoint;
mod generated;
pub mod inspect;
pub mod message;
pub mod rpc;
pub mod schema;
pub mod transport;
pub mod types;
mod version;

#[cfg(feature = "v1_6")]
pub use generated::v1_6;
#[cfg(feature = "v2_0_1")]
pub use generated::v2_0_1;
#[cfg(feature = "v2_1")]
pub use generated::v2_1;
pub use version::{Version, VersionError};
