//! The connection of one station.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use cms_core::HandleError;
use cms_core::storage::Version;
use cms_ocpp::csms::{Answered, CallAnswer, Link};
use cms_ocpp::endpoint::{Endpoint, MessageIds};
use cms_ocpp::rpc::{CallError, ErrorCode, Payload};
use cms_ocpp::transport::{CloseReason, Transport};
use tokio::sync::Notify;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;

use super::Shared;
use crate::{
    Answer, CallFailure, CallHandler, CallSender, Connection, ConnectionOptions, InboundCall, InboundSend, Report,
};

/// The first pause before a change is tried again; it doubles.
const FIRST_PAUSE: Duration = Duration::from_millis(50);

/// Runs a connection to its end.
pub(super) async fn run(shared: &Arc<Shared>, link: Link, transport: impl Transport, shutdown: CancellationToken) {
    let Some(ids) = message_ids(shared) else {
        tracing::error!(station = %link.station, "a connection was closed: there is no randomness for its message ids");
        return;
    };
    let endpoint = Endpoint::new(link.version, ids, shared.options.endpoint);
    let options = ConnectionOptions { shutdown, ..ConnectionOptions::default() };
    let (connection, calls) = Connection::new(transport, endpoint, options);
    let epoch = link.fence.as_ref().map(|fence| fence.epoch).unwrap_or_default();
    let outbox = Arc::new(Notify::new());
    if !shared.hub.enter(&link.station, epoch, calls.clone(), outbox.clone()) {
        return;
    }
    shared.csms.live().connected(&link.station, true);
    let handler = Handler { shared: shared.clone(), link: link.clone(), outbox: outbox.clone(), heard: false };
    let ended = tokio::select! {
        biased;
        ended = connection.run(handler) => Some(ended),
        // Its calls fail with the connection, so this only ends after it.
        () = deliver(shared, &link, &calls, &outbox) => None,
    };
    leave(shared, &link, epoch);
    if let Some(ended) = ended {
        tracing::info!(station = %link.station, reason = ended.reason.code(), "a station's connection ended");
    }
}

fn leave(shared: &Shared, link: &Link, epoch: Version) {
    if shared.hub.leave(&link.station, epoch) {
        shared.csms.live().connected(&link.station, false);
    }
}

fn message_ids(shared: &Shared) -> Option<MessageIds> {
    let seed = shared.randomness.seed().ok()?;
    let prefix: String = seed.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    MessageIds::new(&format!("{prefix}-")).ok()
}

/// Sends the commands that wait for the station, one after the other, whenever there are some.
async fn deliver(shared: &Shared, link: &Link, calls: &CallSender, outbox: &Notify) {
    loop {
        outbox.notified().await;
        loop {
            match deliver_next(shared, link, calls).await {
                Ok(true) => {}
                Ok(false) => break,
                Err(HandleError::Fenced) => {
                    // The newer connection sends it.
                    calls.close(CloseReason::Policy);
                    break;
                }
                Err(error) => {
                    tracing::warn!(station = %link.station, code = error.code(), %error, "a command could not be delivered");
                    sleep(shared.options.payment_interval).await;
                }
            }
        }
    }
}

/// Sends the next command; false where none waits or the connection is gone, so that the next one sends it.
async fn deliver_next(shared: &Shared, link: &Link, calls: &CallSender) -> Result<bool, HandleError> {
    let Some(pending) = shared.csms.next_call(link).await? else {
        return Ok(false);
    };
    let Ok(payload) = Payload::from_text(pending.payload.clone()) else {
        return Ok(false);
    };
    tracing::info!(station = %link.station, action = pending.action, "a command is sent");
    let answer = calls.call(pending.action, payload).await;
    let answer = match &answer {
        Ok(payload) => Some(Ok(payload.as_str())),
        Err(CallFailure::Error(error)) => Some(Err(error)),
        Err(CallFailure::Disconnected | CallFailure::QueueFull) => return Ok(false),
        Err(_) => None,
    };
    let effects = shared.csms.called(&pending, answer, shared.moment()?).await?;
    shared.see_to(effects);
    Ok(true)
}

/// Answers the calls of the station.
struct Handler {
    shared: Arc<Shared>,
    link: Link,
    outbox: Arc<Notify>,
    heard: bool,
}

#[async_trait]
impl CallHandler for Handler {
    async fn call(&mut self, call: InboundCall) -> Answer {
        let deadline = Instant::now() + self.shared.options.commit_patience;
        let mut pause = FIRST_PAUSE;
        loop {
            let moment = match self.shared.moment() {
                Ok(moment) => moment,
                Err(_) => return Answer::Disconnect,
            };
            let answered = self.shared.csms.answer(&self.link, &call.action, call.payload.as_str(), moment).await;
            self.log(&call, &answered);
            self.shared.see_to(answered.effects);
            match answered.answer {
                CallAnswer::Result(payload) => {
                    // What waits for a station is sent once it has spoken: a station that just connected may not listen yet.
                    if !std::mem::replace(&mut self.heard, true) {
                        self.outbox.notify_one();
                    }
                    return match Payload::from_text(payload) {
                        Ok(payload) => Answer::Result(payload),
                        Err(_) => {
                            Answer::Error(CallError::new(ErrorCode::InternalError, "the answer cannot be written"))
                        }
                    };
                }
                CallAnswer::Error(error) => return Answer::Error(error),
                CallAnswer::NotDurable(error) if error.is_passing() && Instant::now() + pause < deadline => {
                    sleep(pause).await;
                    pause = pause.saturating_mul(2);
                }
                CallAnswer::NotDurable(_) => return Answer::Disconnect,
            }
        }
    }

    async fn send(&mut self, message: InboundSend) {
        tracing::info!(station = %self.link.station, action = ?message.action, "a message without answer was passed over");
    }

    async fn report(&mut self, report: Report) {
        let station = &self.link.station;
        match report {
            Report::BadFrame { error, answered } => {
                tracing::warn!(%station, fault = error.code(), answered, "a frame cannot be read");
            }
            Report::ResultRejected { message_id, error } => {
                tracing::warn!(%station, %message_id, code = %error.code(), "the station could not process an answer");
            }
            Report::PeerCouldNotRead { error } => {
                tracing::warn!(%station, code = %error.code(), "the station could not read a frame");
            }
        }
    }
}

impl Handler {
    fn log(&self, call: &InboundCall, answered: &Answered) {
        let (station, action) = (&self.link.station, &call.action);
        for notice in &answered.notices {
            tracing::warn!(%station, ?action, notice = notice.kind.code(), "{}", notice.text);
        }
        match &answered.answer {
            CallAnswer::Result(_) => tracing::debug!(%station, ?action, "answered"),
            CallAnswer::Error(error) => {
                tracing::warn!(%station, ?action, code = %error.code(), "answered with an error")
            }
            CallAnswer::NotDurable(error) => {
                tracing::error!(%station, ?action, code = error.code(), %error, "not answered: it could not be made durable");
            }
        }
    }
}
