//! Prices.

use cms_core::tariff::{PriceLine as CoreLine, PriceReport, Quantity as CoreQuantity, TaxGroup as CoreTaxGroup};

use crate::{CmsError, ExactDecimal, TimeDelta};

/// What a session costs and how it comes about. The lines add up to the sums of the tax groups, those to the totals.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
#[non_exhaustive]
pub struct Price {
    /// The tariff that was applied.
    pub tariff_id: String,
    /// The currency of every amount, by ISO 4217.
    pub currency: String,
    /// The name of the rounding policy.
    pub rounding: String,
    /// One line per price component, in the order of the tariff.
    pub lines: Vec<PriceLine>,
    /// One group per rate of value added tax, the lowest rate first.
    pub tax_groups: Vec<TaxGroup>,
    /// Total without tax.
    pub net: ExactDecimal,
    /// Tax in total.
    pub vat: ExactDecimal,
    /// Total to be paid.
    pub gross: ExactDecimal,
}

/// One line of a price: a quantity at a price.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
#[non_exhaustive]
pub struct PriceLine {
    /// What is charged for, as a code: `session_fee`, `energy`, `charging_time`, `parking_time` or `session_duration`.
    pub dimension: String,
    /// How much of it was used.
    pub used: Quantity,
    /// How much of it is billed: what was used, in whole steps where the price has steps.
    pub billed: Quantity,
    /// Price of one unit (a session, a kilowatt-hour, an hour), without tax.
    pub unit_price: ExactDecimal,
    /// Rate of value added tax in percent.
    pub vat_percent: ExactDecimal,
    /// The amount on the line, without tax.
    pub net: ExactDecimal,
    /// How the amount comes about, as an English sentence.
    pub explanation: String,
}

/// What is charged at one rate of value added tax.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
#[non_exhaustive]
pub struct TaxGroup {
    /// The rate in percent.
    pub vat_percent: ExactDecimal,
    /// Amount without tax.
    pub net: ExactDecimal,
    /// The tax.
    pub vat: ExactDecimal,
    /// Amount with tax.
    pub gross: ExactDecimal,
}

/// How much of something.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Enum)]
#[non_exhaustive]
pub enum Quantity {
    /// One session.
    Once,
    /// Energy.
    Energy {
        /// In kilowatt-hours.
        kwh: ExactDecimal,
    },
    /// Time.
    Time {
        /// How long.
        duration: TimeDelta,
    },
}

impl TryFrom<PriceReport> for Price {
    type Error = CmsError;

    fn try_from(report: PriceReport) -> Result<Self, CmsError> {
        Ok(Self {
            tariff_id: report.tariff.as_str().to_owned(),
            currency: report.currency.code().to_owned(),
            rounding: report.rounding.name().to_owned(),
            lines: report.lines.into_iter().map(PriceLine::try_from).collect::<Result<_, _>>()?,
            tax_groups: report.tax_groups.into_iter().map(TaxGroup::from).collect(),
            net: report.net.amount(),
            vat: report.vat.amount(),
            gross: report.gross.amount(),
        })
    }
}

impl TryFrom<CoreLine> for PriceLine {
    type Error = CmsError;

    fn try_from(line: CoreLine) -> Result<Self, CmsError> {
        Ok(Self {
            dimension: line.dimension.code().to_owned(),
            used: line.used.try_into()?,
            billed: line.quantity.try_into()?,
            unit_price: line.unit_price.amount(),
            vat_percent: line.vat_rate.percent(),
            net: line.net.amount(),
            explanation: line.explanation().to_string(),
        })
    }
}

impl From<CoreTaxGroup> for TaxGroup {
    fn from(group: CoreTaxGroup) -> Self {
        Self {
            vat_percent: group.rate.percent(),
            net: group.net.amount(),
            vat: group.vat.amount(),
            gross: group.gross.amount(),
        }
    }
}

impl TryFrom<CoreQuantity> for Quantity {
    type Error = CmsError;

    fn try_from(quantity: CoreQuantity) -> Result<Self, CmsError> {
        match quantity {
            CoreQuantity::Once => Ok(Self::Once),
            CoreQuantity::Energy(energy) => Ok(Self::Energy { kwh: energy.as_kwh() }),
            CoreQuantity::DurationMs(milliseconds) => {
                Ok(Self::Time { duration: crate::values::time_delta(milliseconds)? })
            }
            _ => Err(CmsError::new(
                "ffi.unknown_quantity",
                "the price has a quantity that this version of the binding does not know; update it",
            )),
        }
    }
}
