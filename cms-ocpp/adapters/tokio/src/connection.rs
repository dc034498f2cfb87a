//! One connection at work.

use std::collections::VecDeque;
use std::future::{Future, pending};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use cms_ocpp::endpoint::{CallId, Endpoint, EndpointCounters, EndpointError, Event, InboundId, Moment};
use cms_ocpp::rpc::{ErrorCode, Payload};
use cms_ocpp::transport::{CloseReason, Transport, TransportError};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep_until, timeout};
use tokio_util::sync::CancellationToken;

use crate::call_sender::{Command, Control};
use crate::{Answer, CallFailure, CallHandler, CallSender, InboundCall, InboundSend, Report};

/// Bounds of one [`Connection`].
#[derive(Debug, Clone)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal over its default")]
pub struct ConnectionOptions {
    /// Messages of the peer that wait for the handler before the socket is no longer read; 16.
    pub max_backlog: usize,
    /// Requests of senders that wait to be looked at; 16. Calls that wait for the peer are bounded by the endpoint.
    pub max_commands: usize,
    /// How long a handler at work may go on after the connection has ended; 30 s.
    pub handler_grace: Duration,
    /// Closes the connection when cancelled, with [`CloseReason::GoingAway`] unless a sender gave another reason.
    pub shutdown: CancellationToken,
}

impl Default for ConnectionOptions {
    fn default() -> Self {
        Self {
            max_backlog: 16,
            max_commands: 16,
            handler_grace: Duration::from_secs(30),
            shutdown: CancellationToken::new(),
        }
    }
}

/// How a connection ended.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Ended {
    /// Who ended it, and why.
    pub reason: EndReason,
    /// What passed over it.
    pub counters: EndpointCounters,
}

/// Who ended a connection, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndReason {
    /// The peer closed it in order.
    ClosedByPeer,
    /// A [`CallSender`] or the shutdown closed it.
    ClosedHere(CloseReason),
    /// The handler wanted no answer and no connection ([`Answer::Disconnect`]).
    HandlerDisconnected,
    /// It was lost.
    Lost(TransportError),
}

impl EndReason {
    /// A stable name of this reason, for programs and metrics.
    pub fn code(&self) -> &'static str {
        match self {
            Self::ClosedByPeer => "closed_by_peer",
            Self::ClosedHere(_) => "closed_here",
            Self::HandlerDisconnected => "handler_disconnected",
            Self::Lost(error) => error.code(),
        }
    }
}

/// A transport and an endpoint, ready to run.
#[derive(Debug)]
pub struct Connection<T> {
    transport: T,
    /// Boxed: it is large, and the future that runs the connection would hold it twice.
    endpoint: Box<Endpoint>,
    commands: mpsc::Receiver<Box<Command>>,
    control: Arc<Control>,
    options: ConnectionOptions,
}

impl<T: Transport> Connection<T> {
    /// A connection and the sender of its calls. Nothing happens until it runs; calls made before that wait for it.
    pub fn new(transport: T, endpoint: Endpoint, options: ConnectionOptions) -> (Self, CallSender) {
        let (sender, commands, control) = CallSender::new(options.max_commands, options.shutdown.child_token());
        (Self { transport, endpoint: Box::new(endpoint), commands, control, options }, sender)
    }

    /// Runs until the connection ends, in one task: the handler works while answers to our calls are processed.
    pub async fn run<H: CallHandler>(self, handler: H) -> Ended {
        let Self { mut transport, endpoint, mut commands, control, options } = self;
        let mut session = Session::new(endpoint, options.max_backlog);
        let mut worker = Worker::Idle(handler);
        let reason = loop {
            session.take_events();
            if let Err(error) = session.transmit(&mut transport).await {
                break EndReason::Lost(error);
            }
            worker = match worker {
                Worker::Idle(handler) => match session.next_job() {
                    Some(job) => Worker::start(handler, job),
                    None => Worker::Idle(handler),
                },
                busy @ Worker::Busy(_) => busy,
            };
            // In this order: what ends the connection first, then what frees the worker; commands are bounded by their queue
            // and input by the backlog, so neither keeps the other out. And one order makes a run repeatable.
            tokio::select! {
                biased;
                () = control.closing.cancelled() => break EndReason::ClosedHere(control.reason()),
                Some(command) = commands.recv() => session.command(*command),
                (handler, done) = worker.done() => {
                    worker = Worker::Idle(handler);
                    if !session.finish(done) {
                        break EndReason::HandlerDisconnected;
                    }
                }
                () = session.timeout() => session.handle_timeout(),
                received = transport.receive(), if session.wants_input() => match received {
                    Ok(Some(text)) => session.handle_text(&text),
                    Ok(None) => break EndReason::ClosedByPeer,
                    Err(error) => break EndReason::Lost(error),
                },
            }
        };

        commands.close();
        session.disconnect();
        let goodbye = match &reason {
            EndReason::ClosedHere(reason) => Some(*reason),
            EndReason::HandlerDisconnected => Some(CloseReason::TryAgainLater),
            EndReason::ClosedByPeer | EndReason::Lost(_) => None,
        };
        if let Some(goodbye) = goodbye {
            // The connection is over whether the peer agrees or not.
            let _ = transport.close(goodbye).await;
        }
        drop(transport);
        drop(commands);
        if let Worker::Busy(work) = worker
            && timeout(options.handler_grace, work).await.is_err()
        {
            tracing::warn!("a call handler was stopped: it was still at work long after its connection had ended");
        }
        let counters = session.endpoint.counters();
        tracing::debug!(reason = reason.code(), ?counters, "the connection ended");
        Ended { reason, counters }
    }
}

