//! The price of a session.

use chrono::{DateTime, Utc};

use super::{PriceComponent, PriceLine, PriceReport, Quantity, Tariff, TariffDimension, TariffError, TaxGroup, Usage};
use crate::TariffId;
use crate::metering::Energy;
use crate::money::{Currency, ExactAmount, Money, Rounding, VatRate};

/// The most energy that one session is priced for: 100 MWh, a ship's worth.
pub const MAX_SESSION_ENERGY: Energy = Energy::from_mwh(100_000_000_000);

/// The longest session that is priced: 366 days, in milliseconds.
pub const MAX_SESSION_DURATION_MS: i64 = 366 * 24 * 3_600_000;

/// A tariff that was checked: every session up to [`MAX_SESSION_ENERGY`] and [`MAX_SESSION_DURATION_MS`] has a price.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledTariff {
    id: TariffId,
    currency: Currency,
    rounding: Rounding,
    valid_from: Option<DateTime<Utc>>,
    valid_until: Option<DateTime<Utc>>,
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
            valid_from: tariff.valid_from,
            valid_until: tariff.valid_until,
            components: tariff.components.clone(),
            groups: rates.into_iter().map(|rate| (rate, with_rate(rate))).collect(),
        };
        // Amounts only grow with energy and time, so the largest session stands for all; larger than any, it both charges
        // and parks all the time.
        let most = Used {
            energy: MAX_SESSION_ENERGY,
            session_ms: MAX_SESSION_DURATION_MS,
            charging_ms: MAX_SESSION_DURATION_MS,
            parking_ms: MAX_SESSION_DURATION_MS,
            parking_is_priced: false,
        };
        compiled.priced(&most).map_err(|_| TariffError::TotalTooHigh)?;
        Ok(compiled)
    }

    /// What the session costs.
    ///
    /// # Errors
    /// [`TariffError::EndsBeforeStart`], [`TariffError::NegativeEnergy`], [`TariffError::NegativeTime`] or
    /// [`TariffError::UsageTooLarge`]; [`TariffError::NotValidThen`] where the tariff is not valid at the start.
    pub fn price(&self, usage: &Usage) -> Result<PriceReport, TariffError> {
        usage.check()?;
        let start = usage.started_at;
        if self.valid_from.is_some_and(|from| start < from) || self.valid_until.is_some_and(|until| start >= until) {
            return Err(TariffError::NotValidThen { at: start });
        }
        self.priced(&Used {
            energy: usage.energy,
            session_ms: usage.duration_ms(),
            charging_ms: usage.charging_ms(),
            parking_ms: usage.parking_ms,
            parking_is_priced: usage.parking_ms > 0 && self.has(TariffDimension::ParkingTime),
        })
    }

    /// The id of the tariff.
    #[must_use]
    pub const fn id(&self) -> &TariffId {
        &self.id
    }

    fn has(&self, dimension: TariffDimension) -> bool {
        self.components.iter().any(|component| component.dimension() == dimension)
    }

    fn priced(&self, used: &Used) -> Result<PriceReport, TariffError> {
        let mut lines: Vec<PriceLine> = self.components.iter().map(|component| self.line(component, used)).collect();
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

    fn line(&self, component: &PriceComponent, used: &Used) -> PriceLine {
        let (quantity, step) = match component.dimension() {
            TariffDimension::SessionFee => (Quantity::Once, 0),
            TariffDimension::Energy => (Quantity::Energy(used.energy), component.step_size()),
            TariffDimension::SessionDuration => (Quantity::DurationMs(used.session_ms), component.step_size()),
            // The time after it makes up for what is missing to a whole step.
            TariffDimension::ChargingTime if used.parking_is_priced => (Quantity::DurationMs(used.charging_ms), 0),
            TariffDimension::ChargingTime => (Quantity::DurationMs(used.charging_ms), component.step_size()),
            TariffDimension::ParkingTime => (Quantity::DurationMs(used.parking_ms), component.step_size()),
        };
        PriceLine {
            dimension: component.dimension(),
            used: quantity,
            quantity: in_whole_steps(quantity, step),
            unit_price: component.price(self.currency),
            vat_rate: component.vat(),
            net: Money::zero(self.currency),
        }
    }
}

/// What the components are applied to.
struct Used {
    energy: Energy,
    session_ms: i64,
    charging_ms: i64,
    parking_ms: i64,
    parking_is_priced: bool,
}

/// Rounded up to a multiple of `step` watt-hours or seconds. What a session may use stays below 2^38, and so does a step in
/// thousandths plus it.
fn in_whole_steps(quantity: Quantity, step: u32) -> Quantity {
    let step = i64::from(step) * 1_000;
    let up = |thousandths: i64| match thousandths.checked_rem(step) {
        None | Some(0) => thousandths,
        Some(rest) => thousandths - rest + step,
    };
    match quantity {
        Quantity::Once => Quantity::Once,
        Quantity::Energy(energy) => Quantity::Energy(Energy::from_mwh(up(energy.as_mwh()))),
        Quantity::DurationMs(milliseconds) => Quantity::DurationMs(up(milliseconds)),
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
