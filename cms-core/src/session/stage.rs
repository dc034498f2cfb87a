//! The stages of a session, and the ways between them, as a table.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::{ChargingState, Session, SessionEvent, SessionState};

/// Where a charging session stands for whoever looks at it, from the wish to charge to the bill.
///
/// A session that a card starts at the station begins at [`Started`](SessionStage::Started); the two before it belong to one
/// that is asked for from afar (see [`StartRequest`](super::StartRequest)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "the table below is about all of them")]
pub enum SessionStage {
    /// Somebody asked for it from afar; the station was told.
    Requested,
    /// The station took the request; it waits for the vehicle.
    Authorized,
    /// The transaction is open, no energy has flowed yet.
    Started,
    /// Energy flows.
    Charging,
    /// The vehicle does not draw.
    SuspendedByEv,
    /// The station holds back.
    SuspendedByEvse,
    /// Energy has flowed and will not any more; the vehicle is still there, or the transaction only has to be closed.
    Finishing,
    /// The transaction has ended and is not billed: what is missing or wrong is in its quarantine item.
    Ended,
    /// It has its charge detail record.
    Priced,
    /// It never began: the request was refused, withdrawn, or nothing came of it in time.
    Unconfirmed,
}

/// What takes a session from one stage to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "the table below is about all of them")]
pub enum SessionTrigger {
    /// The station accepts the request.
    StationAccepts,
    /// The station refuses it, it is withdrawn, or its time is over.
    RequestFails,
    /// A transaction opens: its start is reported, or anything else of it.
    TransactionOpens,
    /// Energy flows.
    EnergyFlows,
    /// The vehicle does not draw.
    VehiclePauses,
    /// The station holds back.
    StationPauses,
    /// The vehicle is connected and nothing flows, or it has left.
    EnergyStops,
    /// The end is reported, or inferred, or judged again.
    TransactionEnds,
    /// The charge detail record is written.
    Billed,
}

/// One way from a stage to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a row of a table with three columns")]
pub struct StageTransition {
    /// From where.
    pub from: SessionStage,
    /// By what.
    pub by: SessionTrigger,
    /// To where.
    pub to: SessionStage,
}

const fn way(from: SessionStage, by: SessionTrigger, to: SessionStage) -> StageTransition {
    StageTransition { from, by, to }
}

use SessionStage as S;
use SessionTrigger as T;

/// Every way there is. What is not in it changes no stage: [`SessionStage::after`] says so for every stage and trigger, so
/// that a report that comes late, twice or out of place has a defined result.
pub const STAGE_TRANSITIONS: [StageTransition; 26] = [
    way(S::Requested, T::StationAccepts, S::Authorized),
    way(S::Requested, T::RequestFails, S::Unconfirmed),
    way(S::Requested, T::TransactionOpens, S::Started),
    way(S::Authorized, T::RequestFails, S::Unconfirmed),
    way(S::Authorized, T::TransactionOpens, S::Started),
    way(S::Started, T::EnergyFlows, S::Charging),
    way(S::Started, T::VehiclePauses, S::SuspendedByEv),
    way(S::Started, T::StationPauses, S::SuspendedByEvse),
    way(S::Started, T::TransactionEnds, S::Ended),
    way(S::Charging, T::VehiclePauses, S::SuspendedByEv),
    way(S::Charging, T::StationPauses, S::SuspendedByEvse),
    way(S::Charging, T::EnergyStops, S::Finishing),
    way(S::Charging, T::TransactionEnds, S::Ended),
    way(S::SuspendedByEv, T::EnergyFlows, S::Charging),
    way(S::SuspendedByEv, T::StationPauses, S::SuspendedByEvse),
    way(S::SuspendedByEv, T::EnergyStops, S::Finishing),
    way(S::SuspendedByEv, T::TransactionEnds, S::Ended),
    way(S::SuspendedByEvse, T::EnergyFlows, S::Charging),
    way(S::SuspendedByEvse, T::VehiclePauses, S::SuspendedByEv),
    way(S::SuspendedByEvse, T::EnergyStops, S::Finishing),
    way(S::SuspendedByEvse, T::TransactionEnds, S::Ended),
    way(S::Finishing, T::EnergyFlows, S::Charging),
    way(S::Finishing, T::VehiclePauses, S::SuspendedByEv),
    way(S::Finishing, T::StationPauses, S::SuspendedByEvse),
    way(S::Finishing, T::TransactionEnds, S::Ended),
    way(S::Ended, T::Billed, S::Priced),
];

