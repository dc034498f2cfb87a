//! What must be so when everything has come to rest.

use std::collections::BTreeMap;

use cms_core::billing::Cdr;
use cms_core::metering::Energy;
use cms_core::payment::PaymentState;
use cms_core::session::{QuarantineItem, QuarantineState, SampleRecord, Session, SessionState, fold};
use csms::provider::BookLine;

use crate::stored::{Stored, StoredSession};
use crate::witnesses::{Charge, Witnesses};

/// Every way in which a store at rest contradicts the witnesses or itself: a rule and what breaks it.
pub(crate) fn violations(stored: &Stored, witnesses: &Witnesses) -> Vec<(Rule, String)> {
    let mut check = Check::new(stored, witnesses);
    check.what_was_confirmed_is_stored();
    check.each_session_is_settled_once();
    check.invoices_are_numbered_without_a_gap();
    check.events_fold_to_the_rows();
    check.each_invoice_is_paid_once();
    check.found
}

/// A rule of a store at rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rule {
    /// A station has seen the end of each of its charges confirmed.
    EveryChargeHasEnded,
    /// A confirmed start is one session, and each session began at a station.
    AStartIsOneSession,
    /// A confirmed sample is stored with its time and its register.
    ASampleIsStored,
    /// A session whose end was confirmed has the energy that its station counted.
    AnEndHasItsEnergy,
    /// A session that has ended has one charge detail record or waits in quarantine.
    ASessionIsSettledOnce,
    /// The charge detail record of an account stands on one invoice with its amount.
    ARecordIsInvoicedOnce,
    /// The numbers of a series count from 1.
    NumbersHaveNoGap,
    /// The events of a session or payment make its row.
    EventsFoldToTheRow,
    /// An invoice has one payment, which is settled.
    AnInvoiceHasOnePayment,
    /// The provider took the amount of an invoice once, and nothing else.
    MoneyIsTakenOnce,
    /// Nothing waits in the outbox.
    TheOutboxIsEmpty,
}

struct Check<'a> {
    stored: &'a Stored,
    witnesses: &'a Witnesses,
    /// By session.
    records: BTreeMap<&'a str, Vec<&'a Cdr>>,
    /// What is open, by station and transaction id.
    items: BTreeMap<(&'a str, &'a str), Vec<&'a QuarantineItem>>,
    found: Vec<(Rule, String)>,
}

impl<'a> Check<'a> {
    fn new(stored: &'a Stored, witnesses: &'a Witnesses) -> Self {
        let records = grouped(stored.cdrs.iter().map(|cdr| (cdr.session.as_str(), cdr)));
        let open = stored.quarantine.iter().filter(|item| item.state == QuarantineState::Open);
        let items = grouped(open.map(|item| ((item.station.as_str(), item.transaction_id.as_str()), item)));
        Self { stored, witnesses, records, items, found: Vec::new() }
    }

    fn what_was_confirmed_is_stored(&mut self) {
        let stored = self.stored;
        let mut sessions = grouped(stored.sessions.iter().map(|session| (transaction(&session.row), session)));
        for charge in &self.witnesses.charges {
            let (Some(id), Some(register_wh)) = (&charge.started, charge.stopped) else {
                self.broken(Rule::EveryChargeHasEnded, format!("{charge:?}"));
                continue;
            };
            let found = sessions.remove(&(charge.station.as_str(), id.as_str())).unwrap_or_default();
            let [StoredSession { row: session, samples, .. }] = found[..] else {
                self.broken(
                    Rule::AStartIsOneSession,
                    format!("{} sessions of {id} of {}", found.len(), charge.station),
                );
                continue;
            };
            self.each_sample_is_stored(charge, samples);
            let energy = energy(register_wh - charge.register_start_wh);
            let places = self.energies(session);
            if session.state == SessionState::Open || places != [energy] {
                self.broken(Rule::AnEndHasItsEnergy, format!("{energy:?} are in {places:?} of {session:?}"));
            }
        }
        for ((station, id), _) in sessions {
            self.broken(Rule::AStartIsOneSession, format!("no station began {id} of {station}"));
        }
    }

    fn each_sample_is_stored(&mut self, charge: &Charge, samples: &[SampleRecord]) {
        for (at, register_wh) in &charge.sampled {
            let register = energy(*register_wh);
            let is_it = |kept: &SampleRecord| {
                kept.sample.at.timestamp_millis() == at.timestamp_millis() && kept.sample.energy_register() == register
            };
            if !samples.iter().any(is_it) {
                self.broken(Rule::ASampleIsStored, format!("{register_wh} Wh at {at} of {charge:?}"));
            }
        }
    }

    /// The energy of the records and open quarantine items of a session.
    fn energies(&self, session: &'a Session) -> Vec<Option<Energy>> {
        let records = self.records_of(session).iter().map(|cdr| Some(cdr.energy));
        records.chain(self.items_of(session).iter().map(|item| item.energy)).collect()
    }

