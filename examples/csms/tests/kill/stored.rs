//! What a store holds.

use std::collections::BTreeMap;

use cms_core::billing::{Cdr, Invoice};
use cms_core::payment::{Payment, PaymentEvent, Settlement};
use cms_core::session::{QuarantineItem, SampleRecord, Session, SessionEvent, samples_stream, session_stream};
use cms_core::storage::{AppendQuery, OutboxQuery, Position, Row, Snapshot, Store, all};
use serde::de::DeserializeOwned;

/// What a store holds, read from one snapshot.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) sessions: Vec<StoredSession>,
    pub(crate) cdrs: Vec<Cdr>,
    /// Each invoice with its number.
    pub(crate) invoices: Vec<(Invoice, Option<u64>)>,
    /// Each payment with its events.
    pub(crate) payments: Vec<(Payment, Vec<PaymentEvent>)>,
    /// By invoice.
    pub(crate) settlements: BTreeMap<String, Settlement>,
    pub(crate) quarantine: Vec<QuarantineItem>,
    /// The ids of the messages that wait in the outbox.
    pub(crate) waiting: Vec<String>,
}

/// A session with its samples and its events.
#[derive(Debug, Clone)]
pub(crate) struct StoredSession {
    pub(crate) row: Session,
    pub(crate) samples: Vec<SampleRecord>,
    pub(crate) events: Vec<SessionEvent>,
}

impl Stored {
    pub(crate) async fn read(store: &dyn Store) -> Self {
        let mut snapshot = store.snapshot().await.unwrap();
        let snapshot = &mut *snapshot;
        let mut sessions = Vec::new();
        for row in rows::<Session>(snapshot).await {
            let samples = appended(snapshot, samples_stream(&row.id)).await;
            let events = appended(snapshot, session_stream(&row.id)).await;
            sessions.push(StoredSession { row, samples, events });
        }
        let mut invoices = Vec::new();
        for invoice in rows::<Invoice>(snapshot).await {
            let (series, owner) = (invoice.series.clone(), invoice.id.to_string());
            let number = snapshot.number(series, owner).await.unwrap();
            invoices.push((invoice, number));
        }
        let mut payments = Vec::new();
        for payment in rows::<Payment>(snapshot).await {
            let events = appended(snapshot, payment.stream()).await;
            payments.push((payment, events));
        }
        let settlements = rows::<Settlement>(snapshot).await.into_iter();
        let query = OutboxQuery { topic: None, key: None, heads: false, after: Position::default(), limit: 100 };
        Self {
            sessions,
            cdrs: rows(snapshot).await,
            invoices,
            payments,
            settlements: settlements.map(|settlement| (settlement.invoice.to_string(), settlement)).collect(),
            quarantine: rows(snapshot).await,
            waiting: snapshot.outbox(query).await.unwrap().into_iter().map(|message| message.id).collect(),
        }
    }
}

async fn rows<R: Row>(snapshot: &mut dyn Snapshot) -> Vec<R> {
    all(snapshot, None).await.unwrap().into_iter().map(|row| row.value).collect()
}

async fn appended<T: DeserializeOwned>(snapshot: &mut dyn Snapshot, stream: String) -> Vec<T> {
    let query = AppendQuery { stream: Some(stream), after: Position::default(), limit: 10_000 };
    let page = snapshot.appended(query).await.unwrap();
    assert!(!page.more);
    page.items.iter().map(|row| serde_json::from_str(&row.body).unwrap()).collect()
}