impl SessionStage {
    /// All stages, in the order of a session's life.
    pub const ALL: [Self; 10] = [
        Self::Requested,
        Self::Authorized,
        Self::Started,
        Self::Charging,
        Self::SuspendedByEv,
        Self::SuspendedByEvse,
        Self::Finishing,
        Self::Ended,
        Self::Priced,
        Self::Unconfirmed,
    ];

    /// Where it stands after something happened: total, as what is no way in the table leaves it where it is.
    ///
    /// ```
    /// use cms_core::session::{SessionStage, SessionTrigger};
    ///
    /// assert_eq!(SessionStage::Started.after(SessionTrigger::EnergyFlows), SessionStage::Charging);
    /// // A late word of the vehicle does not reopen what was billed.
    /// assert_eq!(SessionStage::Priced.after(SessionTrigger::EnergyFlows), SessionStage::Priced);
    /// ```
    #[must_use]
    pub fn after(self, trigger: SessionTrigger) -> Self {
        let way = STAGE_TRANSITIONS.iter().find(|way| way.from == self && way.by == trigger);
        way.map_or(self, |way| way.to)
    }

    /// A stable name, as it is stored and shown in diagrams.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Requested => "requested",
            Self::Authorized => "authorized",
            Self::Started => "started",
            Self::Charging => "charging",
            Self::SuspendedByEv => "suspended_by_ev",
            Self::SuspendedByEvse => "suspended_by_evse",
            Self::Finishing => "finishing",
            Self::Ended => "ended",
            Self::Priced => "priced",
            Self::Unconfirmed => "unconfirmed",
        }
    }
}

impl SessionTrigger {
    /// All triggers.
    pub const ALL: [Self; 9] = [
        Self::StationAccepts,
        Self::RequestFails,
        Self::TransactionOpens,
        Self::EnergyFlows,
        Self::VehiclePauses,
        Self::StationPauses,
        Self::EnergyStops,
        Self::TransactionEnds,
        Self::Billed,
    ];

    /// In words, for diagrams.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::StationAccepts => "station accepts",
            Self::RequestFails => "refused, withdrawn or too late",
            Self::TransactionOpens => "transaction opens",
            Self::EnergyFlows => "energy flows",
            Self::VehiclePauses => "vehicle pauses",
            Self::StationPauses => "station pauses",
            Self::EnergyStops => "energy stops",
            Self::TransactionEnds => "transaction ends",
            Self::Billed => "billed",
        }
    }
}

impl SessionEvent {
    /// What it is in the table of stages; none where it changes no stage.
    #[must_use]
    pub const fn trigger(&self) -> Option<SessionTrigger> {
        match self {
            Self::Started { .. } | Self::Discovered { .. } => Some(T::TransactionOpens),
            Self::ChargingStateChanged { state, .. } => Some(match state {
                ChargingState::Charging => T::EnergyFlows,
                ChargingState::SuspendedEv => T::VehiclePauses,
                ChargingState::SuspendedEvse => T::StationPauses,
                ChargingState::Connected | ChargingState::Idle => T::EnergyStops,
            }),
            Self::Ended { .. } => Some(T::TransactionEnds),
            Self::Priced { .. } => Some(T::Billed),
            Self::TokenPresented { .. } | Self::EvseAssigned { .. } | Self::StartRevised { .. } => None,
        }
    }
}

impl Session {
    /// Where it stands.
    #[must_use]
    pub const fn stage(&self) -> SessionStage {
        match (self.state, self.charging) {
            (SessionState::Priced, _) => S::Priced,
            (SessionState::Held, _) => S::Ended,
            (SessionState::Open, Some(ChargingState::Charging)) => S::Charging,
            (SessionState::Open, Some(ChargingState::SuspendedEv)) => S::SuspendedByEv,
            (SessionState::Open, Some(ChargingState::SuspendedEvse)) => S::SuspendedByEvse,
            (SessionState::Open, Some(ChargingState::Connected | ChargingState::Idle)) if self.has_charged => {
                S::Finishing
            }
            (SessionState::Open, _) => S::Started,
        }
    }
}

