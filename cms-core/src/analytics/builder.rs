//! From charge detail records to a report.

use std::collections::BTreeMap;

use super::{ConnectorUse, Period, Report, ReportError, Revenue};
use crate::billing::Cdr;
use crate::metering::Energy;
use crate::money::{Currency, Money};
use crate::payment::Settlement;

/// Adds up charge detail records, in any order, to a [`Report`].
#[derive(Debug, Clone)]
pub struct ReportBuilder {
    period: Period,
    sessions: u64,
    energy: Energy,
    revenue: BTreeMap<Currency, Revenue>,
    connectors: BTreeMap<(String, String, u32), Connector>,
}

impl ReportBuilder {
    /// Nothing yet, over `period`.
    #[must_use]
    pub const fn new(period: Period) -> Self {
        Self { period, sessions: 0, energy: Energy::ZERO, revenue: BTreeMap::new(), connectors: BTreeMap::new() }
    }

    /// Adds a record with the settlement of its invoice; a record outside the period is passed over. An invoice without a
    /// settlement counts as unpaid.
    ///
    /// # Errors
    /// [`ReportError::Money`] or [`ReportError::Energy`] where a sum does not fit; the report is not to be used then.
    pub fn add(&mut self, cdr: &Cdr, settlement: Option<&Settlement>) -> Result<(), ReportError> {
        let counts = self.period.contains(cdr.ended_at);
        let occupied = self.period.part_of(cdr.started_at, cdr.ended_at);
        if counts || occupied.is_some() {
            let place = (cdr.station.clone(), cdr.evse_id.clone(), cdr.connector);
            let connector = self.connectors.entry(place).or_default();
            connector.occupied.extend(occupied);
            if counts {
                connector.sessions += 1;
                connector.energy = connector.energy.plus(cdr.energy)?;
            }
        }
        if counts {
            self.sessions += 1;
            self.energy = self.energy.plus(cdr.energy)?;
            self.add_revenue(cdr, settlement)?;
        }
        Ok(())
    }

    /// The report.
    #[must_use]
    pub fn finish(self) -> Report {
        let length_ms = self.period.length_ms();
        let connectors = self.connectors.into_iter().map(|((station, evse_id, number), connector)| {
            let occupied_ms = union_ms(connector.occupied);
            ConnectorUse {
                station,
                evse_id,
                connector: number,
                sessions: connector.sessions,
                energy: connector.energy,
                occupied_ms,
                occupancy_utilization: parts_per_million(occupied_ms, length_ms),
            }
        });
        Report {
            period: self.period,
            sessions: self.sessions,
            energy: self.energy,
            connectors: connectors.collect(),
            revenue: self.revenue.into_values().collect(),
        }
    }

    fn add_revenue(&mut self, cdr: &Cdr, settlement: Option<&Settlement>) -> Result<(), ReportError> {
        let (price, none) = (&cdr.price, Money::zero(cdr.price.currency));
        let (paid, unpaid, uninvoiced) = match (settlement, &cdr.invoice) {
            (Some(settlement), _) => (settlement.paid, settlement.open()?, none),
            (None, Some(_)) => (none, price.gross, none),
            (None, None) => (none, none, price.gross),
        };
        let sum = self.revenue.entry(price.currency).or_insert(Revenue {
            currency: price.currency,
            sessions: 0,
            net: none,
            vat: none,
            gross: none,
            paid: none,
            unpaid: none,
            uninvoiced: none,
        });
        sum.sessions += 1;
        sum.net = sum.net.plus(price.net)?;
        sum.vat = sum.vat.plus(price.vat)?;
        sum.gross = sum.gross.plus(price.gross)?;
        sum.paid = sum.paid.plus(paid)?;
        sum.unpaid = sum.unpaid.plus(unpaid)?;
        sum.uninvoiced = sum.uninvoiced.plus(uninvoiced)?;
        Ok(())
    }
}

#[derive(Debug, Clone, Default)]
struct Connector {
    sessions: u64,
    energy: Energy,
    /// Start and end of each session within the period, in milliseconds since 1970.
    occupied: Vec<(i64, i64)>,
}

/// How long at least one of the spans lasts.
fn union_ms(mut spans: Vec<(i64, i64)>) -> i64 {
    spans.sort_unstable();
    let mut until = i64::MIN;
    let mut total = 0;
    for (start, end) in spans {
        let fresh = start.max(until);
        if end > fresh {
            total += end - fresh;
            until = end;
        }
    }
    total
}

/// Cut down, so that only what lasts the whole time is the whole.
fn parts_per_million(part: i64, whole: i64) -> u32 {
    let parts = i128::from(part) * 1_000_000 / i128::from(whole.max(1));
    u32::try_from(parts).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn overlapping_and_touching_spans_count_once() {
        assert_eq!(union_ms(vec![]), 0);
        assert_eq!(union_ms(vec![(0, 10), (10, 20)]), 20);
        assert_eq!(union_ms(vec![(5, 15), (0, 10)]), 15);
        assert_eq!(union_ms(vec![(0, 100), (10, 20), (150, 160)]), 110);
    }

    #[test]
    fn the_whole_time_is_a_million_parts_and_a_moment_less_is_not() {
        assert_eq!(parts_per_million(1, 3), 333_333);
        assert_eq!(parts_per_million(i64::MAX, i64::MAX), 1_000_000);
        assert_eq!(parts_per_million(i64::MAX - 1, i64::MAX), 999_999);
    }

    proptest! {
        #[test]
        fn the_union_is_the_number_of_moments_that_are_covered(
            spans in prop::collection::vec((0_i64..60, 0_i64..20), 0..12),
        ) {
            let spans: Vec<(i64, i64)> = spans.into_iter().map(|(start, length)| (start, start + length)).collect();
            let covered = (0..80).filter(|moment| spans.iter().any(|(start, end)| (start..end).contains(&moment)));
            prop_assert_eq!(covered.count(), usize::try_from(union_ms(spans.clone())).unwrap());
        }
    }
}
