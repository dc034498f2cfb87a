//! A tariff as it is published.

use serde::{Deserialize, Serialize};

use super::{CompiledTariff, PriceComponent, TariffError};
use crate::TariffId;
use crate::money::{Currency, Rounding};
use crate::storage::{Row, Table};

/// A tariff: the prices of a charging session, net of value added tax.
///
/// Its content never changes under the same id: [`super::PublishTariff`] refuses that, and whoever was told the tariff can
/// look it up later as it was told. A tariff without components is free of charge.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Tariff {
    /// Its id.
    pub id: TariffId,
    /// Its name for people.
    pub name: String,
    /// The currency of all its prices.
    pub currency: Currency,
    /// How amounts are rounded where they are printed.
    pub rounding: Rounding,
    /// The prices, in the order of the lines on a receipt.
    pub components: Vec<PriceComponent>,
}

impl Tariff {
    /// A tariff that rounds half up.
    #[must_use]
    pub fn new(id: TariffId, name: impl Into<String>, currency: Currency, components: Vec<PriceComponent>) -> Self {
        Self { id, name: name.into(), currency, rounding: Rounding::default(), components }
    }

    /// The same tariff with another way to round.
    #[must_use]
    pub fn with_rounding(mut self, rounding: Rounding) -> Self {
        self.rounding = rounding;
        self
    }

    /// Checks the tariff once, so that pricing a session cannot overflow.
    ///
    /// # Errors
    /// [`TariffError`] where a price is out of bounds, there are too many, or the largest session that can be priced
    /// would cost more than an amount can hold.
    pub fn compile(&self) -> Result<CompiledTariff, TariffError> {
        CompiledTariff::of(self)
    }
}

impl Row for Tariff {
    const TABLE: Table = Table::new("tariff");

    fn id(&self) -> String {
        self.id.as_str().to_owned()
    }
}
