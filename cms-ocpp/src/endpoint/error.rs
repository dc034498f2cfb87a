//! What an endpoint refuses.

use crate::Version;

/// Why an endpoint refused a request of its own side.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EndpointError {
    /// The queue of calls is full: the peer is slower than the caller.
    #[error("{limit} calls already wait for this peer: try again when one has ended")]
    QueueFull {
        /// The most calls that may wait.
        limit: usize,
    },
    /// The connection has ended.
    #[error("the connection has ended: call again on the next one")]
    Disconnected,
    /// No call of the peer with this id waits for an answer.
    #[error("no inbound call with this id waits: it was answered, or its connection ended")]
    UnknownCall,
    /// This version of OCPP has no such message type.
    #[error("OCPP {version} has no SEND and no CALLRESULTERROR: negotiate 2.1 or do without")]
    NotInVersion {
        /// The version of the connection.
        version: Version,
    },
}

impl EndpointError {
    /// A stable name of this error, for programs and metrics.
    pub fn code(&self) -> &'static str {
        match self {
            Self::QueueFull { .. } => "endpoint_queue_full",
            Self::Disconnected => "endpoint_disconnected",
            Self::UnknownCall => "endpoint_unknown_call",
            Self::NotInVersion { .. } => "endpoint_not_in_version",
        }
    }
}