/// The endpoint of a running connection and what hangs on it.
struct Session {
    endpoint: Box<Endpoint>,
    origin: Instant,
    backlog: VecDeque<Job>,
    max_backlog: usize,
    /// Who waits for the end of which call.
    waiting: Vec<(CallId, oneshot::Sender<Result<Payload, CallFailure>>)>,
}

/// Something for the handler to do.
enum Job {
    Call(InboundId, InboundCall),
    Send(InboundSend),
    Report(Report),
}

/// What the handler has done.
type Done = Option<(InboundId, Answer)>;

impl Session {
    fn new(endpoint: Box<Endpoint>, max_backlog: usize) -> Self {
        let max_backlog = max_backlog.max(1);
        Self { endpoint, origin: Instant::now(), backlog: VecDeque::new(), max_backlog, waiting: Vec::new() }
    }

    fn now(&self) -> Moment {
        Moment::from_millis(u64::try_from(self.origin.elapsed().as_millis()).unwrap_or(u64::MAX))
    }

    async fn timeout(&self) {
        match self.endpoint.poll_timeout() {
            Some(at) => sleep_until(self.origin + at.since(Moment::default())).await,
            None => pending().await,
        }
    }

    /// Not reading is how a peer that sends faster than the handler works is slowed down.
    fn wants_input(&self) -> bool {
        self.backlog.len() < self.max_backlog && !self.endpoint.is_inbound_full()
    }

    /// The next thing to do. An empty backlog gives its memory back: a station is idle most of the time.
    fn next_job(&mut self) -> Option<Job> {
        let job = self.backlog.pop_front();
        if self.backlog.is_empty() {
            self.backlog = VecDeque::new();
        }
        job
    }

    fn handle_text(&mut self, text: &str) {
        self.withdraw_abandoned();
        self.endpoint.handle_text(self.now(), text);
    }

    fn handle_timeout(&mut self) {
        self.withdraw_abandoned();
        self.endpoint.handle_timeout(self.now());
    }

    /// Drops queued calls whose callers no longer wait, before a free slot would send them.
    fn withdraw_abandoned(&mut self) {
        let endpoint = &mut self.endpoint;
        self.waiting.retain(|(id, reply)| !(reply.is_closed() && endpoint.cancel(*id)));
    }

    fn command(&mut self, command: Command) {
        match command {
            Command::Call { reply, .. } if reply.is_closed() => {}
            Command::Call { action, payload, reply } => match self.endpoint.call(self.now(), action, payload) {
                Ok(id) => self.waiting.push((id, reply)),
                Err(error) => answer(reply, Err(failure(&error))),
            },
            Command::Send { action, payload, reply } => {
                answer(reply, self.endpoint.send(action, payload).map_err(|error| failure(&error)));
            }
        }
    }

    fn take_events(&mut self) {
        while let Some(event) = self.endpoint.poll_event() {
            if let Some(id) = event.ends() {
                self.end_call(id, event);
                continue;
            }
            match event {
                Event::Call { id, message_id, action, payload } => {
                    tracing::debug!(?action, message_id = ?message_id.as_str(), "the peer calls");
                    self.backlog.push_back(Job::Call(id, InboundCall { message_id, action, payload }));
                }
                Event::Send { message_id, action, payload } => {
                    tracing::debug!(?action, message_id = ?message_id.as_str(), "the peer sends");
                    self.backlog.push_back(Job::Send(InboundSend { message_id, action, payload }));
                }
                Event::BadFrame { error, answered } => {
                    tracing::debug!(fault = error.code(), answered, "the peer sent a frame that cannot be read");
                    self.backlog.push_back(Job::Report(Report::BadFrame { error, answered }));
                }
                Event::ResultRejected { message_id, error } => {
                    let (id, code) = (message_id.as_str(), known(error.code()));
                    tracing::debug!(message_id = ?id, code, "the peer could not process an answer");
                    self.backlog.push_back(Job::Report(Report::ResultRejected { message_id, error }));
                }
                Event::PeerCouldNotRead { error } => {
                    tracing::debug!(code = known(error.code()), "the peer could not read a frame");
                    self.backlog.push_back(Job::Report(Report::PeerCouldNotRead { error }));
                }
                _ => {}
            }
        }
    }