/// The table as a state diagram in the language of Mermaid, as it stands in `docs/session-states.md`.
#[must_use]
pub fn stage_diagram() -> String {
    let mut text = String::from("stateDiagram-v2\n    [*] --> requested\n    [*] --> started\n");
    for way in &STAGE_TRANSITIONS {
        // Writing to a text cannot fail.
        let _ = writeln!(text, "    {} --> {}: {}", way.from.name(), way.to.name(), way.by.words());
    }
    text.push_str("    priced --> [*]\n    unconfirmed --> [*]\n");
    text
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;
    use crate::session::EndReason;
    use crate::station::{ConnectorAddress, StationId};
    use crate::{CdrId, SessionId};

    fn at() -> DateTime<Utc> {
        DateTime::UNIX_EPOCH
    }

    fn event(trigger: SessionTrigger) -> Vec<SessionEvent> {
        let charging = |state| SessionEvent::ChargingStateChanged { state, at: at(), order: None };
        match trigger {
            T::StationAccepts | T::RequestFails => vec![],
            T::TransactionOpens => vec![SessionEvent::Started {
                session: SessionId::new("ses_1"),
                address: ConnectorAddress { station: StationId::parse("CS1").unwrap(), evse: 1, connector: 1 },
                evse_id: None,
                transaction_id: "1".into(),
                at: at(),
                received_at: at(),
                meter: None,
                tariff: None,
                order: None,
            }],
            T::EnergyFlows => vec![charging(ChargingState::Charging)],
            T::VehiclePauses => vec![charging(ChargingState::SuspendedEv)],
            T::StationPauses => vec![charging(ChargingState::SuspendedEvse)],
            T::EnergyStops => vec![charging(ChargingState::Connected), charging(ChargingState::Idle)],
            T::TransactionEnds => vec![SessionEvent::Ended {
                at: at(),
                received_at: at(),
                meter: None,
                energy: None,
                reason: EndReason::Local,
                flags: Vec::new(),
                inferred_until: None,
            }],
            T::Billed => vec![SessionEvent::Priced { cdr: CdrId::new("cdr_1") }],
        }
    }

    /// The events by which a session gets to a stage.
    fn way_to(stage: SessionStage) -> Option<Vec<SessionTrigger>> {
        let mut found = vec![(S::Started, vec![T::TransactionOpens])];
        let mut next = 0;
        while let Some((from, by)) = found.get(next).cloned() {
            if from == stage {
                return Some(by);
            }
            for way in STAGE_TRANSITIONS.iter().filter(|way| way.from == from) {
                if !found.iter().any(|(known, _)| *known == way.to) {
                    found.push((way.to, by.iter().copied().chain([way.by]).collect()));
                }
            }
            next += 1;
        }
        None
    }

    #[test]
    fn a_session_goes_every_way_of_the_table_and_no_other() {
        let mut gone = 0;
        for stage in SessionStage::ALL {
            let Some(by) = way_to(stage) else { continue };
            let events: Vec<_> = by.iter().flat_map(|trigger| event(*trigger).into_iter().take(1)).collect();
            for trigger in SessionTrigger::ALL.into_iter().filter(|trigger| *trigger != T::TransactionOpens) {
                // A record is written for what has ended, by the one who writes the end.
                if trigger == T::Billed && !matches!(stage, S::Ended | S::Priced) {
                    continue;
                }
                for event in event(trigger) {
                    let mut session = crate::session::fold(&events).unwrap();
                    assert_eq!(session.stage(), stage);
                    assert_eq!(event.trigger(), Some(trigger));
                    session.apply(&event);
                    assert_eq!(session.stage(), stage.after(trigger), "{stage:?} {trigger:?}");
                    gone += 1;
                }
            }
        }
        assert!(gone >= 40, "{gone}");
    }

    #[test]
    fn every_stage_is_reached_and_what_is_billed_stays_billed() {
        for stage in SessionStage::ALL {
            let begins = matches!(stage, S::Requested | S::Started);
            assert!(begins || STAGE_TRANSITIONS.iter().any(|way| way.to == stage), "{stage:?}");
            for trigger in SessionTrigger::ALL {
                let ways = STAGE_TRANSITIONS.iter().filter(|way| way.from == stage && way.by == trigger).count();
                assert!(ways <= 1, "{stage:?} {trigger:?} leads to two places");
            }
        }
        assert!(SessionTrigger::ALL.into_iter().all(|trigger| S::Priced.after(trigger) == S::Priced));
    }

    #[test]
    fn the_page_shows_the_table() {
        let page = include_str!("../../../docs/session-states.md");
        assert!(page.contains(&stage_diagram()), "put this into docs/session-states.md:\n{}", stage_diagram());
    }
}
