//! What the driver is given to read.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{BillingError, Invoice, InvoiceItem, InvoiceNumber};
use crate::InvoiceId;
use crate::columns::{Align, Columns, printable};
use crate::money::Money;
use crate::payment::{Settlement, SettlementState};
use crate::storage::{Row as _, Snapshot, StorageError, load};

/// An invoice with its number and what has been paid of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Receipt {
    /// The number of the invoice.
    pub number: InvoiceNumber,
    /// The invoice: items, lines, tax groups and totals.
    pub invoice: Invoice,
    /// What has been paid.
    pub settlement: Settlement,
}

/// Reads an invoice with its number and what has been paid of it.
///
/// # Errors
/// [`BillingError::NoSuchInvoice`], or [`BillingError::Storage`] where the store cannot be read or lacks a part of it.
pub async fn receipt(snapshot: &mut dyn Snapshot, invoice: &InvoiceId) -> Result<Receipt, BillingError> {
    let Some(loaded) = load::<Invoice>(snapshot, invoice.as_str()).await? else {
        return Err(BillingError::NoSuchInvoice { invoice: invoice.clone() });
    };
    let document = loaded.value;
    let missing = |part: &str| StorageError::Corrupt {
        what: document.key().to_string(),
        reason: format!("its {part} is missing"),
    };
    let number = snapshot.number(document.series.clone(), invoice.as_str().to_owned()).await?;
    let number = number.ok_or_else(|| missing("number"))?;
    let settlement = load::<Settlement>(snapshot, invoice.as_str()).await?.ok_or_else(|| missing("settlement"))?;
    let number = InvoiceNumber { year: document.year, restores: document.restores, number };
    Ok(Receipt { number, invoice: document, settlement: settlement.value })
}

impl Receipt {
    /// The total to be paid, tax included.
    #[must_use]
    pub const fn total(&self) -> Money {
        self.invoice.total
    }

    /// What has been paid.
    #[must_use]
    pub const fn paid(&self) -> Money {
        self.settlement.paid
    }

    /// Whether nothing is left to be paid.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        self.settlement.state().is_settled()
    }

    /// The receipt as plain text in aligned columns, for terminals.
    #[must_use]
    pub fn to_text(&self) -> String {
        let invoice = &self.invoice;
        let mut head = Columns::new([Align::Left, Align::Left]);
        let mut pair = |name: &str, value: String| head.row([name.to_owned(), value]);
        pair("Invoice", self.number.to_string());
        pair("Issued", minute(invoice.issued_at));
        pair("Due", invoice.due_at.format("%Y-%m-%d").to_string());
        pair("Account", invoice.account.to_string());

        let mut text = head.to_text("");
        for item in &invoice.items {
            text.push('\n');
            text.push_str(&item_text(item));
        }
        text.push('\n');
        text.push_str(&self.totals_text());
        text
    }

    fn totals_text(&self) -> String {
        let invoice = &self.invoice;
        let mut totals = Columns::new([Align::Left, Align::Right]);
        let mut pair = |name: String, amount: Money| totals.row([name, amount.to_string()]);
        pair("Net".to_owned(), invoice.net);
        for group in &invoice.tax_groups {
            pair(format!("VAT {} on {}", group.rate, group.net), group.vat);
        }
        pair("Total".to_owned(), invoice.total);
        match (self.settlement.state(), self.settlement.settled_at) {
            (SettlementState::NothingDue, _) => pair("Nothing to pay".to_owned(), self.paid()),
            (SettlementState::Paid, Some(at)) => pair(format!("Paid {}", minute(at)), self.paid()),
            _ => pair("Paid so far".to_owned(), self.paid()),
        }
        totals.to_text("")
    }
}

fn item_text(item: &InvoiceItem) -> String {
    let InvoiceItem { station, evse_id, connector, started_at, ended_at, .. } = item;
    let place = printable(&format!("{evse_id} (station {station}, connector {connector})"));
    let mut lines = Columns::new([Align::Left, Align::Right, Align::Left, Align::Right]);
    for line in &item.lines {
        let price = format!("x {} {}", line.unit_price, line.dimension.per_unit());
        lines.row([line.dimension.to_string(), line.quantity.to_string(), price, line.net.to_string()]);
    }
    format!("{place}\n{} to {}\n{}", minute(*started_at), minute(*ended_at), lines.to_text("  "))
}

fn minute(time: DateTime<Utc>) -> String {
    time.format("%Y-%m-%d %H:%M UTC").to_string()
}
