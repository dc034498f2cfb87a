//! An operator with one station and one driver in a store in memory, and what has become of a transaction there.

use std::pin::pin;
use std::task::{Context as TaskContext, Poll, Waker};

use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use cms_core::access::{Account, IdToken, SecretHasher, TokenKey};
use cms_core::billing::{Cdr, Invoice};
use cms_core::metering::Energy;
use cms_core::money::{Currency, Money, VatRate};
use cms_core::session::{
    CheckSilentSession, EndReason, QuarantineItem, QuarantineReason, QuarantineState, Session, SessionEvent,
    SessionFlag, SessionState, fold, session_stream,
};
use cms_core::station::Station;
use cms_core::storage::{AppendQuery, Changes, CommitOutcome, MemoryStore, Position, Row, Store, all};
use cms_core::tariff::{PriceComponent, Tariff};
use cms_core::{Command, Context, TariffId, handle};
use serde_json::json;

/// Polls once: the store in memory never waits.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut TaskContext::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("nothing here waits"),
    }
}

/// 2026-05-04 08:00 UTC and so many minutes.
pub(crate) fn at(minutes: i64) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap() + TimeDelta::minutes(minutes)
}

pub(crate) fn token(card: &str) -> TokenKey {
    SecretHasher::new([3; 32]).token(card)
}

pub(crate) struct World {
    pub(crate) store: MemoryStore,
    pub(crate) now: DateTime<Utc>,
    drawn: u64,
}

impl World {
    /// A station with two EVSEs and a tariff for energy, and with `parking` for the time without energy as well.
    pub(crate) fn new(parking: bool) -> Self {
        let vat = VatRate::from_percent("19".parse().unwrap()).unwrap();
        let mut components = vec![PriceComponent::per_kwh("0.40".parse().unwrap(), vat).unwrap()];
        if parking {
            components.push(PriceComponent::per_parking_hour("6".parse().unwrap(), vat).unwrap());
        }
        let tariff = Tariff::new(TariffId::new("street"), "Street", Currency::EUR, components);
        let evse = |number: u32| json!({"number": number, "id": format!("DE*CMS*E{number}"), "connectors": []});
        let station: Station = serde_json::from_value(json!({
            "id": "CS1", "site": "site", "tariff": "street", "evses": [evse(1), evse(2)], "secret_key": "00"}))
        .unwrap();
        let account: Account = serde_json::from_value(json!({
            "id": "acc_1", "name": null, "email": null, "email_key": null, "payment_method": "pm", "status": "active",
            "registered_at": "2026-01-01T00:00:00Z"}))
        .unwrap();
        let mut changes = Changes::new();
        changes.create(&tariff);
        changes.create(&station);
        changes.create(&account);
        for card in ["CARD", "OTHER"] {
            let row: IdToken = serde_json::from_value(json!({
                "key": token(card), "kind": "rfid", "account": "acc_1", "label": card, "status": "active",
                "expires_at": null, "linked_at": "2026-01-01T00:00:00Z"}))
            .unwrap();
            changes.create(&row);
        }
        let store = MemoryStore::new();
        assert!(matches!(block_on(store.commit(changes)), CommitOutcome::Committed(_)));
        Self { store, now: at(600), drawn: 0 }
    }

