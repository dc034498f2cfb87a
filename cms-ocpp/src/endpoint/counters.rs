//! What an endpoint has seen.

/// Counts since the endpoint was made; they only grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct EndpointCounters {
    /// Frames the peer sent, readable or not.
    pub frames_received: u64,
    /// Frames of ours, handed out by `poll_transmit`.
    pub frames_sent: u64,
    /// Calls of the peer that were handed out.
    pub calls_received: u64,
    /// Calls of ours that were sent.
    pub calls_sent: u64,
    /// Calls of ours that ended with a result.
    pub results: u64,
    /// Calls of ours that ended with an error answer.
    pub errors: u64,
    /// Calls of ours that ended without an answer in time.
    pub timed_out: u64,
    /// Calls of ours that ended with an answer that could not be read.
    pub bad_answers: u64,
    /// Answers that came after their call had timed out; dropped.
    pub late_answers: u64,
    /// Answers to a call that was already answered; dropped.
    pub duplicate_answers: u64,
    /// Answers to a call that was never made; dropped.
    pub unknown_answers: u64,
    /// Calls of the peer that repeat one still being handled; dropped, because its answer answers both.
    pub duplicate_calls: u64,
    /// Calls of the peer over the bound on waiting calls; dropped without an answer, so that the peer sends them again.
    pub overflowed_calls: u64,
    /// Frames that could not be read.
    pub bad_frames: u64,
}
