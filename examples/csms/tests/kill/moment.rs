//! Random moments.

use std::time::{Duration, Instant};

use csms::provider::BookLine;

/// A generator of pseudo-random numbers (splitmix64), so that a seed gives the same plan again.
#[derive(Debug, Clone)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }

    /// Another generator, for somebody who draws at his own speed.
    pub(crate) fn fork(&mut self) -> Self {
        Self(self.below(u64::MAX))
    }
}

/// The seed in `CMS_SEED`, or a fresh one.
pub(crate) fn seed() -> u64 {
    std::env::var("CMS_SEED").map_or_else(
        |_| {
            let mut bytes = [0; 8];
            getrandom::fill(&mut bytes).unwrap();
            u64::from_le_bytes(bytes) >> 16
        },
        |seed| seed.parse().expect("CMS_SEED is a number"),
    )
}

/// When a central system is killed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Moment {
    /// While it starts, or is found by the first stations.
    Starting(Duration),
    /// After stations have seen so many more messages confirmed, and this long after it.
    Confirmed(u64, Duration),
    /// After the provider has written so many more lines of its book, and this long after it: between the charge and the
    /// record of it.
    Charged(usize, Duration),
}

impl Moment {
    pub(crate) fn draw(random: &mut Random) -> Self {
        let micros = |random: &mut Random, limit| Duration::from_micros(random.below(limit));
        match random.below(10) {
            0 => Self::Starting(micros(random, 200_000)),
            1..=3 => Self::Charged(1 + random.below(8) as usize, micros(random, 600)),
            _ => Self::Confirmed(1 + random.below(120), micros(random, 3_000)),
        }
    }
}

/// Passes this time without giving the processor away: a sleep would end at the moments of the scheduler.
pub(crate) fn spin(time: Duration) {
    #[expect(clippy::disallowed_methods, reason = "a random moment of the real time, in which the other process works")]
    let began = Instant::now();
    while began.elapsed() < time {
        std::hint::spin_loop();
    }
}

/// Looks until it is so. What is looked at happens in another process, which tells of it in files only.
pub(crate) fn wait_for(what: &str, mut so: impl FnMut() -> bool) {
    #[expect(clippy::disallowed_methods, reason = "a limit for a run that hangs, not a time that is tested")]
    let began = Instant::now();
    while !so() {
        assert!(began.elapsed() < HANGS, "waited in vain for {what}");
        std::thread::yield_now();
    }
}

/// After this long something hangs.
pub(crate) const HANGS: Duration = Duration::from_secs(120);

/// How often the provider was asked for what it had done already.
pub(crate) fn asked_again(book: &[BookLine]) -> usize {
    book.iter().filter(|line| matches!(line, BookLine::AskedAgain { .. })).count()
}
