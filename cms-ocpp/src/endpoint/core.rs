//! The endpoint itself.

use std::collections::VecDeque;

use super::inbound::Inbound;
use super::{CallId, EndpointConfig, EndpointCounters, EndpointError, Event, InboundId, MessageIds, Moment};
use crate::Version;
use crate::rpc::{CallError, Frame, FrameError, Limits, MessageId, MessageType, Payload};

/// Ended calls that are remembered, to tell a late or repeated answer from one nobody asked for.
const REMEMBERED_CALLS: usize = 8;

/// One end of one connection: the rules of OCPP-J without I/O. See the [module](super) for the contract.
///
/// An endpoint lives as long as its connection; the next connection gets a new one, with fresh [`MessageIds`].
#[derive(Debug)]
pub struct Endpoint {
    version: Version,
    config: EndpointConfig,
    ids: MessageIds,
    made: u64,
    pending: Option<Pending>,
    queue: VecDeque<Queued>,
    ended: VecDeque<Ended>,
    inbound: Inbound,
    transmits: VecDeque<String>,
    events: VecDeque<Event>,
    counters: EndpointCounters,
    bad_frames_in_a_row: u32,
    disconnected: bool,
}

#[derive(Debug)]
struct Pending {
    id: CallId,
    message_id: MessageId,
    action: String,
    deadline: Moment,
}

#[derive(Debug)]
struct Queued {
    id: CallId,
    action: String,
    payload: Payload,
}

#[derive(Debug)]
struct Ended {
    message_id: MessageId,
    answered: bool,
}

impl Endpoint {
    /// An endpoint for one new connection of this version.
    pub fn new(version: Version, ids: MessageIds, config: EndpointConfig) -> Self {
        Self {
            version,
            config,
            ids,
            made: 0,
            pending: None,
            queue: VecDeque::new(),
            ended: VecDeque::new(),
            inbound: Inbound::default(),
            transmits: VecDeque::new(),
            events: VecDeque::new(),
            counters: EndpointCounters::default(),
            bad_frames_in_a_row: 0,
            disconnected: false,
        }
    }

    /// Takes a text message from the peer.
    pub fn handle_text(&mut self, now: Moment, text: &str) {
        if self.disconnected {
            return;
        }
        self.counters.frames_received += 1;
        match Frame::parse(text, self.version, self.config.limits) {
            Ok(frame) => {
                self.bad_frames_in_a_row = 0;
                self.handle_frame(now, frame);
            }
            Err(error) => self.handle_bad_frame(now, error),
        }
    }

    /// Lets time pass: ends the outstanding call if its time is over, and sends the next one.
    pub fn handle_timeout(&mut self, now: Moment) {
        let due = self.pending.as_ref().is_some_and(|pending| pending.deadline <= now);
        if !due {
            return;
        }
        if let Some(pending) = self.pending.take() {
            self.counters.timed_out += 1;
            self.remember(pending.message_id, false);
            self.events.push_back(Event::TimedOut { id: pending.id, action: pending.action });
        }
        self.send_next(now);
    }

    /// Calls the peer: at once where no call is outstanding, else in its turn.
    ///
    /// # Errors
    /// [`EndpointError::QueueFull`], [`EndpointError::Disconnected`].
    pub fn call(&mut self, now: Moment, action: impl Into<String>, payload: Payload) -> Result<CallId, EndpointError> {
        if self.disconnected {
            return Err(EndpointError::Disconnected);
        }
        if self.pending.is_some() && self.queue.len() >= self.config.max_queued_calls {
            return Err(EndpointError::QueueFull { limit: self.config.max_queued_calls });
        }
        self.made += 1;
        let id = CallId(self.made);
        self.queue.push_back(Queued { id, action: action.into(), payload });
        self.send_next(now);
        Ok(id)
    }

    /// Withdraws a call that has not been sent. True: no event will follow for it. False: it was sent, and keeps the
    /// slot until it is answered or times out, because OCPP allows no other call before that; or it has ended.
    pub fn cancel(&mut self, id: CallId) -> bool {
        let before = self.queue.len();
        self.queue.retain(|queued| queued.id != id);
        self.queue.len() < before
    }

