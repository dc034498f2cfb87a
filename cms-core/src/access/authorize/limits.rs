//! How much a token may be used, and how much it has been.

use chrono::{DateTime, Datelike as _, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::metering::Energy;
use crate::money::Money;

/// How much may be used in one span: a session, a day or a month. What is none is not limited.
///
/// ```
/// use cms_core::access::Allowance;
/// use cms_core::metering::Energy;
///
/// let a_day = Allowance { energy: Some(Energy::from_wh(30_000)?), ..Allowance::default() };
/// assert!(!a_day.is_unlimited());
/// # Ok::<(), cms_core::metering::MeterError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "a setting that callers write as a literal")]
pub struct Allowance {
    /// Energy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub energy: Option<Energy>,
    /// Money, tax included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spend: Option<Money>,
    /// Time at the connector, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_s: Option<u32>,
}

impl Allowance {
    /// Whether nothing is limited.
    #[must_use]
    pub const fn is_unlimited(&self) -> bool {
        self.energy.is_none() && self.spend.is_none() && self.time_s.is_none()
    }
}

/// How much a token may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "a setting that callers write as a literal")]
pub struct UseLimits {
    /// In one session.
    #[serde(default)]
    pub session: Allowance,
    /// From midnight to midnight.
    #[serde(default)]
    pub day: Allowance,
    /// In a calendar month.
    #[serde(default)]
    pub month: Allowance,
}

impl UseLimits {
    /// Whether it takes what was used before to decide.
    #[must_use]
    pub const fn count_over_time(&self) -> bool {
        !self.day.is_unlimited() || !self.month.is_unlimited()
    }

    /// Whether nothing is limited.
    #[must_use]
    pub const fn is_unlimited(&self) -> bool {
        self.session.is_unlimited() && !self.count_over_time()
    }
}

/// What a token has used in one span. Sessions that are not over count with their time only: their energy and price are not
/// known yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Consumption {
    /// Energy.
    pub energy: Energy,
    /// Money, tax included, one sum per currency.
    pub spend: Vec<Money>,
    /// Time at the connector, in seconds.
    pub time_s: u32,
}

impl Consumption {
    /// What was spent in the currency of `limit`.
    fn spent_like(&self, limit: Money) -> i64 {
        let sums = self.spend.iter().filter(|sum| sum.currency() == limit.currency());
        sums.fold(0, |total: i64, sum| total.saturating_add(sum.as_micros()))
    }

    /// Adds what a session took.
    pub fn add(&mut self, energy: Energy, spend: Option<Money>, time_s: u32) {
        self.energy = Energy::from_mwh(self.energy.as_mwh().saturating_add(energy.as_mwh()));
        self.time_s = self.time_s.saturating_add(time_s);
        let Some(spend) = spend else { return };
        match self.spend.iter_mut().find(|sum| sum.currency() == spend.currency()) {
            Some(sum) => {
                *sum = Money::from_micros(sum.as_micros().saturating_add(spend.as_micros()), spend.currency());
            }
            None => self.spend.push(spend),
        }
    }
}

/// What one session took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a fact that callers write as a literal")]
pub struct PastUse {
    /// When it started.
    pub started_at: DateTime<Utc>,
    /// When it ended; none while it goes on.
    pub ended_at: Option<DateTime<Utc>>,
    /// Energy, as far as it is known.
    pub energy: Energy,
    /// What it cost with tax, once it has a price.
    pub spend: Option<Money>,
}

/// What a token has used so far.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Consumed {
    /// Since midnight.
    pub day: Consumption,
    /// Since the first of the month.
    pub month: Consumption,
}

impl Consumed {
    /// What `uses` come to, in the day and the month of local time in which `now` lies. A session belongs to the day on
    /// which it started.
    #[must_use]
    pub fn of(uses: &[PastUse], now: DateTime<Utc>, offset_s: i32) -> Self {
        let local = |at: DateTime<Utc>| {
            at.checked_add_signed(TimeDelta::seconds(i64::from(offset_s))).unwrap_or(at).date_naive()
        };
        let today = local(now);
        let mut consumed = Self::default();
        for one in uses {
            let day = local(one.started_at);
            if (day.year(), day.month()) != (today.year(), today.month()) {
                continue;
            }
            let lasted = one.ended_at.unwrap_or(now).signed_duration_since(one.started_at).num_seconds();
            let time_s = u32::try_from(lasted.max(0)).unwrap_or(u32::MAX);
            consumed.month.add(one.energy, one.spend, time_s);
            if day == today {
                consumed.day.add(one.energy, one.spend, time_s);
            }
        }
        consumed
    }
}

/// What one session may use at most; what is none is not limited.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SessionLimits {
    /// Energy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub energy: Option<Energy>,
    /// Money, tax included, one limit per currency. The one in the currency of the session's tariff binds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spend: Vec<Money>,
    /// Time at the connector, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_s: Option<u32>,
}

impl SessionLimits {
    /// Whether nothing is limited.
    #[must_use]
    pub fn is_unlimited(&self) -> bool {
        self.energy.is_none() && self.spend.is_empty() && self.time_s.is_none()
    }

    /// Narrows the limits by what of `allowance` is left after `used`.
    pub(super) fn narrow(&mut self, allowance: &Allowance, used: Option<&Consumption>) {
        if let Some(energy) = allowance.energy {
            let used = used.map_or(0, |used| used.energy.as_mwh());
            self.at_most_energy(Energy::from_mwh(energy.as_mwh().saturating_sub(used).max(0)));
        }
        if let Some(limit) = allowance.spend {
            let used = used.map_or(0, |used| used.spent_like(limit));
            self.at_most_spend(Money::from_micros(limit.as_micros().saturating_sub(used).max(0), limit.currency()));
        }
        if let Some(time_s) = allowance.time_s {
            let left = time_s.saturating_sub(used.map_or(0, |used| used.time_s));
            self.time_s = Some(self.time_s.map_or(left, |before| before.min(left)));
        }
    }

    fn at_most_energy(&mut self, left: Energy) {
        self.energy = Some(self.energy.map_or(left, |before| before.min(left)));
    }

    pub(super) fn at_most_spend(&mut self, left: Money) {
        match self.spend.iter_mut().find(|limit| limit.currency() == left.currency()) {
            Some(limit) if left.as_micros() < limit.as_micros() => *limit = left,
            Some(_) => {}
            None => self.spend.push(left),
        }
    }

    /// Which limit leaves nothing.
    pub(super) fn used_up(&self) -> Option<UsedUp> {
        if self.energy.is_some_and(|left| left.as_mwh() <= 0) {
            return Some(UsedUp::Energy);
        }
        if self.spend.iter().any(|left| left.as_micros() <= 0) {
            return Some(UsedUp::Spend);
        }
        (self.time_s == Some(0)).then_some(UsedUp::Time)
    }
}

/// What is used up.
pub(super) enum UsedUp {
    Energy,
    Spend,
    Time,
}
