//! Changes that come when a clock says so, whether or not the store keeps up.

use std::time::{Duration, Instant};

use cms_benches_protocol::store::STATIONS;
use tokio::sync::mpsc;

use crate::changes::session_start;
use crate::latency::Latencies;
use crate::opened::Opened;

/// What came of it.
pub(crate) struct Offered {
    pub(crate) latencies: Latencies,
    pub(crate) refused: u64,
    /// From the first arrival to the last outcome.
    pub(crate) taken: Duration,
}

/// Offers `rate` session starts a second for `seconds`, the stations in turn; each station does one after the other.
///
/// When each comes is decided before the first: gaps are those of independent arrivals, exponentially distributed. What
/// it took is counted from that moment, so whatever makes a change wait (an earlier one of its station, a stalled store, a
/// machine that does other things) counts.
pub(crate) async fn offer(store: &Opened, first: u64, rate: u64, seconds: u64) -> Offered {
    let arrivals = arrivals(rate, rate * seconds);
    let (results, mut finished) = mpsc::unbounded_channel();
    let mut stations = Vec::new();
    for _ in 0..STATIONS {
        let (queue, mut queued) = mpsc::unbounded_channel();
        let (store, results) = (store.clone(), results.clone());
        tokio::spawn(async move {
            let (mut latencies, mut refused) = (Latencies::default(), 0);
            while let Some((scheduled, changes)) = queued.recv().await {
                let committed = store.commit(changes).await;
                latencies.add(elapsed_since(scheduled));
                refused += u64::from(!committed);
            }
            // Whoever waits for it is below.
            let _ = results.send((latencies, refused));
        });
        stations.push(queue);
    }
    drop(results);
    let began = now();
    // A thread of its own, because a runtime's timer knows only milliseconds.
    std::thread::spawn(move || {
        for (number, due) in (first..).zip(arrivals) {
            let changes = session_start(number);
            let scheduled = began + due;
            std::thread::sleep(scheduled.saturating_duration_since(now()));
            if let Some(station) = usize::try_from(number % STATIONS).ok().and_then(|place| stations.get(place)) {
                let _ = station.send((scheduled, changes));
            }
        }
    });
    let mut offered = Offered { latencies: Latencies::default(), refused: 0, taken: Duration::ZERO };
    while let Some((latencies, refused)) = finished.recv().await {
        offered.latencies.append(latencies);
        offered.refused += refused;
    }
    offered.taken = elapsed_since(began);
    offered
}

/// When each arrival comes, from the first on: the same for the same rate.
fn arrivals(rate: u64, count: u64) -> Vec<Duration> {
    let mut state = 0x5eed_u64;
    let mut at = 0.0;
    let mut arrivals = Vec::new();
    for _ in 0..count {
        arrivals.push(Duration::from_secs_f64(at));
        // A linear congruential generator; its upper bits are good enough for gaps.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let uniform = (state >> 11) as f64 / (1_u64 << 53) as f64;
        at += -(1.0 - uniform).ln() / rate as f64;
    }
    arrivals
}

#[expect(clippy::disallowed_methods, reason = "measuring time is what this program is for")]
fn now() -> Instant {
    Instant::now()
}

fn elapsed_since(then: Instant) -> Duration {
    now().saturating_duration_since(then)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrivals_come_at_the_rate_and_in_order() {
        let arrivals = arrivals(2000, 40_000);
        assert!(arrivals.is_sorted());
        let seconds = arrivals[39_999].as_secs_f64();
        assert!((19.0..21.0).contains(&seconds), "{seconds}");
    }
}