    /// Sends a message that wants no answer (OCPP 2.1 part 4 §4.2.4); it does not wait for the outstanding call.
    ///
    /// # Errors
    /// [`EndpointError::NotInVersion`] before 2.1, [`EndpointError::Disconnected`].
    pub fn send(&mut self, action: impl Into<String>, payload: Payload) -> Result<(), EndpointError> {
        self.check_version(MessageType::Send)?;
        let frame = Frame::Send { id: self.ids.next_id(), action: action.into(), payload };
        self.transmit(&frame);
        Ok(())
    }

    /// Answers a call of the peer. The answer leaves when every earlier call has been answered.
    ///
    /// # Errors
    /// [`EndpointError::UnknownCall`], [`EndpointError::Disconnected`].
    pub fn respond(&mut self, id: InboundId, answer: Result<Payload, CallError>) -> Result<(), EndpointError> {
        self.answer(id, Some(answer))
    }

    /// Gives up on a call of the peer without an answer: the peer will time out and send it again.
    ///
    /// # Errors
    /// [`EndpointError::UnknownCall`], [`EndpointError::Disconnected`].
    pub fn leave_unanswered(&mut self, id: InboundId) -> Result<(), EndpointError> {
        self.answer(id, None)
    }

    /// Tells the peer that its answer to a call of ours could not be processed (OCPP 2.1 part 4 §4.2.3).
    ///
    /// # Errors
    /// [`EndpointError::NotInVersion`] before 2.1, [`EndpointError::Disconnected`].
    pub fn reject_result(&mut self, message_id: MessageId, error: CallError) -> Result<(), EndpointError> {
        self.check_version(MessageType::CallResultError)?;
        self.transmit(&Frame::CallResultError { id: message_id, error });
        Ok(())
    }

    /// The connection has ended: ends every call of ours and forgets the peer's. Nothing is accepted afterwards.
    pub fn disconnect(&mut self) {
        self.disconnected = true;
        if let Some(Pending { id, action, .. }) = self.pending.take() {
            self.events.push_back(Event::Disconnected { id, action, sent: true });
        }
        for Queued { id, action, .. } in self.queue.drain(..) {
            self.events.push_back(Event::Disconnected { id, action, sent: false });
        }
        self.inbound.clear();
        self.transmits.clear();
    }

    /// Changes the bounds on frames, for example once a boot has been accepted.
    pub fn set_limits(&mut self, limits: Limits) {
        self.config.limits = limits;
    }

    /// The next frame to put on the wire.
    pub fn poll_transmit(&mut self) -> Option<String> {
        let text = pop(&mut self.transmits)?;
        self.counters.frames_sent += 1;
        Some(text)
    }

    /// The next thing to know.
    pub fn poll_event(&mut self) -> Option<Event> {
        pop(&mut self.events)
    }

    /// When to call [`Endpoint::handle_timeout`]; `None` while nothing waits.
    pub fn poll_timeout(&self) -> Option<Moment> {
        self.pending.as_ref().map(|pending| pending.deadline)
    }

    /// Whether as many calls of the peer wait as may. Stop reading the socket until it is false: the peer is then
    /// slowed down by its own connection. A call that is handed in all the same is dropped without an answer and
    /// counted.
    pub fn is_inbound_full(&self) -> bool {
        self.inbound.len() >= self.config.max_inbound_calls
    }

    /// The version of the connection.
    pub fn version(&self) -> Version {
        self.version
    }

    /// What was seen so far.
    pub fn counters(&self) -> EndpointCounters {
        self.counters
    }

    fn handle_frame(&mut self, now: Moment, frame: Frame) {
        match frame {
            Frame::Call { id, action, payload } => self.handle_call(id, action, payload),
            Frame::Send { id, action, payload } => {
                self.events.push_back(Event::Send { message_id: id, action, payload });
            }
            Frame::CallResult { id, payload } => {
                if let Some(pending) = self.end_pending(&id) {
                    self.counters.results += 1;
                    let Pending { id, message_id, action, .. } = pending;
                    self.events.push_back(Event::Result { id, message_id, action, payload });
                    self.send_next(now);
                }
            }
            Frame::CallError { id, error } if id.is_unreadable() => {
                self.events.push_back(Event::PeerCouldNotRead { error });
            }
            Frame::CallError { id, error } => {
                if let Some(Pending { id, action, .. }) = self.end_pending(&id) {
                    self.counters.errors += 1;
                    self.events.push_back(Event::Error { id, action, error });
                    self.send_next(now);
                }
            }
            Frame::CallResultError { id, error } => {
                self.events.push_back(Event::ResultRejected { message_id: id, error });
            }
        }
    }

