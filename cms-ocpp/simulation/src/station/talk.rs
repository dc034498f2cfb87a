//! A station on one connection.

use std::collections::{BTreeMap, VecDeque};
use std::future::pending;
use std::time::Duration;

use chrono::DateTime;
use cms_ocpp::transport::Transport as _;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep, sleep_until};

use super::journal::EventKind;
use super::{Station, dialect};
use crate::FaultKind;
use crate::link::LinkEnd;

/// How long a station waits for an answer.
const PATIENCE: Duration = Duration::from_secs(30);

/// How a station leaves a connection.
pub(super) enum Leave {
    /// It is broken, or gives no answers.
    Broken,
    /// It is left open, and a second one is opened beside it.
    Takeover(LinkEnd),
}

/// What was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sent {
    Boot,
    Status(usize),
    Event(usize),
}

/// A connection in use.
struct Talk {
    sent: BTreeMap<String, Sent>,
    outstanding: Option<(String, Instant)>,
    booted: bool,
    statuses: VecDeque<usize>,
    again: VecDeque<usize>,
    unanswered: u8,
    prefix: String,
}

impl Station {
    /// Talks until the connection is left.
    pub(super) async fn talk(&self, mut link: LinkEnd) -> Leave {
        let mut talk = Talk {
            sent: BTreeMap::new(),
            outstanding: None,
            booted: false,
            statuses: (0..self.context.plan.evses as usize).collect(),
            again: VecDeque::new(),
            unanswered: 0,
            prefix: self.prefix(),
        };
        loop {
            if talk.outstanding.is_none()
                && let Some(next) = self.next(&mut talk)
                && let Err(()) = self.send(&mut talk, &mut link, next).await
            {
                return Leave::Broken;
            }
            let deadline = talk.outstanding.as_ref().map(|(_, deadline)| *deadline);
            let expired = async {
                match deadline {
                    Some(deadline) => sleep_until(deadline).await,
                    None => pending().await,
                }
            };
            tokio::select! {
                biased;
                received = link.receive() => {
                    let Ok(Some(text)) = received else { return Leave::Broken };
                    let confirmed = self.take(&mut talk, &mut link, &text).await;
                    if confirmed && self.strikes(FaultKind::Takeover) {
                        // What waits next is under way on the old connection while the new one is opened.
                        if let Some(next) = self.next(&mut talk) {
                            // The new connection sends it again in any case.
                            let _ = self.send(&mut talk, &mut link, next).await;
                        }
                        return Leave::Takeover(link);
                    }
                }
                () = self.changed.notified(), if deadline.is_none() => {}
                () = self.reconnect.notified() => return Leave::Broken,
                () = expired => {
                    talk.outstanding = None;
                    talk.unanswered += 1;
                    if talk.unanswered > 2 {
                        return Leave::Broken;
                    }
                    sleep(Duration::from_millis(self.draw(0, 3_000))).await;
                }
            }
        }
    }

    fn prefix(&self) -> String {
        let mut journal = self.journal();
        journal.connections += 1;
        format!("{}-", journal.connections)
    }

    fn next(&self, talk: &mut Talk) -> Option<Sent> {
        if !talk.booted {
            return Some(Sent::Boot);
        }
        if let Some(evse) = talk.statuses.pop_front() {
            return Some(Sent::Status(evse));
        }
        let again = talk.again.pop_front();
        again.or_else(|| self.journal().queue.front().copied()).map(Sent::Event)
    }

    async fn send(&self, talk: &mut Talk, link: &mut LinkEnd, what: Sent) -> Result<(), ()> {
        let (action, payload) = self.words(what);
        // A new id each time, also for what is sent again.
        let id = format!("{}{}", talk.prefix, talk.sent.len() + 1);
        let text = json!([2, id, action, payload]).to_string();
        talk.sent.insert(id.clone(), what);
        talk.outstanding = Some((id, Instant::now() + PATIENCE));
        link.send(text).await.map_err(|_| ())
    }

    fn words(&self, what: Sent) -> (&'static str, Value) {
        let now = self.clock_ms();
        let journal = self.journal();
        match what {
            Sent::Boot => ("BootNotification", dialect::boot(self.version)),
            Sent::Status(index) => {
                let charging = journal.evses[index].open.is_some();
                let evse = u32::try_from(index + 1).unwrap_or_default();
                ("StatusNotification", dialect::status(self.version, evse, charging, now))
            }
            Sent::Event(index) => {
                let event = &journal.events[index];
                dialect::event(self.version, event, &journal.transactions[event.transaction])
            }
        }
    }

