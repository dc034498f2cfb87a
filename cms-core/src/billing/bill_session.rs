//! From an ended session to everything that follows from it.

use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};

use super::{BillingError, Cdr, CdrFlag, Invoice, TokenReference};
use crate::metering::Energy;
use crate::payment::{Payment, PaymentMethodRef, Settlement};
use crate::storage::{Changes, IdEpoch};
use crate::tariff::{Tariff, Usage};
use crate::{AccountId, CdrId, FreshIds, InvoiceId, PaymentId, SessionId};

/// How many days an invoice without a means of payment to charge may stay open.
pub const PAYMENT_TERM_DAYS: i64 = 14;

/// A session that has ended, with everything its price and its documents depend on.
#[derive(Clone, PartialEq, Eq)]
pub struct EndedSession {
    /// The session.
    pub session: SessionId,
    /// The station, by the identity under which it connects.
    pub station: String,
    /// The EVSE, by its id on the sign.
    pub evse_id: String,
    /// The connector of the EVSE, counted from 1.
    pub connector: u32,
    /// Who charged.
    pub account: Option<AccountId>,
    /// By which token it was authorized, as a keyed hash.
    pub token: Option<String>,
    /// What to charge.
    pub payment_method: Option<PaymentMethodRef>,
    /// From when to when it was, and what it used.
    pub usage: Usage,
    /// The tariff as it was when the session started.
    pub tariff: Tariff,
    /// The epoch of the store: part of the series that the invoice is numbered in.
    pub id_epoch: IdEpoch,
}

impl fmt::Debug for EndedSession {
    /// Shows what is needed to find the session, and nothing that identifies a driver.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EndedSession")
            .field("session", &self.session)
            .field("station", &self.station)
            .field("usage", &self.usage)
            .field("tariff", &self.tariff.id)
            .finish_non_exhaustive()
    }
}

/// Everything that follows from the end of a session, not written yet.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Bill {
    /// The charge detail record; there always is one.
    pub cdr: Cdr,
    /// The invoice; none where nobody is known who could be invoiced.
    pub invoice: Option<Invoice>,
    /// How much of the invoice has been paid: nothing yet.
    pub settlement: Option<Settlement>,
    /// The payment; none where there is nothing to pay or nothing to charge it to.
    pub payment: Option<Payment>,
}

impl Bill {
    /// Adds all of it to `changes`: the rows, the next number of the series for the invoice, and the order to charge.
    ///
    /// The session is claimed for this record, so that a session can be billed once only, whatever else goes wrong.
    pub fn write_to(&self, changes: &mut Changes) {
        changes.claim(format!("billed/{}", self.cdr.session), self.cdr.id.as_str());
        changes.create(&self.cdr);
        if let Some(invoice) = &self.invoice {
            changes.create(invoice);
            changes.allocate(&invoice.series, invoice.id.as_str());
        }
        if let Some(settlement) = &self.settlement {
            changes.create(settlement);
        }
        if let Some(payment) = &self.payment {
            payment.order(changes);
        }
    }
}

/// Prices an ended session and makes its documents: the record, the invoice and the payment.
///
/// Without an account there is a record only. Where there is nothing to pay, the invoice is settled at once and no payment is
/// made. Where there is no means of payment, the invoice stays open for [`PAYMENT_TERM_DAYS`].
///
/// # Errors
/// [`BillingError::Tariff`] where the tariff or what was used cannot be priced, for example where energy flowed back. The
/// session must then be kept for a decision by hand; nothing may be guessed.
pub fn bill(ended: &EndedSession, now: DateTime<Utc>, ids: &mut FreshIds) -> Result<Bill, BillingError> {
    let Usage { started_at, ended_at, energy, .. } = ended.usage;
    let price = ended.tariff.compile()?.price(&ended.usage)?;
    let total = price.gross;
    let to_charge = if total.is_zero() { None } else { ended.payment_method.clone() };

    let mut flags = Vec::new();
    if ended.account.is_none() {
        flags.push(CdrFlag::NoAccount);
    } else if to_charge.is_none() && !total.is_zero() {
        flags.push(CdrFlag::NoPaymentMethod);
    }
    if energy == Energy::ZERO {
        flags.push(CdrFlag::NoEnergy);
    }

    let cdr_id = CdrId::fresh(ids);
    let payer = ended.account.clone().map(|account| (account, InvoiceId::fresh(ids)));
    let cdr = Cdr {
        id: cdr_id,
        session: ended.session.clone(),
        station: ended.station.clone(),
        evse_id: ended.evse_id.clone(),
        connector: ended.connector,
        account: ended.account.clone(),
        token: ended.token.clone().map(TokenReference::new),
        started_at,
        ended_at,
        energy,
        tariff: ended.tariff.clone(),
        price,
        invoice: payer.as_ref().map(|(_, invoice)| invoice.clone()),
        flags,
        issued_at: now,
    };
    let Some((account, invoice_id)) = payer else {
        return Ok(Bill { cdr, invoice: None, settlement: None, payment: None });
    };
    let term = if to_charge.is_some() || total.is_zero() { 0 } else { PAYMENT_TERM_DAYS };
    // Only at the end of the calendar is there no later day.
    let due_at = now.checked_add_signed(TimeDelta::days(term)).unwrap_or(now);
    let payment =
        to_charge.map(|method| Payment::requested(PaymentId::fresh(ids), invoice_id.clone(), total, method, now));
    let settlement = Settlement::opened(invoice_id.clone(), total, now);
    let invoice = Invoice::over(invoice_id, account, &cdr, ended.id_epoch, now, due_at);
    Ok(Bill { cdr, invoice: Some(invoice), settlement: Some(settlement), payment })
}
