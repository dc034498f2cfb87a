//! Sessions against what the stations know.

use cms_core::metering::Energy;
use cms_core::payment::PaymentEvent;
use cms_core::session::{
    QuarantineState, SampleRecord, Session, SessionEvent, SessionState, fold, samples_stream, session_stream,
    unmatched_stream,
};

use super::Rest;
use crate::station::Transaction;

impl Rest<'_> {
    /// Every start, sample and end that a station saw confirmed is stored.
    pub(super) fn nothing_confirmed_is_missing(&self) {
        const NAME: &str = "nothing_confirmed_is_missing";
        self.each_transaction(|station, transaction, id| {
            let found = self.session_of(station, id);
            if transaction.start_confirmed && found.len() != 1 {
                let message = format!("{station}: transaction {id} has {} sessions", found.len());
                self.violate(NAME, message);
            }
            let mut samples: Vec<SampleRecord> = self.stream(&unmatched_stream(station, Some(id)));
            for session in found {
                samples.extend(self.stream::<SampleRecord>(&samples_stream(&session.id)));
            }
            for (at_ms, register_wh) in &transaction.samples_confirmed {
                let kept = samples.iter().any(|kept| {
                    kept.sample.at.timestamp_millis() == *at_ms && kept.sample.energy_register() == energy(*register_wh)
                });
                if !kept {
                    let message = format!("{station}: transaction {id} lost its sample of {register_wh} Wh");
                    self.violate(NAME, message);
                }
            }
        });
    }

    /// Every Wh that was reported with a final event is in exactly one charge detail record or quarantine item.
    pub(super) fn every_final_event_is_in_one_cdr_or_quarantine_item(&self) {
        const NAME: &str = "every_final_event_is_in_one_cdr_or_quarantine_item";
        self.each_transaction(|station, transaction, id| {
            let Some(meter_end_wh) = transaction.meter_end_wh.filter(|_| transaction.end_confirmed) else { return };
            let energy = energy(meter_end_wh - transaction.meter_start_wh);
            let sessions = self.session_of(station, id);
            let mut places = Vec::new();
            for cdr in &self.cdrs {
                if sessions.iter().any(|session| session.id == cdr.session) {
                    places.push(Some(cdr.energy));
                }
            }
            for item in self.open_items() {
                if item.station.as_str() == station && item.transaction_id == id {
                    places.push(item.energy);
                }
            }
            if places.len() != 1 || places.first() != Some(&energy) {
                let message = format!("{station}: the {energy:?} of transaction {id} are in {places:?}");
                self.violate(NAME, message);
            }
        });
        for session in super::doubled(self.cdrs.iter().map(|cdr| cdr.session.clone())) {
            self.violate(NAME, format!("{session} has two charge detail records"));
        }
    }

    /// The events of each session and each payment make its row.
    pub(super) fn events_fold_to_the_rows(&self) {
        const NAME: &str = "events_fold_to_the_rows";
        for session in &self.sessions {
            let events: Vec<SessionEvent> = self.stream(&session_stream(&session.id));
            if fold(&events).as_ref() != Some(session) {
                let message = format!("{} has {} events, which do not make it", session.id, events.len());
                self.violate(NAME, message);
            }
        }
        let rows: Vec<_> = self.sessions.iter().map(|session| session_stream(&session.id)).collect();
        for stream in self.appended.keys().filter(|stream| stream.starts_with("session/") && !rows.contains(stream)) {
            self.violate(NAME, format!("{stream} has events and no row"));
        }
        for payment in &self.payments {
            let events: Vec<PaymentEvent> = self.stream(&payment.stream());
            if events.len() != payment.events as usize {
                let message = format!("{} has {} events and counts {}", payment.id, events.len(), payment.events);
                self.violate(NAME, message);
            }
        }
    }

    /// What has ended is closed, and its quarantine item says why there is no record of charge.
    pub(super) fn nothing_stays_open_that_has_ended(&self) {
        const NAME: &str = "nothing_stays_open_that_has_ended";
        self.each_transaction(|station, transaction, id| {
            for session in self.session_of(station, id) {
                if transaction.end_confirmed && session.state == SessionState::Open {
                    self.violate(NAME, format!("{station}: transaction {id} has ended and is open"));
                }
            }
        });
        for session in &self.sessions {
            self.is_settled_as_its_state_says(session);
        }
    }

    fn is_settled_as_its_state_says(&self, session: &Session) {
        let cdrs = self.cdrs.iter().filter(|cdr| cdr.session == session.id).count();
        let own = self.quarantine.iter().filter(|item| item.id == session.id.as_str());
        let waiting = own.filter(|item| item.state == QuarantineState::Open).count();
        let expected = match session.state {
            SessionState::Open => (0, 0),
            SessionState::Held => (0, 1),
            _ => (1, 0),
        };
        if (cdrs, waiting) != expected {
            let message =
                format!("{} is {:?} with {cdrs} records and {waiting} items in quarantine", session.id, session.state);
            self.violate("nothing_stays_open_that_has_ended", message);
        }
    }

    fn each_transaction(&self, mut check: impl FnMut(&str, &Transaction, &str)) {
        for station in self.stations {
            let journal = station.journal();
            for transaction in &journal.transactions {
                if let Some(id) = &transaction.id {
                    check(&station.name, transaction, id);
                }
            }
        }
    }
}

fn energy(watt_hours: u64) -> Option<Energy> {
    Energy::from_wh(i64::try_from(watt_hours).ok()?).ok()
}
