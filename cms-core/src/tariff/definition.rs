//! A tariff as it is published.

use chrono::{DateTime, Utc};
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
    /// The first moment at which a session may start by it; none where it always could.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_from: Option<DateTime<Utc>>,
    /// The moment from which no session may start by it any more; none where it has no end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<DateTime<Utc>>,
    /// The prices, in the order of the lines on a receipt.
    pub components: Vec<PriceComponent>,
}

impl Tariff {
    /// A tariff that rounds half up.
    #[must_use]
    pub fn new(id: TariffId, name: impl Into<String>, currency: Currency, components: Vec<PriceComponent>) -> Self {
        let (name, rounding) = (name.into(), Rounding::default());
        Self { id, name, currency, rounding, valid_from: None, valid_until: None, components }
    }

    /// The same tariff with another way to round.
    #[must_use]
    pub fn with_rounding(mut self, rounding: Rounding) -> Self {
        self.rounding = rounding;
        self
    }

    /// The same tariff for sessions that start from `from` on and before `until`.
    #[must_use]
    pub const fn valid(mut self, from: Option<DateTime<Utc>>, until: Option<DateTime<Utc>>) -> Self {
        self.valid_from = from;
        self.valid_until = until;
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
