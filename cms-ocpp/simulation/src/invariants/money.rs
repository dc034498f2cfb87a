//! Invoices, payments and what the provider took.

use std::collections::BTreeSet;

use cms_core::payment::PaymentState;

use super::{Rest, doubled};

impl Rest<'_> {
    /// The numbers of each series count from 1 and none is missing or given twice.
    pub(super) fn invoice_numbers_have_no_gap(&self) {
        const NAME: &str = "invoice_numbers_have_no_gap";
        let series: BTreeSet<&String> = self.invoices.iter().map(|invoice| &invoice.series).collect();
        for series in series {
            let of_series = self.invoices.iter().filter(|invoice| invoice.series == *series);
            let owners: Vec<String> = of_series.map(|invoice| invoice.id.to_string()).collect();
            let number = |owner: &String| self.numbers.get(&(series.clone(), owner.clone())).copied();
            let mut numbers: Vec<u64> = owners.iter().filter_map(number).collect();
            numbers.sort_unstable();
            if numbers != (1..=owners.len() as u64).collect::<Vec<_>>() {
                self.violate(NAME, format!("{series} has {} invoices with the numbers {numbers:?}", owners.len()));
            }
        }
    }

    /// Each record of an account has its invoice, with its amounts.
    pub(super) fn invoices_add_up_to_their_records(&self) {
        const NAME: &str = "invoices_add_up_to_their_records";
        for invoice in &self.invoices {
            if invoice.adds_up() != Ok(true) {
                self.violate(NAME, format!("{} does not add up", invoice.id));
            }
        }
        for cdr in self.cdrs.iter().filter(|cdr| cdr.account.is_some()) {
            let charged = |invoice: &&cms_core::billing::Invoice| invoice.items.iter().any(|item| item.cdr == cdr.id);
            let invoices: Vec<_> = self.invoices.iter().filter(charged).collect();
            match invoices[..] {
                [invoice] if invoice.total == cdr.price.gross && cdr.invoice.as_ref() == Some(&invoice.id) => {}
                _ => self.violate(NAME, format!("{} is on {} invoices", cdr.id, invoices.len())),
            }
        }
    }

    /// An invoice with something to pay has one payment, which is settled.
    pub(super) fn one_payment_order_per_invoice(&self) {
        const NAME: &str = "one_payment_order_per_invoice";
        for invoice in &self.invoices {
            let payments: Vec<_> = self.payments.iter().filter(|payment| payment.invoice == invoice.id).collect();
            let expected = usize::from(!invoice.total.is_zero());
            if payments.len() != expected {
                self.violate(NAME, format!("{} has {} payments", invoice.id, payments.len()));
            }
            for payment in payments {
                if !matches!(payment.state, PaymentState::Succeeded { .. }) {
                    self.violate(NAME, format!("{} is {}", payment.id, payment.state.name()));
                }
            }
            match self.settlements.iter().find(|settlement| settlement.invoice == invoice.id) {
                Some(settlement) if settlement.paid == invoice.total && settlement.due == invoice.total => {}
                other => self.violate(NAME, format!("{} over {} is settled as {other:?}", invoice.id, invoice.total)),
            }
        }
    }

    /// The provider took the amount of each invoice once, and nothing else.
    pub(super) fn money_is_taken_once(&self) {
        const NAME: &str = "money_is_taken_once";
        let taken = self.provider.taken();
        for reference in doubled(taken.iter().map(|request| request.reference.clone())) {
            self.violate(NAME, format!("money was taken twice for {reference}"));
        }
        for request in &taken {
            let invoice = self.invoices.iter().find(|invoice| invoice.id.as_str() == request.reference);
            if invoice.is_none_or(|invoice| invoice.total != request.amount) {
                self.violate(NAME, format!("{} was taken for {}", request.amount, request.reference));
            }
        }
    }
}
