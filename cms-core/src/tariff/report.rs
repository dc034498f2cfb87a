//! What a session costs, and how it comes about.

use serde::{Deserialize, Serialize};

use super::{Explanation, Quantity, TariffDimension};
use crate::TariffId;
use crate::money::{Currency, ExactAmount, Money, Rounding, VatRate};

/// What a session costs: the whole derivation, from the quantities to the totals.
///
/// Within one rate of value added tax the exact net amounts are summed and rounded once, and the tax is taken once on
/// that sum (EN 16931, BR-CO-17). The printed amounts of the lines add up to the printed sums.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PriceReport {
    /// The tariff that was applied.
    pub tariff: TariffId,
    /// The currency of every amount.
    pub currency: Currency,
    /// The rounding policy.
    pub rounding: Rounding,
    /// One line per price component, in the order of the tariff.
    pub lines: Vec<PriceLine>,
    /// One group per rate of value added tax, the lowest rate first.
    pub tax_groups: Vec<TaxGroup>,
    /// Total without tax.
    pub net: Money,
    /// Tax in total.
    pub vat: Money,
    /// Total to be paid.
    pub gross: Money,
}

/// One line of a price: a quantity at a price.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PriceLine {
    /// What is charged for.
    pub dimension: TariffDimension,
    /// How much of it was used.
    pub used: Quantity,
    /// How much of it is billed: what was used, in whole steps where the price has steps.
    pub quantity: Quantity,
    /// Price of one unit, without tax.
    pub unit_price: Money,
    /// Rate of value added tax.
    pub vat_rate: VatRate,
    /// The printed amount without tax. It may be one minor unit beside the exact amount, so that printed lines add up.
    pub net: Money,
}

impl PriceLine {
    /// The billed quantity times the unit price, before anything is rounded.
    #[must_use]
    pub fn exact(&self) -> ExactAmount {
        super::compiled::exact_amount(self.quantity, self.unit_price)
    }

    /// How the amount comes about, as data and as a sentence.
    #[must_use]
    pub fn explanation(&self) -> Explanation {
        Explanation {
            dimension: self.dimension,
            used: self.used,
            quantity: self.quantity,
            unit_price: self.unit_price,
            exact: self.exact(),
            printed: self.net,
            vat_rate: self.vat_rate,
        }
    }
}

/// What is charged at one rate of value added tax.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub struct TaxGroup {
    /// The rate.
    pub rate: VatRate,
    /// Amount without tax; the base of the tax.
    pub net: Money,
    /// The tax.
    pub vat: Money,
    /// Amount with tax.
    pub gross: Money,
}
