//! What the lines of a journal add up to.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Confirmation, Intent, JournalEntry, Kind};

/// What a station knows after reading its journal. Every entry is applied here, when it is read and when it is written.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub(crate) identity: Option<String>,
    pub(crate) opening: u64,
    pub(crate) last_charge: u64,
    registers: BTreeMap<u32, u64>,
    open: BTreeMap<u64, OpenCharge>,
}

/// A transaction whose end is not confirmed.
#[derive(Debug, Clone)]
pub(crate) struct OpenCharge {
    pub(crate) evse: u32,
    pub(crate) transaction_id: Option<String>,
    pub(crate) register_start_wh: u64,
    /// The last known state of the meter, and when it was.
    pub(crate) register_wh: u64,
    pub(crate) at: DateTime<Utc>,
    pub(crate) next_seq_no: i64,
    pub(crate) samples_confirmed: u32,
    pub(crate) accepted: bool,
    /// The message that is not confirmed.
    pub(crate) pending: Option<(Kind, Intent)>,
}

impl Memory {
    /// The energy register of an EVSE, in Wh: a new meter shows zero.
    pub(crate) fn register_wh(&self, evse: u32) -> u64 {
        self.registers.get(&evse).copied().unwrap_or_default()
    }

    pub(crate) fn charge(&self, charge: u64) -> Option<&OpenCharge> {
        self.open.get(&charge)
    }

    /// The open transactions by their numbers, the oldest first.
    pub(crate) fn open(&self) -> impl Iterator<Item = (u64, &OpenCharge)> {
        self.open.iter().map(|(number, charge)| (*number, charge))
    }

    pub(crate) fn is_busy(&self, evse: u32) -> bool {
        self.open.values().any(|charge| charge.evse == evse)
    }

    pub(crate) fn apply(&mut self, entry: &JournalEntry) {
        match entry {
            JournalEntry::Opened { identity, opening } => {
                self.identity = Some(identity.clone());
                self.opening = *opening;
            }
            JournalEntry::Starting(intent) => {
                self.last_charge = self.last_charge.max(intent.charge);
                let charge = OpenCharge {
                    evse: intent.evse,
                    transaction_id: intent.transaction_id.clone(),
                    register_start_wh: intent.register_wh,
                    register_wh: intent.register_wh,
                    at: intent.at,
                    next_seq_no: 0,
                    samples_confirmed: 0,
                    accepted: true,
                    pending: None,
                };
                self.open.insert(intent.charge, charge);
                self.intend(Kind::Start, intent);
            }
            JournalEntry::Reporting(intent) => self.intend(Kind::Report, intent),
            JournalEntry::Sampling(intent) => self.intend(Kind::Sample, intent),
            JournalEntry::Stopping(intent) => self.intend(Kind::Stop, intent),
            JournalEntry::Started(confirmation) | JournalEntry::Reported(confirmation) => {
                self.confirm(confirmation, 0);
            }
            JournalEntry::Sampled(confirmation) => self.confirm(confirmation, 1),
            JournalEntry::Stopped(confirmation) => {
                self.open.remove(&confirmation.charge);
            }
        }
    }

    fn intend(&mut self, kind: Kind, intent: &Intent) {
        self.registers.insert(intent.evse, intent.register_wh);
        if let Some(charge) = self.open.get_mut(&intent.charge) {
            charge.register_wh = intent.register_wh;
            charge.at = intent.at;
            if let Some(seq_no) = intent.seq_no {
                charge.next_seq_no = seq_no.saturating_add(1);
            }
            charge.pending = Some((kind, intent.clone()));
        }
    }

    fn confirm(&mut self, confirmation: &Confirmation, samples: u32) {
        if let Some(charge) = self.open.get_mut(&confirmation.charge) {
            charge.transaction_id = Some(confirmation.transaction_id.clone());
            charge.accepted &= confirmation.accepted;
            charge.samples_confirmed += samples;
            charge.pending = None;
        }
    }
}