    /// Takes a message; true where it confirmed an event.
    async fn take(&self, talk: &mut Talk, link: &mut LinkEnd, text: &str) -> bool {
        let Ok(Value::Array(frame)) = serde_json::from_str::<Value>(text) else { return false };
        let id = frame.get(1).and_then(Value::as_str).unwrap_or_default().to_owned();
        match (frame.first().and_then(Value::as_i64), frame.get(2)) {
            (Some(2), Some(action)) => {
                let accepted = self.ordered(action.as_str().unwrap_or_default(), frame.get(3).unwrap_or(&Value::Null));
                let status = if accepted { "Accepted" } else { "Rejected" };
                // Where it is lost, the command is asked again or fails.
                let _ = link.send(json!([3, id, {"status": status}]).to_string()).await;
                false
            }
            (Some(3), Some(payload)) => {
                let Some(what) = talk.answered(&id) else { return false };
                self.confirmed(talk, what, payload)
            }
            (Some(4), code) => {
                let Some(what) = talk.answered(&id) else { return false };
                self.refused(what, code.and_then(Value::as_str).unwrap_or_default());
                false
            }
            _ => false,
        }
    }

    fn confirmed(&self, talk: &mut Talk, what: Sent, payload: &Value) -> bool {
        match what {
            Sent::Boot => {
                talk.booted = true;
                let told = payload["currentTime"].as_str().and_then(|time| DateTime::parse_from_rfc3339(time).ok());
                if let Some(told) = told {
                    self.journal().offset_ms = told.timestamp_millis() - self.context.now().timestamp_millis();
                }
                false
            }
            Sent::Status(_) => false,
            Sent::Event(index) => {
                let resend = self.strikes(FaultKind::QueueResent);
                let mut journal = self.journal();
                let event = &mut journal.events[index];
                event.replies.push(payload.clone());
                if event.replies.first() != Some(payload) {
                    let (kind, first) = (event.kind, &event.replies[0]);
                    let message = format!("{}: {kind:?} was answered {first}, then {payload}", self.name);
                    self.context.violate("a_repeat_gets_the_same_reply", message);
                }
                let (number, kind, sample) = (event.transaction, event.kind, (event.at_ms, event.register_wh));
                if resend {
                    talk.again.push_back(index);
                }
                if journal.queue.front() != Some(&index) {
                    return false;
                }
                journal.queue.pop_front();
                let transaction = &mut journal.transactions[number];
                match kind {
                    EventKind::Start => {
                        transaction.start_confirmed = true;
                        if transaction.id.is_none() {
                            transaction.id = payload["transactionId"].as_i64().map(|id| id.to_string());
                        }
                    }
                    EventKind::Sample => transaction.samples_confirmed.push(sample),
                    EventKind::Charging => {}
                    EventKind::Stop(_) => {
                        transaction.end_confirmed = true;
                        transaction.faulted = self.context.felt_by(&self.name) > transaction.faults_before;
                    }
                }
                let evse = transaction.evse as usize - 1;
                if matches!(kind, EventKind::Start | EventKind::Stop(_)) {
                    talk.statuses.push_back(evse);
                }
                true
            }
        }
    }

    fn refused(&self, what: Sent, code: &str) {
        let message = format!("{}: {what:?} was answered with the error {code}", self.name);
        self.context.violate("a_valid_message_is_never_answered_with_an_error", message);
        if let Sent::Event(index) = what {
            let mut journal = self.journal();
            if journal.queue.front() == Some(&index) {
                // As stations do: what was refused is not sent again.
                journal.queue.pop_front();
            }
        }
    }

    fn ordered(&self, action: &str, payload: &Value) -> bool {
        let Some(wanted) = dialect::stop_asked(action, payload) else { return false };
        let mut journal = self.journal();
        let open = journal.evses.iter().position(|evse| {
            let open = evse.open.and_then(|open| journal.transactions.get(open));
            open.is_some_and(|open| open.id.as_ref() == Some(&wanted))
        });
        if let Some(evse) = open {
            journal.evses[evse].stop_asked = true;
        }
        open.is_some()
    }
}

impl Talk {
    /// What a message id was used for; the call that waits is over if it is that one.
    fn answered(&mut self, id: &str) -> Option<Sent> {
        if self.outstanding.as_ref().is_some_and(|(waiting, _)| waiting == id) {
            self.outstanding = None;
            self.unanswered = 0;
        }
        self.sent.get(id).copied()
    }
}
