//! Commands to a station, in the words of its version.

use cms_core::operations::{CallOutcome, StationCall};
use cms_core::storage::Fence;

use super::Link;
use crate::Version;

/// A command that waits for a station, ready to be sent.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct PendingCall {
    /// Its id in the outbox.
    pub id: String,
    /// The action to send.
    pub action: &'static str,
    /// The payload to send.
    pub payload: String,
    pub(super) call: StationCall,
    version: Version,
    /// Of the connection on which it is sent: what a replaced one learns of it is not recorded.
    pub(super) fence: Option<Fence>,
}

impl PendingCall {
    pub(super) fn new(link: &Link, id: String, call: StationCall) -> Self {
        let version = link.version;
        let (action, payload) = match version {
            #[cfg(feature = "v1_6")]
            Version::V1_6 => super::v1_6::call(&call),
            #[cfg(feature = "v2_0_1")]
            Version::V2_0_1 => super::v2_0_1::call(&call),
            #[cfg(feature = "v2_1")]
            Version::V2_1 => super::v2_1::call(&call),
            #[cfg(not(all(feature = "v1_6", feature = "v2_0_1", feature = "v2_1")))]
            _ => ("", String::new()),
        };
        Self { id, action, payload, call, version, fence: link.fence.clone() }
    }

    /// What the payload of the CALLRESULT says.
    pub(super) fn outcome(&self, payload: &str) -> CallOutcome {
        match self.version {
            #[cfg(feature = "v1_6")]
            Version::V1_6 => super::v1_6::outcome(&self.call, payload),
            #[cfg(feature = "v2_0_1")]
            Version::V2_0_1 => super::v2_0_1::outcome(&self.call, payload),
            #[cfg(feature = "v2_1")]
            Version::V2_1 => super::v2_1::outcome(&self.call, payload),
            #[cfg(not(all(feature = "v1_6", feature = "v2_0_1", feature = "v2_1")))]
            _ => CallOutcome::Failed { reason: "this version is not built in".to_owned() },
        }
    }
}
