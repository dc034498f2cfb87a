//! Removing a document with all that belongs to it.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::billing::{Cdr, Invoice};
use crate::operations::Job;
use crate::payment::{Payment, PaymentState, Settlement};
use crate::session::{
    QuarantineItem, QuarantineState, Session, reports_stream, samples_stream, session_stream, unmatched_stream,
};
use crate::storage::{Changes, Loaded, Snapshot, StorageError, all, load};
use crate::{CdrId, Command, Decision, Durability, FreshIds, JobId};

/// What became of a document that was to be removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Retirement {
    /// It is gone, or was gone before.
    Retired,
    /// Something about it is still open: it stays.
    StillOpen,
    /// It is not old enough.
    TooYoung,
}

/// Removes a charge detail record with its session, the session's events and samples, its invoice, settlement and payments;
/// all of it at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetireCdr {
    /// The record.
    pub cdr: CdrId,
    /// It goes only if it was issued before.
    pub issued_before: DateTime<Utc>,
}

/// What goes with a record.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct CdrFacts {
    cdr: Loaded<Cdr>,
    session: Option<Loaded<Session>>,
    quarantine: Option<Loaded<QuarantineItem>>,
    invoice: Option<Loaded<Invoice>>,
    settlement: Option<Loaded<Settlement>>,
    payments: Vec<Loaded<Payment>>,
}

impl CdrFacts {
    fn is_open(&self) -> bool {
        self.settlement.as_ref().is_some_and(|row| !row.value.state().is_settled())
            || self.quarantine.as_ref().is_some_and(|row| row.value.state == QuarantineState::Open)
            || self
                .payments
                .iter()
                .any(|row| matches!(row.value.state, PaymentState::Requested | PaymentState::Unknown { .. }))
    }
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for RetireCdr {
    type Facts = Option<CdrFacts>;
    type Reply = Retirement;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let Some(cdr) = load::<Cdr>(snapshot, self.cdr.as_str()).await? else { return Ok(None) };
        let session = cdr.value.session.clone();
        let mut facts = CdrFacts {
            session: load(snapshot, session.as_str()).await?,
            quarantine: load(snapshot, session.as_str()).await?,
            invoice: None,
            settlement: None,
            payments: Vec::new(),
            cdr,
        };
        if let Some(invoice) = facts.cdr.value.invoice.clone() {
            facts.invoice = load(snapshot, invoice.as_str()).await?;
            facts.settlement = load(snapshot, invoice.as_str()).await?;
            facts.payments = all(snapshot, Some(("invoice", invoice.to_string()))).await?;
        }
        Ok(Some(facts))
    }

    fn decide(&self, facts: Self::Facts, _: DateTime<Utc>, _: &mut FreshIds) -> Decision<Retirement> {
        let Some(facts) = facts else { return Decision::unchanged(Retirement::Retired) };
        if facts.cdr.value.issued_at >= self.issued_before {
            return Decision::unchanged(Retirement::TooYoung);
        }
        if facts.is_open() {
            return Decision::unchanged(Retirement::StillOpen);
        }
        let mut changes = Changes::new();
        changes.delete(&facts.cdr);
        changes.release(format!("billed/{}", facts.cdr.value.session), self.cdr.as_str());
        if let Some(session) = &facts.session {
            let Session { id, address, transaction_id, .. } = &session.value;
            changes.delete(session);
            changes.forget(session_stream(id));
            changes.forget(samples_stream(id));
            changes.forget(reports_stream(id));
            changes.forget(unmatched_stream(address.station.as_str(), Some(transaction_id)));
            changes.release(Session::transaction_claim(address.station.as_str(), transaction_id), id.as_str());
            changes.release(format!("assigned-transaction/{transaction_id}"), id.as_str());
        }
        if let Some(item) = &facts.quarantine {
            changes.delete(item);
        }
        if let Some(invoice) = &facts.invoice {
            changes.delete(invoice);
        }
        if let Some(settlement) = &facts.settlement {
            changes.delete(settlement);
        }
        for payment in &facts.payments {
            changes.delete(payment);
            changes.forget(payment.value.stream());
        }
        Decision::changed(changes, Retirement::Retired)
    }
}

/// Removes a finished job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetireJob {
    /// The job.
    pub job: JobId,
    /// It goes only if it was finished before.
    pub finished_before: DateTime<Utc>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for RetireJob {
    type Facts = Option<Loaded<Job>>;
    type Reply = Retirement;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        load(snapshot, self.job.as_str()).await
    }

    fn decide(&self, facts: Self::Facts, _: DateTime<Utc>, _: &mut FreshIds) -> Decision<Retirement> {
        let Some(job) = facts else { return Decision::unchanged(Retirement::Retired) };
        if !job.value.is_finished() {
            return Decision::unchanged(Retirement::StillOpen);
        }
        if job.value.changed_at >= self.finished_before {
            return Decision::unchanged(Retirement::TooYoung);
        }
        let mut changes = Changes::new();
        changes.delete(&job);
        Decision::changed(changes, Retirement::Retired)
    }
}
