//! What a station knows for certain: what its meter showed, and what it was told.

use serde_json::Value;

/// A transaction as it truly was.
#[derive(Debug, Clone)]
pub(crate) struct Transaction {
    pub(crate) evse: u32,
    pub(crate) token: String,
    /// The id that both sides know; of stations that leave it to the central system once they are told.
    pub(crate) id: Option<String>,
    pub(crate) meter_start_wh: u64,
    /// The register at the end, once an end is in the queue.
    pub(crate) meter_end_wh: Option<u64>,
    pub(crate) next_seq: u64,
    pub(crate) start_confirmed: bool,
    pub(crate) end_confirmed: bool,
    /// The station's time and the register of each sample that was confirmed.
    pub(crate) samples_confirmed: Vec<(i64, u64)>,
    /// The station has forgotten it: no end will ever come.
    pub(crate) forgotten: bool,
    pub(crate) faults_before: u64,
    /// Whether anything went wrong on the way, told at its end.
    pub(crate) faulted: bool,
}

/// Something of a transaction that must reach the central system.
#[derive(Debug, Clone)]
pub(crate) struct Event {
    pub(crate) transaction: usize,
    pub(crate) kind: EventKind,
    pub(crate) at_ms: i64,
    pub(crate) register_wh: u64,
    pub(crate) seq_no: u64,
    /// What it was answered, each time.
    pub(crate) replies: Vec<Value>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum EventKind {
    Start,
    Charging,
    Sample,
    Stop(&'static str),
}

/// The memory of a station, which no power loss takes.
#[derive(Debug)]
pub(crate) struct Journal {
    pub(crate) transactions: Vec<Transaction>,
    pub(crate) events: Vec<Event>,
    /// Events that wait to be confirmed, oldest first, by their place in `events`.
    pub(crate) queue: std::collections::VecDeque<usize>,
    pub(crate) evses: Vec<Evse>,
    /// How far the station's clock is from the truth.
    pub(crate) offset_ms: i64,
    /// How often it has booted or connected: part of its message ids.
    pub(crate) connections: u64,
}

/// One EVSE of a station.
#[derive(Debug, Clone, Default)]
pub(crate) struct Evse {
    pub(crate) register_wh: u64,
    /// The transaction that is open.
    pub(crate) open: Option<usize>,
    /// How many transactions have begun.
    pub(crate) begun: u32,
    /// The central system has asked for the end of the open transaction.
    pub(crate) stop_asked: bool,
    /// A transaction whose end is told only after the next start.
    pub(crate) late_end: Option<usize>,
}

impl Journal {
    pub(crate) fn new(evses: u32) -> Self {
        let evses = vec![Evse { register_wh: 1_000, ..Evse::default() }; evses as usize];
        Self {
            transactions: Vec::new(),
            events: Vec::new(),
            queue: std::collections::VecDeque::new(),
            evses,
            offset_ms: 0,
            connections: 0,
        }
    }

    /// Queues an event of a transaction.
    pub(crate) fn push(&mut self, transaction: usize, kind: EventKind, at_ms: i64, register_wh: u64) {
        let Some(known) = self.transactions.get_mut(transaction) else { return };
        let seq_no = known.next_seq;
        known.next_seq += 1;
        if let EventKind::Stop(_) = kind {
            known.meter_end_wh = Some(register_wh);
        }
        self.queue.push_back(self.events.len());
        self.events.push(Event { transaction, kind, at_ms, register_wh, seq_no, replies: Vec::new() });
    }
}