    pub(crate) fn carry_out<C: Command>(&mut self, command: &C) -> C::Reply {
        self.now += TimeDelta::seconds(1);
        self.drawn += 1;
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&self.drawn.to_be_bytes());
        block_on(handle(&self.store, command, Context { now: self.now, seed, fence: None })).unwrap().reply
    }

    /// Lets so many hours go by, and acts on every timer as it gets due.
    pub(crate) fn wait_hours(&mut self, hours: i64) {
        let until = self.now + TimeDelta::hours(hours);
        while self.now < until {
            let due = block_on(async {
                self.store.snapshot().await.unwrap().timers_due(self.now.timestamp_millis(), 100).await.unwrap()
            });
            for timer in due {
                self.carry_out(&CheckSilentSession::asked_by(&timer).unwrap());
            }
            self.now += TimeDelta::minutes(30);
        }
    }

    pub(crate) fn rows<R: Row + Send>(&self) -> Vec<R> {
        block_on(async {
            let mut snapshot = self.store.snapshot().await.unwrap();
            all::<R>(&mut *snapshot, None).await.unwrap().into_iter().map(|row| row.value).collect()
        })
    }

    fn events(&self, session: &Session) -> Vec<SessionEvent> {
        block_on(async {
            let mut snapshot = self.store.snapshot().await.unwrap();
            let stream = Some(session_stream(&session.id));
            let query = AppendQuery { stream, after: Position::default(), limit: 1_000 };
            let items = snapshot.appended(query).await.unwrap().items;
            items.iter().map(|row| serde_json::from_str(&row.body).unwrap()).collect()
        })
    }

    /// What has become of the one transaction, with everything that may depend on nothing but what was reported.
    pub(crate) fn outcome(&self) -> Outcome {
        self.check();
        let sessions: Vec<Session> = self.rows();
        assert!(sessions.len() <= 1, "one transaction is one session: {sessions:?}");
        let mut items: Vec<_> = self
            .rows::<QuarantineItem>()
            .into_iter()
            .filter(|item| item.state == QuarantineState::Open)
            .map(|item| {
                let review = item.id.ends_with("/review");
                let billed = item.billed.map(|billed| (billed.energy, billed.total, billed.again));
                Item { review, reason: item.reason, energy: item.energy, billed }
            })
            .collect();
        items.sort_by_key(|item| item.review);
        let cdrs: Vec<Cdr> = self.rows();
        Outcome {
            session: sessions.into_iter().next().map(|session| Told {
                state: session.state,
                evse: session.address.evse,
                paid_by: session.token,
                started_at: session.started_at,
                meter_start: session.meter_start,
                ended_at: session.ended_at,
                energy: session.energy,
                end_reason: session.end_reason,
                flags: session.flags,
            }),
            cdr: cdrs.first().map(|cdr| (cdr.started_at, cdr.ended_at, cdr.energy, cdr.price.gross)),
            items,
        }
    }

    /// What must hold at any time: the row is what its events fold to, an ended session is billed or held and never both, no
    /// bill is negative, and there is one invoice for each record.
    pub(crate) fn check(&self) {
        let cdrs: Vec<Cdr> = self.rows();
        for session in self.rows::<Session>() {
            assert_eq!(fold(&self.events(&session)).as_ref(), Some(&session));
            let billed = cdrs.iter().filter(|cdr| cdr.session == session.id).count();
            let held = self
                .rows::<QuarantineItem>()
                .iter()
                .filter(|item| item.id == session.id.as_str() && item.state == QuarantineState::Open)
                .count();
            let expected = match session.state {
                SessionState::Open => (0, 0),
                SessionState::Held => (0, 1),
                _ => (1, 0),
            };
            assert_eq!((billed, held), expected, "{session:?}");
        }
        assert!(cdrs.iter().all(|cdr| !cdr.energy.is_negative() && !cdr.price.gross.is_negative()));
        assert_eq!(self.rows::<Invoice>().len(), cdrs.len());
    }
}

/// What has become of a transaction.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Outcome {
    pub(crate) session: Option<Told>,
    pub(crate) cdr: Option<(DateTime<Utc>, DateTime<Utc>, Energy, Money)>,
    pub(crate) items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Told {
    pub(crate) state: SessionState,
    evse: u32,
    paid_by: Option<TokenKey>,
    started_at: DateTime<Utc>,
    meter_start: Option<Energy>,
    ended_at: Option<DateTime<Utc>>,
    pub(crate) energy: Option<Energy>,
    end_reason: Option<EndReason>,
    flags: Vec<SessionFlag>,
}

/// An open item of the quarantine.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    pub(crate) review: bool,
    pub(crate) reason: QuarantineReason,
    pub(crate) energy: Option<Energy>,
    pub(crate) billed: Option<(Energy, Money, Option<Money>)>,
}