    fn end_call(&mut self, id: CallId, event: Event) {
        let (action, end) = match event {
            Event::Result { action, payload, .. } => (action, Ok(payload)),
            Event::Error { action, error, .. } => (action, Err(CallFailure::Error(error))),
            Event::BadAnswer { action, error, .. } => (action, Err(CallFailure::BadAnswer(error))),
            Event::TimedOut { action, .. } => (action, Err(CallFailure::TimedOut)),
            Event::Disconnected { action, .. } => (action, Err(CallFailure::Disconnected)),
            _ => return,
        };
        tracing::debug!(%action, outcome = end.as_ref().map_or_else(CallFailure::code, |_| "result"), "our call ended");
        if let Some(at) = self.waiting.iter().position(|(waiting, _)| *waiting == id) {
            answer(self.waiting.swap_remove(at).1, end);
        }
    }

    /// Takes what the handler has done; false where it wants the connection closed.
    fn finish(&mut self, done: Done) -> bool {
        let Some((id, answer)) = done else { return true };
        let taken = match answer {
            Answer::Result(payload) => self.endpoint.respond(id, Ok(payload)),
            Answer::Error(error) => self.endpoint.respond(id, Err(error)),
            Answer::None => self.endpoint.leave_unanswered(id),
            Answer::Disconnect => return false,
        };
        if let Err(error) = taken {
            tracing::debug!(code = error.code(), "an answer came too late");
        }
        true
    }

    async fn transmit(&mut self, transport: &mut impl Transport) -> Result<(), TransportError> {
        while let Some(text) = self.endpoint.poll_transmit() {
            transport.send(text).await?;
        }
        Ok(())
    }

    fn disconnect(&mut self) {
        self.endpoint.disconnect();
        self.take_events();
        self.backlog.clear();
        self.waiting.clear();
    }
}

/// The handler, or the work it is at.
enum Worker<'a, H> {
    Idle(H),
    Busy(Pin<Box<dyn Future<Output = (H, Done)> + Send + 'a>>),
}

impl<'a, H: CallHandler + 'a> Worker<'a, H> {
    fn start(mut handler: H, job: Job) -> Self {
        Self::Busy(Box::pin(async move {
            let done = match job {
                Job::Call(id, call) => {
                    let (action, message_id) = (call.action.clone(), call.message_id.clone());
                    let answer = handler.call(call).await;
                    let outcome = outcome(&answer);
                    tracing::debug!(?action, message_id = ?message_id.as_str(), outcome, "the call was handled");
                    Some((id, answer))
                }
                Job::Send(message) => {
                    handler.send(message).await;
                    None
                }
                Job::Report(report) => {
                    handler.report(report).await;
                    None
                }
            };
            (handler, done)
        }))
    }

    /// The end of the work at hand; never, while idle.
    async fn done(&mut self) -> (H, Done) {
        match self {
            Self::Idle(_) => pending().await,
            Self::Busy(work) => work.await,
        }
    }
}

/// Tells a caller; one that no longer waits does not care.
fn answer<V>(reply: oneshot::Sender<V>, value: V) {
    let _ = reply.send(value);
}

fn failure(error: &EndpointError) -> CallFailure {
    match error {
        EndpointError::QueueFull { .. } => CallFailure::QueueFull,
        EndpointError::NotInVersion { .. } => CallFailure::NotInVersion,
        _ => CallFailure::Disconnected,
    }
}

/// The code of an error for a log: a code outside the specification is text of the peer, and stays out.
fn known(code: &ErrorCode) -> &str {
    match code {
        ErrorCode::Other(_) => "other",
        code => code.as_str(),
    }
}

fn outcome(answer: &Answer) -> &'static str {
    match answer {
        Answer::Result(_) => "result",
        Answer::Error(_) => "error",
        Answer::None => "no answer",
        Answer::Disconnect => "disconnect",
    }
}
