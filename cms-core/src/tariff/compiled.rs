//! The price of a session.

use chrono::{DateTime, Utc};

use super::{PriceComponent, PriceLine, PriceReport, Quantity, Tariff, TariffDimension, TariffError, TaxGroup};
use crate::TariffId;
use crate::metering::Energy;
use crate::money::{Currency, ExactAmount, Money, Rounding, VatRate};

/// The most energy that one session is priced for: 100 MWh, a ship's worth.
pub const MAX_SESSION_ENERGY: Energy = Energy::from_mwh(100_000_000_000);

/// The longest session that is priced: 366 days, in milliseconds.
pub const MAX_SESSION_DURATION_MS: i64 = 366 * 24 * 3_600_000;

/// What a session used, as far as it is priced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usage {
    /// When the session started; only whole milliseconds count.
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: DateTime<Utc>,
    /// What was delivered.
    pub energy: Energy,
}

impl Usage {
    /// Milliseconds from start to end; negative where the end is before the start.
    #[must_use]
    pub const fn duration_ms(&self) -> i64 {
        // Times of chrono are far within the range of milliseconds.
        self.ended_at.timestamp_millis() - self.started_at.timestamp_millis()
    }

    fn check(&self) -> Result<(), TariffError> {
        if self.duration_ms() < 0 {
            Err(TariffError::EndsBeforeStart)
        } else if self.duration_ms() > MAX_SESSION_DURATION_MS {
            Err(TariffError::UsageTooLarge { dimension: TariffDimension::SessionDuration })
        } else if self.energy.is_negative() {
            Err(TariffError::NegativeEnergy)
        } else if self.energy > MAX_SESSION_ENERGY {
            Err(TariffError::UsageTooLarge { dimension: TariffDimension::Energy })
        } else {
            Ok(())
        }
    }
}

/// A tariff that was checked: every session up to [`MAX_SESSION_ENERGY`] and [`MAX_SESSION_DURATION_MS`] has a price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledTariff {
    id: TariffId,
    currency: Currency,
    rounding: Rounding,
    components: Vec<PriceComponent>,
    /// The rates of value added tax in ascending order, each with the places of its components.
    groups: Vec<(VatRate, Vec<usize>)>,
}

impl CompiledTariff {
    pub(super) fn of(tariff: &Tariff) -> Result<Self, TariffError> {
        let count = tariff.components.len();
        if count > MAX_COMPONENTS {
            return Err(TariffError::TooManyComponents { count, most: MAX_COMPONENTS });
        }
        tariff.components.iter().try_for_each(PriceComponent::check)?;
        let mut rates: Vec<VatRate> = tariff.components.iter().map(PriceComponent::vat).collect();
        rates.sort_unstable();
        rates.dedup();
        let with_rate = |rate| (0..count).filter(|place| tariff.components[*place].vat() == rate).collect();
        let compiled = Self {
            id: tariff.id.clone(),
            currency: tariff.currency,
            rounding: tariff.rounding,
            components: tariff.components.clone(),
            groups: rates.into_iter().map(|rate| (rate, with_rate(rate))).collect(),
        };
        // Amounts only grow with energy and time, so the largest session stands for all.
        compiled.priced(MAX_SESSION_ENERGY, MAX_SESSION_DURATION_MS).map_err(|_| TariffError::TotalTooHigh)?;
        Ok(compiled)
    }

    /// What the session costs.
    ///
    /// # Errors
    /// [`TariffError::EndsBeforeStart`], [`TariffError::NegativeEnergy`] or [`TariffError::UsageTooLarge`].
    pub fn price(&self, usage: &Usage) -> Result<PriceReport, TariffError> {
        usage.check()?;
        self.priced(usage.energy, usage.duration_ms())
    }

    /// The id of the tariff.
    #[must_use]
    pub const fn id(&self) -> &TariffId {
        &self.id
    }

    fn priced(&self, energy: Energy, duration_ms: i64) -> Result<PriceReport, TariffError> {
        let mut lines: Vec<PriceLine> = self.components.iter().map(|c| self.line(c, energy, duration_ms)).collect();
        let mut tax_groups = Vec::with_capacity(self.groups.len());
        for (rate, places) in &self.groups {
            let exact: Vec<i128> = places.iter().map(|place| lines[*place].exact().numerator()).collect();
            let rounded = self.rounding.round_together(&exact, DENOMINATOR, self.currency)?;
            for (place, printed) in places.iter().zip(rounded.parts) {
                lines[*place].net = printed;
            }
            let net = rounded.total;
            let vat = rate.tax_on(net, self.rounding)?;
            tax_groups.push(TaxGroup { rate: *rate, net, vat, gross: net.plus(vat)? });
        }
        let total = |of: fn(&TaxGroup) -> Money| Money::sum(self.currency, tax_groups.iter().map(of));
        let (net, vat, gross) = (total(|group| group.net)?, total(|group| group.vat)?, total(|group| group.gross)?);
        Ok(PriceReport {
            tariff: self.id.clone(),
            currency: self.currency,
            rounding: self.rounding,
            lines,
            tax_groups,
            net,
            vat,
            gross,
        })
    }

    fn line(&self, component: &PriceComponent, energy: Energy, duration_ms: i64) -> PriceLine {
        let quantity = match component.dimension() {
            TariffDimension::SessionFee => Quantity::Once,
            TariffDimension::Energy => Quantity::Energy(energy),
            TariffDimension::SessionDuration => Quantity::DurationMs(duration_ms),
        };
        PriceLine {
            dimension: component.dimension(),
            quantity,
            unit_price: component.price(self.currency),
            vat_rate: component.vat(),
            net: Money::zero(self.currency),
        }
    }
}

/// `quantity` times `unit_price` over the common denominator. What [`CompiledTariff::price`] lets through stays below 2^91;
/// only a report that was tampered with in a store saturates.
pub(super) fn exact_amount(quantity: Quantity, unit_price: Money) -> ExactAmount {
    let units = match quantity {
        Quantity::Once => i128::from(DENOMINATOR),
        Quantity::Energy(energy) => i128::from(energy.as_mwh()) * PER_MWH,
        Quantity::DurationMs(milliseconds) => i128::from(milliseconds) * PER_MS,
    };
    let numerator = units.saturating_mul(i128::from(unit_price.as_micros()));
    ExactAmount::new(numerator, DENOMINATOR, unit_price.currency())
}

/// Everything that a session uses is a whole number of parts of this size of a kWh, of an hour and of a session: a
/// milliwatt-hour is a 1 000 000th of a kWh, a millisecond a 3 600 000th of an hour.
const DENOMINATOR: u32 = 18_000_000;
const PER_MWH: i128 = 18;
const PER_MS: i128 = 5;

/// More lines than this fit no price card.
const MAX_COMPONENTS: usize = 100;
