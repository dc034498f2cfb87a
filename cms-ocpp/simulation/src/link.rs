//! The connection of a station, with everything that networks do to it.
//!
//! It stands for WebSocket, TLS and TCP together: a message arrives whole or not at all, and an end learns of the other's
//! death late or by silence only. Messages that are lost, doubled or overtaken while the connection lives are more than TCP
//! allows; brokers and proxies do it all the same.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use cms_ocpp::transport::{CloseReason, Transport, TransportError};
use tokio::sync::mpsc;
use tokio::time::sleep;

use crate::context::Context;
use crate::random::Random;
use crate::{FaultKind, Mutant};

/// After so much silence a node takes a station for gone, as its ping and the time for the pong say.
const SILENCE: Duration = Duration::from_secs(90);

/// A fresh connection: the end of the station, and that of the central system.
pub(crate) fn connect(context: &Arc<Context>, station: &str, random: Random) -> (LinkEnd, LinkEnd) {
    let (to_station, at_station) = mpsc::unbounded_channel();
    let (to_central, at_central) = mpsc::unbounded_channel();
    let state = State {
        random,
        to: [to_station, to_central],
        last_ms: [0; 2],
        knows_end: [false; 2],
        dead: false,
        last_call: None,
    };
    let cable = Arc::new(Cable { context: context.clone(), station: station.to_owned(), state: Mutex::new(state) });
    let end = |side, inbox| LinkEnd { side, inbox, cable: cable.clone() };
    (end(Side::Station, at_station), end(Side::Central, at_central))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Station = 0,
    Central = 1,
}

impl Side {
    const fn other(self) -> Self {
        match self {
            Self::Station => Self::Central,
            Self::Central => Self::Station,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Station => "station",
            Self::Central => "central",
        }
    }
}

/// One end of a connection.
pub(crate) struct LinkEnd {
    side: Side,
    inbox: mpsc::UnboundedReceiver<Parcel>,
    cable: Arc<Cable>,
}

enum Parcel {
    Text(String),
    Closed,
    Broken,
}

struct Cable {
    context: Arc<Context>,
    station: String,
    state: Mutex<State>,
}

struct State {
    random: Random,
    /// The inbox of each side.
    to: [mpsc::UnboundedSender<Parcel>; 2],
    /// When the last message in order arrives at each side.
    last_ms: [u64; 2],
    /// Which side knows that it is over.
    knows_end: [bool; 2],
    /// Nothing that is sent from now on arrives.
    dead: bool,
    /// The last message that the central system received, for a defect of its answers.
    last_call: Option<String>,
}

#[async_trait]
impl Transport for LinkEnd {
    async fn receive(&mut self) -> Result<Option<String>, TransportError> {
        match self.inbox.recv().await {
            Some(Parcel::Text(text)) => {
                let name = self.side.name();
                self.cable.context.note(&["arrived at", name, &self.cable.station, &text]);
                if self.side == Side::Central {
                    self.cable.lock().last_call = Some(text.clone());
                }
                Ok(Some(text))
            }
            Some(Parcel::Closed) => {
                self.cable.lock().knows_end[self.side as usize] = true;
                Ok(None)
            }
            Some(Parcel::Broken) | None => {
                self.cable.lock().knows_end[self.side as usize] = true;
                Err(TransportError::Broken { reason: "simulated".to_owned() })
            }
        }
    }

    async fn send(&mut self, text: String) -> Result<(), TransportError> {
        self.cable.send(self.side, text)
    }

    async fn close(&mut self, reason: CloseReason) -> Result<(), TransportError> {
        if reason == CloseReason::TryAgainLater
            && self.side == Side::Central
            && self.cable.context.plan.mutant == Some(Mutant::ErrorInsteadOfSilence)
        {
            self.cable.answer_with_an_error();
        }
        self.cable.end(self.side, Parcel::Closed);
        Ok(())
    }
}

