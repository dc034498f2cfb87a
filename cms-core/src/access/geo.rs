//! Places on the earth, and how far they are apart at least.

use serde::{Deserialize, Serialize};

/// The mean radius of the earth, in metres.
const RADIUS_M: i128 = 6_371_009;

/// Fixed-point one of sines and cosines.
const ONE: i128 = 1_000_000_000_000;

/// A place on the earth in millionths of a degree (WGS 84).
///
/// ```
/// use cms_core::access::GeoPoint;
///
/// let berlin = GeoPoint::new(52_520_008, 13_404_954).unwrap();
/// let munich = GeoPoint::new(48_137_154, 11_576_124).unwrap();
/// // 504.2 km over the ground, through it a little less.
/// assert_eq!(berlin.metres_apart(munich) / 1000, 504);
/// assert!(GeoPoint::new(91_000_000, 0).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(i32, i32)", into = "(i32, i32)")]
pub struct GeoPoint {
    latitude: i32,
    longitude: i32,
}

impl GeoPoint {
    /// A place by latitude (±90 000 000) and longitude (±180 000 000) in millionths of a degree; none beyond those.
    #[must_use]
    pub const fn new(latitude: i32, longitude: i32) -> Option<Self> {
        let on_earth = latitude.unsigned_abs() <= 90_000_000 && longitude.unsigned_abs() <= 180_000_000;
        if on_earth { Some(Self { latitude, longitude }) } else { None }
    }

    /// Latitude and longitude in millionths of a degree.
    #[must_use]
    pub const fn microdegrees(self) -> (i32, i32) {
        (self.latitude, self.longitude)
    }

    /// How far two places are apart in a straight line through the earth, in metres: never more than any way between them,
    /// so that nobody is suspected for a distance that is none.
    #[must_use]
    pub fn metres_apart(self, other: Self) -> u64 {
        let (one, two) = (self.on_unit_sphere(), other.on_unit_sphere());
        let squared: i128 = one.iter().zip(two).map(|(one, two)| (one - two) * (one - two)).sum();
        let chord = squared.unsigned_abs().isqrt();
        u64::try_from(chord * RADIUS_M.unsigned_abs() / ONE.unsigned_abs()).unwrap_or(u64::MAX)
    }

    fn on_unit_sphere(self) -> [i128; 3] {
        let (sin_lat, cos_lat) = sine_and_cosine(self.latitude);
        let (sin_lon, cos_lon) = sine_and_cosine(self.longitude);
        [cos_lat * cos_lon / ONE, cos_lat * sin_lon / ONE, sin_lat]
    }
}

impl TryFrom<(i32, i32)> for GeoPoint {
    type Error = &'static str;

    fn try_from((latitude, longitude): (i32, i32)) -> Result<Self, Self::Error> {
        Self::new(latitude, longitude).ok_or("a latitude lies within ±90 and a longitude within ±180 degrees")
    }
}

impl From<GeoPoint> for (i32, i32) {
    fn from(point: GeoPoint) -> Self {
        point.microdegrees()
    }
}

/// Sine and cosine of an angle in millionths of a degree within ±180 degrees, as fixed-point numbers.
fn sine_and_cosine(microdegrees: i32) -> (i128, i128) {
    let angle = i128::from(microdegrees);
    // The cosine is the sine of the angle to the quarter turn.
    (sine(angle), sine(90_000_000 - angle.abs()))
}

/// By its Taylor series, after the angle was folded into the first quarter.
fn sine(microdegrees: i128) -> i128 {
    const PI: i128 = 3_141_592_653_590;
    let folded = if microdegrees > 90_000_000 {
        180_000_000 - microdegrees
    } else if microdegrees < -90_000_000 {
        -180_000_000 - microdegrees
    } else {
        microdegrees
    };
    let x = folded * PI / 180_000_000;
    let (mut term, mut sum) = (x, x);
    for n in 1..12 {
        term = -term * x / ONE * x / ONE / (2 * n * (2 * n + 1));
        sum += term;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earth_is_as_wide_as_it_is() {
        let point = |latitude, longitude| GeoPoint::new(latitude, longitude).unwrap();
        assert_eq!(point(0, 0).metres_apart(point(0, 0)), 0);
        let width = point(0, 0).metres_apart(point(0, 180_000_000));
        assert!((12_742_017..=12_742_018).contains(&width), "{width}");
        assert_eq!(point(90_000_000, 7).metres_apart(point(90_000_000, -120_000_000)), 0);
        // A ten-thousandth of a degree of latitude is eleven metres.
        assert_eq!(point(50_000_000, 8_000_000).metres_apart(point(50_000_100, 8_000_000)), 11);
        assert_eq!(point(10, 179_999_999).metres_apart(point(10, -179_999_999)), 0);
    }
}
