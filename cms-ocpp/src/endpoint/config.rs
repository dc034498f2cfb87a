//! The bounds of one endpoint.

use std::time::Duration;

use crate::rpc::Limits;

/// Timeouts and bounds of an [`Endpoint`](super::Endpoint).
///
/// ```
/// use std::time::Duration;
/// use cms_ocpp::endpoint::EndpointConfig;
///
/// let config = EndpointConfig { call_timeout: Duration::from_secs(60), ..EndpointConfig::default() };
/// assert_eq!(config.max_queued_calls, 32);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal over its default")]
pub struct EndpointConfig {
    /// How long a sent CALL waits for its answer before the slot is free again; 30 s.
    pub call_timeout: Duration,
    /// Calls of ours that wait behind the outstanding one; 32.
    pub max_queued_calls: usize,
    /// Calls of the peer that wait for our answer; 16. See
    /// [`Endpoint::is_inbound_full`](super::Endpoint::is_inbound_full).
    pub max_inbound_calls: usize,
    /// Unreadable frames in a row that are answered; 16. After them the endpoint is silent until a readable frame
    /// comes, so that two broken peers cannot answer each other for ever.
    pub max_answered_bad_frames: u32,
    /// Bounds on a frame before it is parsed.
    pub limits: Limits,
}

impl Default for EndpointConfig {
    fn default() -> Self {
        Self {
            call_timeout: Duration::from_secs(30),
            max_queued_calls: 32,
            max_inbound_calls: 16,
            max_answered_bad_frames: 16,
            limits: Limits::default(),
        }
    }
}
