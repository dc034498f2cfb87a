//! The invoice.

use std::fmt;

use chrono::{DateTime, Datelike as _, Utc};
use serde::{Deserialize, Serialize};

use super::Cdr;
use crate::money::{Currency, Money, MoneyError, Rounding};
use crate::storage::{IdEpoch, IndexEntry, Row, Table};
use crate::tariff::{PriceLine, TaxGroup};
use crate::{AccountId, CdrId, InvoiceId};

/// A finalized invoice. It is written once; what was paid stands in [`crate::payment::Settlement`], its number in the series.
///
/// It names the account only: names and addresses are looked up when it is printed, so that erasing a person leaves the
/// invoice as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Invoice {
    /// Its id.
    pub id: InvoiceId,
    /// The gapless series its number is taken from, for example `invoice/2026`.
    pub series: String,
    /// The year of the series.
    pub year: i32,
    /// How often the store had been restored: each restore begins a series of its own, as numbers of the one before may have
    /// been given out that are not known any more.
    #[serde(default)]
    pub restores: u32,
    /// Who has to pay.
    pub account: AccountId,
    /// When it was issued.
    pub issued_at: DateTime<Utc>,
    /// Until when it is to be paid.
    pub due_at: DateTime<Utc>,
    /// The currency of every amount.
    pub currency: Currency,
    /// The rounding policy.
    pub rounding: Rounding,
    /// What is charged, one item per charge detail record.
    pub items: Vec<InvoiceItem>,
    /// One group per rate of value added tax, the lowest rate first.
    pub tax_groups: Vec<TaxGroup>,
    /// Total without tax.
    pub net: Money,
    /// Tax in total.
    pub vat: Money,
    /// Total to be paid.
    pub total: Money,
}

impl Invoice {
    /// The invoice over one charge detail record, with the amounts of its price.
    pub(super) fn over(
        id: InvoiceId,
        account: AccountId,
        cdr: &Cdr,
        id_epoch: IdEpoch,
        issued_at: DateTime<Utc>,
        due_at: DateTime<Utc>,
    ) -> Self {
        let price = &cdr.price;
        Self {
            id,
            series: id_epoch.series(&format!("invoice/{}", issued_at.year())),
            year: issued_at.year(),
            restores: id_epoch.restores,
            account,
            issued_at,
            due_at,
            currency: price.currency,
            rounding: price.rounding,
            items: vec![InvoiceItem::of(cdr)],
            tax_groups: price.tax_groups.clone(),
            net: price.net,
            vat: price.vat,
            total: price.gross,
        }
    }

    /// Whether the sums follow from the lines: lines add up to their group, the tax of each group is its base times its rate
    /// rounded once (EN 16931, BR-CO-17), and the groups add up to the totals.
    ///
    /// # Errors
    /// [`MoneyError`] where amounts do not go together at all.
    pub fn adds_up(&self) -> Result<bool, MoneyError> {
        let mut all = true;
        for group in &self.tax_groups {
            let of_rate = self.lines().filter(|line| line.vat_rate == group.rate).map(|line| line.net);
            all &= Money::sum(self.currency, of_rate)? == group.net;
            all &= group.rate.tax_on(group.net, self.rounding)? == group.vat;
            all &= group.net.plus(group.vat)? == group.gross;
        }
        all &= self.lines().all(|line| self.tax_groups.iter().any(|group| group.rate == line.vat_rate));
        let sum = |of: fn(&TaxGroup) -> Money| Money::sum(self.currency, self.tax_groups.iter().map(of));
        all &= sum(|group| group.net)? == self.net && sum(|group| group.vat)? == self.vat;
        Ok(all && sum(|group| group.gross)? == self.total)
    }

    /// The lines of all items.
    pub fn lines(&self) -> impl Iterator<Item = &PriceLine> {
        self.items.iter().flat_map(|item| &item.lines)
    }
}

impl Row for Invoice {
    const TABLE: Table = Table::new("invoice");

    fn id(&self) -> String {
        self.id.as_str().to_owned()
    }

    fn index(&self) -> Vec<IndexEntry> {
        vec![IndexEntry::new("account", self.account.as_str())]
    }
}

/// What an invoice charges for one charge detail record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct InvoiceItem {
    /// The record.
    pub cdr: CdrId,
    /// The station.
    pub station: String,
    /// The EVSE, by its id on the sign.
    pub evse_id: String,
    /// The connector of the EVSE.
    pub connector: u32,
    /// When the session started.
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: DateTime<Utc>,
    /// What is charged.
    pub lines: Vec<PriceLine>,
}

impl InvoiceItem {
    fn of(cdr: &Cdr) -> Self {
        Self {
            cdr: cdr.id.clone(),
            station: cdr.station.clone(),
            evse_id: cdr.evse_id.clone(),
            connector: cdr.connector,
            started_at: cdr.started_at,
            ended_at: cdr.ended_at,
            lines: cdr.price.lines.clone(),
        }
    }
}

/// The number of an invoice in the gapless series of its year, for example `2026-000017`; `2026-R1-000017` after a restore
/// from a backup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct InvoiceNumber {
    /// The year of the series.
    pub year: i32,
    /// How often the store had been restored.
    pub restores: u32,
    /// The place in the series; the first is 1.
    pub number: u64,
}

impl fmt::Display for InvoiceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.restores {
            0 => f.pad(&format!("{}-{:06}", self.year, self.number)),
            restores => f.pad(&format!("{}-R{restores}-{:06}", self.year, self.number)),
        }
    }
}