    fn records_of(&self, session: &'a Session) -> &[&'a Cdr] {
        self.records.get(session.id.as_str()).map_or(&[], Vec::as_slice)
    }

    fn items_of(&self, session: &'a Session) -> &[&'a QuarantineItem] {
        self.items.get(&transaction(session)).map_or(&[], Vec::as_slice)
    }

    fn each_session_is_settled_once(&mut self) {
        let stored = self.stored;
        for StoredSession { row: session, .. } in &stored.sessions {
            let (records, waiting) = (self.records_of(session).len(), self.items_of(session).len());
            let expected = match session.state {
                SessionState::Open => (0, 0),
                SessionState::Held => (0, 1),
                _ => (1, 0),
            };
            if (records, waiting) != expected {
                self.broken(
                    Rule::ASessionIsSettledOnce,
                    format!("{} is {:?} with {records} records and {waiting} items", session.id, session.state),
                );
            }
        }
        let invoices = stored.invoices.iter().map(|(invoice, _)| invoice);
        let billed = grouped(invoices.flat_map(|invoice| invoice.items.iter().map(move |item| (&item.cdr, invoice))));
        for cdr in stored.cdrs.iter().filter(|cdr| cdr.account.is_some()) {
            let invoices = billed.get(&cdr.id).map_or(&[][..], Vec::as_slice);
            match invoices {
                [invoice] if invoice.total == cdr.price.gross && cdr.invoice.as_ref() == Some(&invoice.id) => {}
                _ => self.broken(Rule::ARecordIsInvoicedOnce, format!("{} is on {} invoices", cdr.id, invoices.len())),
            }
        }
    }

    fn invoices_are_numbered_without_a_gap(&mut self) {
        let numbers = self.stored.invoices.iter().map(|(invoice, number)| (&invoice.series, *number));
        for (name, mut numbers) in grouped(numbers) {
            numbers.sort_unstable();
            if numbers != (1..=numbers.len() as u64).map(Some).collect::<Vec<_>>() {
                self.broken(Rule::NumbersHaveNoGap, format!("{name} has {numbers:?}"));
            }
        }
    }

    fn events_fold_to_the_rows(&mut self) {
        let stored = self.stored;
        for StoredSession { row: session, events, .. } in &stored.sessions {
            if fold(events).as_ref() != Some(session) {
                self.broken(Rule::EventsFoldToTheRow, format!("{} events do not make {session:?}", events.len()));
            }
        }
        for (payment, events) in &stored.payments {
            if events.len() != payment.events as usize {
                self.broken(Rule::EventsFoldToTheRow, format!("{} has {} events", payment.id, events.len()));
            }
        }
    }

    fn each_invoice_is_paid_once(&mut self) {
        let stored = self.stored;
        let mut taken = grouped(self.witnesses.book.iter().filter_map(|line| match line {
            BookLine::Taken(charge) => Some((charge.reference.as_str(), charge.amount)),
            BookLine::AskedAgain { .. } => None,
        }));
        let of_invoice = grouped(stored.payments.iter().map(|(payment, _)| (payment.invoice.as_str(), payment)));
        for (invoice, _) in &stored.invoices {
            let due = !invoice.total.is_zero();
            let payments = of_invoice.get(invoice.id.as_str()).map_or(&[][..], Vec::as_slice);
            let settled = stored.settlements.get(invoice.id.as_str());
            if payments.len() != usize::from(due)
                || payments.iter().any(|payment| !matches!(payment.state, PaymentState::Succeeded { .. }))
                || settled.is_none_or(|settled| settled.paid != invoice.total || settled.due != invoice.total)
            {
                self.broken(Rule::AnInvoiceHasOnePayment, format!("{} has {payments:?}, {settled:?}", invoice.id));
            }
            let amounts = taken.remove(invoice.id.as_str()).unwrap_or_default();
            if amounts != vec![invoice.total; usize::from(due)] {
                self.broken(Rule::MoneyIsTakenOnce, format!("{amounts:?} for {} over {}", invoice.id, invoice.total));
            }
        }
        for (reference, amounts) in taken {
            self.broken(Rule::MoneyIsTakenOnce, format!("{amounts:?} for {reference}, which is no invoice"));
        }
        if !stored.waiting.is_empty() {
            self.broken(Rule::TheOutboxIsEmpty, format!("{:?}", stored.waiting));
        }
    }

    fn broken(&mut self, rule: Rule, how: String) {
        self.found.push((rule, how));
    }
}

fn transaction(session: &Session) -> (&str, &str) {
    (session.address.station.as_str(), session.transaction_id.as_str())
}

fn grouped<K: Ord, V>(pairs: impl Iterator<Item = (K, V)>) -> BTreeMap<K, Vec<V>> {
    let mut groups: BTreeMap<K, Vec<V>> = BTreeMap::new();
    for (key, value) in pairs {
        groups.entry(key).or_default().push(value);
    }
    groups
}

fn energy(watt_hours: u64) -> Option<Energy> {
    Energy::from_wh(watt_hours.try_into().unwrap()).ok()
}