impl Drop for LinkEnd {
    /// The process behind this end is gone; the other end hears of it.
    fn drop(&mut self) {
        self.cable.end(self.side, Parcel::Broken);
    }
}

impl Cable {
    fn send(self: &Arc<Self>, from: Side, text: String) -> Result<(), TransportError> {
        let station = Some(self.station.as_str());
        let to = from.other();
        let mut state = self.lock();
        if state.knows_end[from as usize] {
            return Err(TransportError::Closed);
        }
        if state.dead {
            return Ok(());
        }
        let strikes = |kind, state: &mut State| self.context.strikes(kind, station, &mut state.random);
        if strikes(FaultKind::LinkDrop, &mut state) {
            return Ok(());
        }
        if strikes(FaultKind::LinkCutMidFrame, &mut state) {
            self.cut(&mut state);
            return Ok(());
        }
        let mut wait = state.random.between(1, 30);
        if strikes(FaultKind::LinkDelay, &mut state) {
            wait += state.random.between(1_000, 40_000);
        }
        let now = self.context.now_ms();
        let in_order = (now + wait).max(state.last_ms[to as usize] + 1);
        if strikes(FaultKind::LinkReorder, &mut state) {
            let late = in_order + state.random.between(200, 20_000);
            self.deliver(to, text.clone(), late - now);
        } else {
            state.last_ms[to as usize] = in_order;
            self.deliver(to, text.clone(), in_order - now);
        }
        if strikes(FaultKind::LinkDuplicate, &mut state) {
            let late = wait + state.random.between(1, 15_000);
            self.deliver(to, text, late);
        }
        if strikes(FaultKind::LinkCut, &mut state) {
            self.cut(&mut state);
        } else if strikes(FaultKind::LinkHalfOpen, &mut state) {
            state.dead = true;
            self.break_off(Side::Station, Duration::from_millis(state.random.between(1, 50)));
            self.break_off(Side::Central, SILENCE);
        }
        Ok(())
    }

    /// Both ends learn of it at once; what is under way may still arrive before that.
    fn cut(self: &Arc<Self>, state: &mut State) {
        state.dead = true;
        for side in [Side::Station, Side::Central] {
            self.break_off(side, Duration::from_millis(state.random.between(0, 40)));
        }
    }

    /// This end is done; the other one learns of it.
    fn end(self: &Arc<Self>, from: Side, how: Parcel) {
        let mut state = self.lock();
        if std::mem::replace(&mut state.knows_end[from as usize], true) || state.dead {
            return;
        }
        state.dead = true;
        let (to, at) = (from.other(), state.last_ms[from.other() as usize].saturating_sub(self.context.now_ms()) + 1);
        drop(state);
        self.later(to, how, Duration::from_millis(at));
    }

    fn break_off(self: &Arc<Self>, side: Side, after: Duration) {
        self.later(side, Parcel::Broken, after);
    }

    fn deliver(self: &Arc<Self>, to: Side, text: String, after_ms: u64) {
        self.later(to, Parcel::Text(text), Duration::from_millis(after_ms));
    }

    fn later(self: &Arc<Self>, to: Side, parcel: Parcel, after: Duration) {
        let cable = self.clone();
        tokio::spawn(async move {
            sleep(after).await;
            let inbox = cable.lock().to[to as usize].clone();
            // Nobody is there any more.
            let _ = inbox.send(parcel);
        });
    }

    /// What a central system should never do: a station forgets what is answered with an error.
    fn answer_with_an_error(self: &Arc<Self>) {
        let last = self.lock().last_call.clone();
        let call = last.and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok());
        if let Some(id) = call.as_ref().and_then(|call| call.get(1)).and_then(serde_json::Value::as_str) {
            let error = serde_json::json!([4, id, "InternalError", "", {}]);
            // The connection is about to close, and the error goes before that.
            let _ = self.send(Side::Central, error.to_string());
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
