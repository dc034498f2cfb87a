//! The peer's calls: answered once each, in the order they came.

use std::collections::VecDeque;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::InboundId;
use crate::rpc::{CallError, Frame, MessageId, Payload};

/// Calls of the peer that wait for an answer, oldest first.
#[derive(Debug, Default)]
pub(super) struct Inbound {
    waiting: VecDeque<Waiting>,
    received: u64,
}

#[derive(Debug)]
struct Waiting {
    id: InboundId,
    message_id: MessageId,
    /// Of the action and payload: tells a repeated frame from another call that reuses its id.
    fingerprint: u64,
    answer: Answer,
}

#[derive(Debug)]
enum Answer {
    Awaited,
    None,
    Ready(Frame),
}

impl Inbound {
    pub(super) fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Whether this very call is being handled already.
    pub(super) fn repeats(&self, message_id: &MessageId, action: &str, payload: &Payload) -> bool {
        !self.waiting.is_empty() && {
            let fingerprint = fingerprint(action, payload);
            self.waiting.iter().any(|call| call.message_id == *message_id && call.fingerprint == fingerprint)
        }
    }

    pub(super) fn receive(&mut self, message_id: MessageId, action: &str, payload: &Payload) -> InboundId {
        self.received += 1;
        let id = InboundId(self.received);
        let fingerprint = fingerprint(action, payload);
        self.waiting.push_back(Waiting { id, message_id, fingerprint, answer: Answer::Awaited });
        id
    }

    /// Stores an answer, `None` for silence. False where the call does not wait for one.
    pub(super) fn answer(&mut self, id: InboundId, answer: Option<Result<Payload, CallError>>) -> bool {
        let Some(call) = self.waiting.iter_mut().find(|call| call.id == id) else { return false };
        if !matches!(call.answer, Answer::Awaited) {
            return false;
        }
        let message_id = call.message_id.clone();
        call.answer = match answer {
            None => Answer::None,
            Some(Ok(payload)) => Answer::Ready(Frame::CallResult { id: message_id, payload }),
            Some(Err(error)) => Answer::Ready(Frame::CallError { id: message_id, error }),
        };
        true
    }

    /// The next answer in order, once every earlier call has its own.
    pub(super) fn next_answer(&mut self) -> Option<Frame> {
        while let Some(first) = self.waiting.front() {
            if matches!(first.answer, Answer::Awaited) {
                return None;
            }
            if let Some(Waiting { answer: Answer::Ready(frame), .. }) = self.waiting.pop_front() {
                return Some(frame);
            }
        }
        // A station is idle most of the time, and there are many: an empty queue gives its memory back.
        self.waiting = VecDeque::new();
        None
    }

    pub(super) fn clear(&mut self) {
        self.waiting.clear();
    }
}

fn fingerprint(action: &str, payload: &Payload) -> u64 {
    let mut hasher = DefaultHasher::new();
    (action, payload.as_str()).hash(&mut hasher);
    hasher.finish()
}
