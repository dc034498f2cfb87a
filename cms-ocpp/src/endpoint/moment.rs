//! Time as the endpoint sees it.

use std::time::Duration;

/// A monotonic point in time, in milliseconds since an origin the caller chooses.
///
/// ```
/// use std::time::Duration;
/// use cms_ocpp::endpoint::Moment;
///
/// let start = Moment::from_millis(1_000);
/// assert_eq!((start + Duration::from_secs(30)).as_millis(), 31_000);
/// assert_eq!(Moment::from_millis(1_500).since(start), Duration::from_millis(500));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Moment(u64);

impl Moment {
    /// The moment this many milliseconds after the origin.
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the origin.
    pub const fn as_millis(self) -> u64 {
        self.0
    }

    /// How long after `earlier` this is; zero where it is not after it.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }
}

impl std::ops::Add<Duration> for Moment {
    type Output = Self;

    /// Saturates at the end of time, half a billion years after the origin.
    fn add(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)))
    }
}
