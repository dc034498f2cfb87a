//! A connection that is written down: which action, which outcome, never what was said.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use cms_ocpp::Version;
use cms_ocpp::message::action;
use cms_ocpp::rpc::{CallError, ErrorCode, Frame, Limits, MessageId};
use cms_ocpp::transport::{CloseReason, Transport, TransportError};

use crate::operator::Orders;

/// Lines that are kept.
const MAX_LINES: usize = 200;

/// Calls whose answers are awaited; more are only met where a peer floods the station.
const MAX_AWAITED: usize = 64;

/// The recent frames of a connection.
#[derive(Debug, Default)]
pub(crate) struct FrameLog(Mutex<Lines>);

#[derive(Debug, Default)]
struct Lines {
    lines: VecDeque<String>,
    written: u64,
    sent: VecDeque<(MessageId, &'static str)>,
    received: VecDeque<(MessageId, &'static str)>,
}

/// Who sent a frame.
#[derive(Clone, Copy)]
enum Side {
    Station,
    Central,
}

impl FrameLog {
    /// The log as text, one frame per line.
    pub(crate) fn to_text(&self) -> String {
        let log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        log.lines.iter().fold(String::new(), |text, line| text + line + "\n")
    }

    fn record(&self, version: Version, side: Side, frame: &Frame) {
        let mut log = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // An unknown action is text of the peer, which may be anything.
        let known = |name: &str| action(version, name).map_or("an unknown action", |info| info.name);
        let verb = match side {
            Side::Station => "sent",
            Side::Central => "received",
        };
        let line = match frame {
            Frame::Call { id, action, .. } => {
                let awaited = match side {
                    Side::Station => &mut log.sent,
                    Side::Central => &mut log.received,
                };
                if awaited.len() == MAX_AWAITED {
                    awaited.pop_front();
                }
                awaited.push_back((id.clone(), known(action)));
                format!("{verb} {}", known(action))
            }
            Frame::Send { action, .. } => format!("{verb} {} without an answer", known(action)),
            Frame::CallResult { id, .. } => {
                format!("{verb} the answer to {}: result", log.answered(side, id))
            }
            Frame::CallError { id, error } => {
                format!("{verb} the answer to {}: error {}", log.answered(side, id), code(error))
            }
            Frame::CallResultError { error, .. } => format!("{verb} a refusal of an answer: error {}", code(error)),
        };
        log.push(&line);
    }

    fn unreadable(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push("received a frame that cannot be read");
    }
}

impl Lines {
    /// The action of the call that this side answers.
    fn answered(&mut self, side: Side, id: &MessageId) -> &'static str {
        let awaited = match side {
            Side::Station => &mut self.received,
            Side::Central => &mut self.sent,
        };
        let at = awaited.iter().position(|(known, _)| known == id);
        at.and_then(|at| awaited.remove(at)).map_or("a call that was not made", |(_, action)| action)
    }

    fn push(&mut self, line: &str) {
        if self.lines.len() == MAX_LINES {
            self.lines.pop_front();
        }
        self.written += 1;
        self.lines.push_back(format!("{} {line}", self.written));
    }
}

/// A code outside the specification is text of the peer, and stays out.
fn code(error: &CallError) -> &str {
    match error.code() {
        ErrorCode::Other(_) => "other",
        code => code.as_str(),
    }
}

/// A transport whose frames are written down, and which says when an order was answered.
#[derive(Debug)]
pub(crate) struct Observed<T> {
    inner: T,
    version: Version,
    log: Arc<FrameLog>,
    orders: Arc<Orders>,
}

impl<T> Observed<T> {
    pub(crate) fn new(inner: T, version: Version, log: Arc<FrameLog>, orders: Arc<Orders>) -> Self {
        Self { inner, version, log, orders }
    }
}

#[async_trait]
impl<T: Transport> Transport for Observed<T> {
    async fn receive(&mut self) -> Result<Option<String>, TransportError> {
        let received = self.inner.receive().await?;
        if let Some(text) = &received {
            match Frame::parse(text, self.version, Limits::default()) {
                Ok(frame) => self.log.record(self.version, Side::Central, &frame),
                Err(_) => self.log.unreadable(),
            }
        }
        Ok(received)
    }

    async fn send(&mut self, text: String) -> Result<(), TransportError> {
        let frame = Frame::parse(&text, self.version, Limits::default()).ok();
        self.inner.send(text).await?;
        if let Some(frame) = frame {
            self.log.record(self.version, Side::Station, &frame);
            if let Frame::CallResult { id, .. } = &frame {
                self.orders.answered(id);
            }
        }
        Ok(())
    }

    async fn close(&mut self, reason: CloseReason) -> Result<(), TransportError> {
        self.inner.close(reason).await
    }
}
