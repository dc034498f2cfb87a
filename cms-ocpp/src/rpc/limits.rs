//! What a frame may cost before it is parsed.

/// Bounds checked on the text of a frame before any of it is parsed or copied.
///
/// The default of 4 MiB fits the largest legal StopTransaction (a day of samples every minute, about 1.3 MB); depth 16
/// fits the deepest payload of OCPP 2.1, a charging profile with price rules, twice over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal")]
pub struct Limits {
    /// Longest frame, in bytes.
    pub max_bytes: usize,
    /// Deepest nesting of arrays and objects, the frame's own array included.
    pub max_depth: usize,
}

impl Limits {
    /// For a peer that has not been accepted yet: 64 KiB, which every BootNotification fits many times.
    pub const BEFORE_BOOT: Self = Self { max_bytes: 64 * 1024, max_depth: 16 };
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_bytes: 4 * 1024 * 1024, max_depth: 16 }
    }
}
