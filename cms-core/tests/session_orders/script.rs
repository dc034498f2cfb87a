//! Transactions as stations report them, with what goes wrong on the way.

use cms_core::metering::{Energy, Measurand, Reading, ReadingContext, Sample};
use cms_core::session::{ChargingState, EndReason, RecordSamples, ReportTransaction, TransactionPhase};
use cms_core::station::{ConnectorAddress, StationId};
use proptest::prelude::*;

use crate::world::{World, at, token};

/// A message of a station, in neutral terms.
#[derive(Debug, Clone)]
pub(crate) enum Message {
    Report(Box<ReportTransaction>),
    Samples { minute: i64, wh: i64 },
}

pub(crate) fn address(evse: u32) -> ConnectorAddress {
    ConnectorAddress { station: StationId::parse("CS1").unwrap(), evse, connector: evse.min(1) }
}

pub(crate) fn sample(minute: i64, wh: i64, context: ReadingContext) -> Sample {
    let reading = Reading {
        measurand: Measurand::EnergyImportRegister,
        value: Some(wh.into()),
        multiplier: 0,
        unit: None,
        context,
        phase: None,
        location: None,
        raw: None,
    };
    Sample { at: at(minute), readings: vec![reading] }
}

/// One event of a counted transaction, before it is a report.
#[derive(Debug, Clone)]
struct Step {
    wh: i64,
    /// Whether the register comes with it.
    tells: bool,
    card: Option<bool>,
    /// Whether the EVSE is told, and which: a station may contradict itself.
    evse: u32,
    charging: Option<ChargingState>,
}

fn step() -> impl Strategy<Value = Step> {
    let charging = prop_oneof![
        3 => Just(Some(ChargingState::Charging)),
        1 => Just(Some(ChargingState::SuspendedEv)),
        1 => Just(Some(ChargingState::SuspendedEvse)),
        1 => Just(None),
    ];
    let wh = prop_oneof![8 => 0_i64..4_000, 1 => -3_000_i64..0, 1 => Just(9_000_000)];
    let card = prop_oneof![4 => Just(None), 1 => Just(Some(true)), 1 => Just(Some(false))];
    let evse = prop_oneof![6 => Just(1_u32), 2 => Just(0), 1 => Just(2)];
    (wh, prop::bool::weighted(0.8), card, evse, charging).prop_map(|(wh, tells, card, evse, charging)| Step {
        wh,
        tells,
        card,
        evse,
        charging,
    })
}

fn report(phase: TransactionPhase, seq_no: i64, minute: i64, register: i64, step: &Step) -> ReportTransaction {
    let context = match phase {
        TransactionPhase::Started => ReadingContext::TransactionBegin,
        TransactionPhase::Updated => ReadingContext::Periodic,
        TransactionPhase::Ended => ReadingContext::TransactionEnd,
    };
    let told = phase != TransactionPhase::Updated && step.tells;
    ReportTransaction {
        phase,
        address: address(step.evse),
        transaction_id: Some("tx-1".into()),
        token: step.card.map(|known| token(if known { "CARD" } else { "NOBODY" })),
        at: at(minute),
        seq_no: Some(seq_no),
        meter: told.then(|| Energy::from_wh(register).unwrap()),
        charging: step.charging,
        samples: if step.tells { vec![sample(minute, register, context)] } else { Vec::new() },
        end_reason: (phase == TransactionPhase::Ended).then_some(EndReason::EvDisconnected),
    }
}

/// A transaction of a station that counts its reports, whatever its register shows; up to two different ends.
pub(crate) fn counted() -> impl Strategy<Value = Vec<Message>> {
    let ends = prop_oneof![8 => Just(1_usize), 1 => Just(0), 1 => Just(2)];
    (step(), prop::collection::vec(step(), 0..6), prop::collection::vec(step(), 2), ends, 0_i64..2, any::<bool>())
        .prop_map(|(start, updates, last, ends, first, relative)| {
            let mut register = if relative { 0 } else { 1_000_000 };
            let (mut seq_no, mut minute) = (first, 0);
            let mut messages = vec![report(TransactionPhase::Started, seq_no, minute, 1_000_000, &start)];
            let phases = updates.iter().map(|step| (TransactionPhase::Updated, step));
            let ended = last.iter().take(ends).map(|step| (TransactionPhase::Ended, step));
            for (phase, step) in phases.chain(ended) {
                (seq_no, minute, register) = (seq_no + 1, minute + 10, register + step.wh);
                let shown = if phase == TransactionPhase::Ended && relative { register + 1_000_000 } else { register };
                messages.push(report(phase, seq_no, minute, shown, step));
            }
            messages.into_iter().map(|report| Message::Report(Box::new(report))).collect()
        })
}

/// A transaction of a station that counts nothing and is told the transaction's id; its register only rises. `falls` puts in
/// readings that contradict it.
pub(crate) fn uncounted(falls: bool) -> impl Strategy<Value = Vec<Message>> {
    let steps = prop::collection::vec((0_i64..4_000, 0_i64..10), 1..6);
    (steps, any::<bool>()).prop_map(move |(steps, card)| {
        let base = Step { wh: 0, tells: false, card: Some(card), evse: 1, charging: None };
        let mut start = report(TransactionPhase::Started, 0, 0, 0, &base);
        start.meter = Some(Energy::from_wh(1_000_000).unwrap());
        let (mut register, mut minute) = (1_000_000, 0);
        let mut messages = Vec::new();
        for (wh, odd) in &steps {
            (register, minute) = (register + wh, minute + 10);
            messages.push(Message::Samples { minute, wh: if falls && *odd < 3 { odd * 500_000 } else { register } });
        }
        let mut end = report(TransactionPhase::Ended, 0, minute + 5, 0, &Step { evse: 0, card: None, ..base });
        end.meter = Some(Energy::from_wh(register).unwrap());
        for report in [&mut start, &mut end] {
            (report.seq_no, report.transaction_id) = (None, None);
        }
        messages.insert(0, Message::Report(Box::new(start)));
        messages.push(Message::Report(Box::new(end)));
        messages
    })
}

/// Which of `count` messages arrive, in which order, some more than once.
pub(crate) fn delivery(count: usize) -> impl Strategy<Value = Vec<usize>> {
    let lost = prop::collection::vec(prop::bool::weighted(0.12), count);
    let again = prop::collection::vec(0..count, 0..4);
    (lost, again).prop_flat_map(move |(lost, again)| {
        let kept: Vec<usize> = (0..count).filter(|index| !lost[*index]).collect();
        let again = again.into_iter().filter(|index| !lost[*index]);
        Just(kept.iter().copied().chain(again).collect::<Vec<_>>()).prop_shuffle()
    })
}

/// Delivers messages one after the other; `wait_after` lets time go by after so many of them.
pub(crate) fn deliver(world: &mut World, messages: &[Message], order: &[usize], wait_after: Option<usize>) {
    let mut given: Option<String> = None;
    for (count, index) in order.iter().enumerate() {
        match &messages[*index] {
            Message::Report(report) => {
                let mut report = (**report).clone();
                if report.seq_no.is_none() && report.phase != TransactionPhase::Started {
                    report.transaction_id.clone_from(&given);
                }
                let reply = world.carry_out(&report);
                given = Some(reply.transaction_id);
            }
            Message::Samples { minute, wh } => {
                let samples = vec![sample(*minute, *wh, ReadingContext::Periodic)];
                let command = RecordSamples { address: address(1), transaction_id: given.clone(), samples };
                world.carry_out(&command);
            }
        }
        if wait_after == Some(count) {
            world.wait_hours(3);
        }
    }
}
