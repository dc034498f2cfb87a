//! The readings of a session in a few bytes each.

use chrono::{DateTime, Utc};

use super::{Energy, RegisterReading, Sample};

/// The most bytes that one reading takes: two numbers of 64 bits, seven bits a byte.
const LONGEST: usize = 20;

/// Register readings in the order in which they came, packed: a reading every ten seconds for a day takes less than
/// 64 kB.
///
/// ```
/// use chrono::{TimeDelta, TimeZone as _, Utc};
/// use cms_core::metering::{Energy, RegisterReading, RegisterSeries};
///
/// let start = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap();
/// let mut series = RegisterSeries::new();
/// for second in (0..86_400).step_by(10) {
///     let register = Energy::from_wh(1_000_000 + second / 360)?;
///     series.push(RegisterReading { at: start + TimeDelta::seconds(second), register });
/// }
/// assert_eq!(series.len(), 8_640);
/// assert!(series.size_bytes() <= 64 * 1024);
/// assert_eq!(series.iter().last(), series.last());
/// # Ok::<(), cms_core::metering::MeterError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegisterSeries {
    /// Per reading the difference in milliseconds and in milliwatt-hours to the one before, each seven bits a byte.
    packed: Vec<u8>,
    len: usize,
    last_at_ms: i64,
    last_mwh: i64,
}

impl RegisterSeries {
    /// Without a reading.
    #[must_use]
    pub const fn new() -> Self {
        Self { packed: Vec::new(), len: 0, last_at_ms: 0, last_mwh: 0 }
    }

    /// Adds a reading. It may be older than the one before.
    pub fn push(&mut self, reading: RegisterReading) {
        let (at_ms, mwh) = (reading.at.timestamp_millis(), reading.register.as_mwh());
        // Grown by an eighth instead of doubled: a session is long, and there are many of them.
        let len = self.packed.len();
        if self.packed.capacity() - len < LONGEST {
            self.packed.reserve_exact((len >> 3).max(8 * LONGEST));
        }
        // Differences wrap, and wrap back when they are read: no pair of values is too far apart.
        pack(&mut self.packed, at_ms.wrapping_sub(self.last_at_ms));
        pack(&mut self.packed, mwh.wrapping_sub(self.last_mwh));
        (self.last_at_ms, self.last_mwh) = (at_ms, mwh);
        self.len += 1;
    }

    /// Adds the register of a sample; one without a register adds nothing.
    pub fn apply(&mut self, sample: &Sample) {
        if let Some(register) = sample.energy_register() {
            self.push(RegisterReading { at: sample.at, register });
        }
    }

    /// How many readings there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The reading that came last.
    #[must_use]
    pub fn last(&self) -> Option<RegisterReading> {
        if self.is_empty() { None } else { reading(self.last_at_ms, self.last_mwh) }
    }

    /// How much memory the readings take, in bytes.
    #[must_use]
    pub fn size_bytes(&self) -> usize {
        self.packed.capacity() + size_of::<Self>()
    }

    /// The readings in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = RegisterReading> {
        let (mut rest, mut at_ms, mut mwh) = (self.packed.as_slice(), 0_i64, 0_i64);
        std::iter::from_fn(move || {
            let (after, time) = unpack(rest)?;
            let (after, energy) = unpack(after)?;
            rest = after;
            (at_ms, mwh) = (at_ms.wrapping_add(time), mwh.wrapping_add(energy));
            reading(at_ms, mwh)
        })
    }
}

fn reading(at_ms: i64, mwh: i64) -> Option<RegisterReading> {
    let at: DateTime<Utc> = DateTime::from_timestamp_millis(at_ms)?;
    Some(RegisterReading { at, register: Energy::from_mwh(mwh) })
}

/// Small numbers of either sign become few bytes.
fn pack(bytes: &mut Vec<u8>, value: i64) {
    let mut rest = ((value << 1) ^ (value >> 63)) as u64;
    while rest >= 0x80 {
        bytes.push((rest & 0x7f) as u8 | 0x80);
        rest >>= 7;
    }
    bytes.push(rest as u8);
}

fn unpack(bytes: &[u8]) -> Option<(&[u8], i64)> {
    let (mut value, mut shift) = (0_u64, 0_u32);
    for (index, byte) in bytes.iter().enumerate() {
        value |= u64::from(byte & 0x7f).checked_shl(shift)?;
        shift += 7;
        if byte & 0x80 == 0 {
            let signed = (value >> 1) as i64 ^ ((value & 1) as i64).wrapping_neg();
            return Some((&bytes[index + 1..], signed));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_was_pushed_comes_back(readings in prop::collection::vec((-60_000_000_000_000_i64..60_000_000_000_000, any::<i64>()), 0..50)) {
            let readings: Vec<_> = readings.into_iter().filter_map(|(at, mwh)| reading(at, mwh)).collect();
            let mut series = RegisterSeries::new();
            for reading in &readings {
                series.push(*reading);
            }
            prop_assert_eq!(series.iter().collect::<Vec<_>>(), readings.clone());
            prop_assert_eq!((series.len(), series.last()), (readings.len(), readings.last().copied()));
        }
    }
}
