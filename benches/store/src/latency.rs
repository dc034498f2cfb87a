//! Durations and what is said of them.

use std::time::Duration;

/// How long each of many things took.
#[derive(Debug, Default)]
pub(crate) struct Latencies {
    nanoseconds: Vec<u64>,
}

impl Latencies {
    pub(crate) fn add(&mut self, taken: Duration) {
        self.nanoseconds.push(u64::try_from(taken.as_nanos()).unwrap_or(u64::MAX));
    }

    pub(crate) fn append(&mut self, mut others: Self) {
        self.nanoseconds.append(&mut others.nanoseconds);
    }

    /// As the members of a JSON object, in nanoseconds: `"count":…,"p50":…,"p99":…,"p99_9":…,"max":…`.
    pub(crate) fn json(mut self) -> String {
        self.nanoseconds.sort_unstable();
        let at = |per_mille: usize| {
            let place = (self.nanoseconds.len() * per_mille).div_ceil(1000).max(1) - 1;
            self.nanoseconds.get(place).copied().unwrap_or(0)
        };
        format!(
            r#""count":{},"p50":{},"p99":{},"p99_9":{},"max":{}"#,
            self.nanoseconds.len(),
            at(500),
            at(990),
            at(999),
            at(1000)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentile_is_a_value_that_so_many_do_not_exceed() {
        let mut latencies = Latencies::default();
        (1..=1000).rev().for_each(|n| latencies.add(Duration::from_nanos(n)));
        assert_eq!(latencies.json(), r#""count":1000,"p50":500,"p99":990,"p99_9":999,"max":1000"#);
    }

    #[test]
    fn one_value_is_every_percentile() {
        let mut latencies = Latencies::default();
        latencies.add(Duration::from_nanos(7));
        assert_eq!(latencies.json(), r#""count":1,"p50":7,"p99":7,"p99_9":7,"max":7"#);
    }

    #[test]
    fn no_values_are_zeros() {
        assert_eq!(Latencies::default().json(), r#""count":0,"p50":0,"p99":0,"p99_9":0,"max":0"#);
    }
}
