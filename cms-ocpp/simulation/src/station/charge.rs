//! What happens at one EVSE: vehicles come, charge and leave.

use std::sync::Arc;
use std::time::Duration;

use cms_ocpp::Version;
use tokio::time::sleep;

use super::Station;
use super::journal::{EventKind, Evse, Transaction};

/// The cards there are; the last is not known to the operator.
pub(crate) const CARDS: [&str; 9] = ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "STRANGER"];

impl Station {
    /// Serves one vehicle after the other.
    pub(super) async fn charge(self: Arc<Self>, evse: u32) {
        let index = evse as usize - 1;
        loop {
            sleep(Duration::from_millis(self.draw(500, 30_000))).await;
            if self.journal().evses[index].begun >= self.context.plan.sessions {
                self.tell_late_end(index);
                return;
            }
            let transaction = self.begin(index, evse);
            self.tell_late_end(index);
            if self.version != Version::V1_6 {
                self.push(index, transaction, EventKind::Charging);
            }
            for _ in 0..self.draw(0, 3) {
                sleep(Duration::from_millis(self.draw(2_000, 40_000))).await;
                if self.draw_energy(index, 2_500).stop_asked {
                    break;
                }
                self.push(index, transaction, EventKind::Sample);
            }
            sleep(Duration::from_millis(self.draw(500, 20_000))).await;
            let reason = if self.draw_energy(index, 800).stop_asked { "Remote" } else { "Local" };
            self.push(index, transaction, EventKind::Stop(reason));
        }
    }

    /// The vehicle draws up to `most` watt-hours; the EVSE as it then is.
    fn draw_energy(&self, index: usize, most: u64) -> Evse {
        let drawn = self.draw(0, most);
        let mut journal = self.journal();
        journal.evses[index].register_wh += drawn;
        journal.evses[index].clone()
    }

    fn begin(&self, index: usize, evse: u32) -> usize {
        let (card, id) = (self.draw(0, CARDS.len() as u64 - 1), self.draw(0, u64::MAX >> 1));
        let faults_before = self.context.felt_by(&self.name);
        let mut journal = self.journal();
        let register_wh = journal.evses[index].register_wh;
        let number = journal.transactions.len();
        journal.transactions.push(Transaction {
            evse,
            token: CARDS[usize::try_from(card).unwrap_or_default()].to_owned(),
            id: (self.version != Version::V1_6).then(|| format!("{}-{id:016x}", self.name)),
            meter_start_wh: register_wh,
            meter_end_wh: None,
            next_seq: 0,
            start_confirmed: false,
            end_confirmed: false,
            samples_confirmed: Vec::new(),
            forgotten: false,
            faults_before,
            faulted: false,
        });
        journal.evses[index].begun += 1;
        journal.evses[index].open = Some(number);
        drop(journal);
        self.push(index, number, EventKind::Start);
        number
    }

    /// The end of an older transaction, which only now comes to light.
    fn tell_late_end(&self, index: usize) {
        let at_ms = self.clock_ms();
        let mut journal = self.journal();
        if let Some(late) = journal.evses[index].late_end.take() {
            let register = journal.events.iter().rev().find(|event| event.transaction == late);
            let register = register.map_or(journal.transactions[late].meter_start_wh, |event| event.register_wh);
            journal.push(late, EventKind::Stop("PowerLoss"), at_ms, register);
        }
    }

    fn push(&self, index: usize, transaction: usize, kind: EventKind) {
        let at_ms = self.clock_ms();
        let mut journal = self.journal();
        let register = journal.evses[index].register_wh;
        journal.push(transaction, kind, at_ms, register);
        if let EventKind::Stop(_) = kind {
            journal.evses[index].open = None;
            journal.evses[index].stop_asked = false;
        }
        drop(journal);
        self.changed.notify_one();
    }
}