    fn handle_call(&mut self, message_id: MessageId, action: String, payload: Payload) {
        if self.inbound.repeats(&message_id, &action, &payload) {
            self.counters.duplicate_calls += 1;
            return;
        }
        if self.is_inbound_full() {
            self.counters.overflowed_calls += 1;
            return;
        }
        self.counters.calls_received += 1;
        let id = self.inbound.receive(message_id.clone(), &action, &payload);
        self.events.push_back(Event::Call { id, message_id, action, payload });
    }

    fn handle_bad_frame(&mut self, now: Moment, error: FrameError) {
        self.counters.bad_frames += 1;
        self.bad_frames_in_a_row = self.bad_frames_in_a_row.saturating_add(1);
        let mut answered = false;
        if self.bad_frames_in_a_row <= self.config.max_answered_bad_frames {
            if let Some(answer) = error.answer() {
                self.transmit(&answer);
                answered = true;
            }
        }
        let answers_a_call = matches!(error.message_type(), Some(3 | 4));
        match error.id().filter(|_| answers_a_call).cloned().and_then(|id| self.end_pending(&id)) {
            Some(Pending { id, action, .. }) => {
                self.counters.bad_answers += 1;
                self.events.push_back(Event::BadAnswer { id, action, error });
                self.send_next(now);
            }
            None => self.events.push_back(Event::BadFrame { error, answered }),
        }
    }

    /// The outstanding call, taken, where this is its message id; otherwise the answer is counted as stray.
    fn end_pending(&mut self, message_id: &MessageId) -> Option<Pending> {
        if let Some(pending) = self.pending.take_if(|pending| pending.message_id == *message_id) {
            self.remember(pending.message_id.clone(), true);
            return Some(pending);
        }
        match self.ended.iter_mut().find(|ended| ended.message_id == *message_id) {
            Some(ended) if ended.answered => self.counters.duplicate_answers += 1,
            Some(ended) => {
                ended.answered = true;
                self.counters.late_answers += 1;
            }
            None => self.counters.unknown_answers += 1,
        }
        None
    }

    fn remember(&mut self, message_id: MessageId, answered: bool) {
        if self.ended.len() == REMEMBERED_CALLS {
            self.ended.pop_front();
        }
        self.ended.push_back(Ended { message_id, answered });
    }

    fn send_next(&mut self, now: Moment) {
        if self.pending.is_some() {
            return;
        }
        let Some(Queued { id, action, payload }) = pop(&mut self.queue) else { return };
        let message_id = self.ids.next_id();
        let frame = Frame::Call { id: message_id.clone(), action: action.clone(), payload };
        self.counters.calls_sent += 1;
        self.transmit(&frame);
        self.pending = Some(Pending { id, message_id, action, deadline: now + self.config.call_timeout });
    }

    fn answer(&mut self, id: InboundId, answer: Option<Result<Payload, CallError>>) -> Result<(), EndpointError> {
        if self.disconnected {
            return Err(EndpointError::Disconnected);
        }
        if !self.inbound.answer(id, answer) {
            return Err(EndpointError::UnknownCall);
        }
        while let Some(frame) = self.inbound.next_answer() {
            self.transmit(&frame);
        }
        Ok(())
    }

    fn check_version(&self, message_type: MessageType) -> Result<(), EndpointError> {
        if self.disconnected {
            return Err(EndpointError::Disconnected);
        }
        if message_type.exists_in(self.version) {
            Ok(())
        } else {
            Err(EndpointError::NotInVersion { version: self.version })
        }
    }

    fn transmit(&mut self, frame: &Frame) {
        self.transmits.push_back(frame.to_text(self.version));
    }
}

/// The next element. An empty queue gives its memory back: a station is idle most of the time, and there are many.
fn pop<T>(queue: &mut VecDeque<T>) -> Option<T> {
    let element = queue.pop_front();
    if queue.is_empty() {
        *queue = VecDeque::new();
    }
    element
}
