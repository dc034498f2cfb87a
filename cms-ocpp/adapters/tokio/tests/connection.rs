//! A connection at work, over transports in memory and a virtual clock.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of a test fail by panicking")]

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use cms_ocpp::Version;
use cms_ocpp::endpoint::{Endpoint, EndpointConfig, MessageIds};
use cms_ocpp::rpc::{CallError, ErrorCode, Payload};
use cms_ocpp::transport::in_process::{InProcess, pair};
use cms_ocpp::transport::{CloseReason, Transport};
use cms_ocpp_tokio::{
    Answer, CallFailure, CallHandler, CallSender, Connection, ConnectionOptions, EndReason, Ended, InboundCall,
    InboundSend, Report,
};
use tokio::sync::{Semaphore, mpsc};
use tokio::task::JoinHandle;

fn endpoint(version: Version, config: EndpointConfig) -> Endpoint {
    Endpoint::new(version, MessageIds::new("c").unwrap(), config)
}

/// Runs a connection of ours; the peer's end stays in the hands of the test.
fn run<H: CallHandler + 'static>(version: Version, handler: H) -> (InProcess, CallSender, JoinHandle<Ended>) {
    run_with(version, handler, EndpointConfig::default(), ConnectionOptions::default())
}

fn run_with<H: CallHandler + 'static>(
    version: Version,
    handler: H,
    config: EndpointConfig,
    options: ConnectionOptions,
) -> (InProcess, CallSender, JoinHandle<Ended>) {
    let (ours, peer) = pair();
    let (connection, calls) = Connection::new(ours, endpoint(version, config), options);
    (peer, calls, tokio::spawn(connection.run(handler)))
}

async fn receive(peer: &mut InProcess) -> String {
    peer.receive().await.unwrap().expect("a message")
}

/// Answers every call with its payload.
struct Echo;

#[async_trait]
impl CallHandler for Echo {
    async fn call(&mut self, call: InboundCall) -> Answer {
        Answer::Result(call.payload)
    }
}

/// Works on a call until the test lets it go on.
struct Held {
    gate: Arc<Semaphore>,
    at_work: Arc<AtomicUsize>,
    most_at_work: Arc<AtomicUsize>,
    finished: Arc<AtomicUsize>,
}

impl Held {
    fn new() -> Self {
        let count = || Arc::new(AtomicUsize::new(0));
        Self { gate: Arc::new(Semaphore::new(0)), at_work: count(), most_at_work: count(), finished: count() }
    }
}

#[async_trait]
impl CallHandler for Held {
    async fn call(&mut self, _call: InboundCall) -> Answer {
        let at_work = self.at_work.fetch_add(1, Ordering::SeqCst) + 1;
        self.most_at_work.fetch_max(at_work, Ordering::SeqCst);
        self.gate.acquire().await.unwrap().forget();
        self.at_work.fetch_sub(1, Ordering::SeqCst);
        self.finished.fetch_add(1, Ordering::SeqCst);
        Answer::Result(Payload::empty())
    }
}

/// Makes a call of its own over the same connection before it answers.
struct Asking {
    calls: mpsc::Receiver<CallSender>,
}

#[async_trait]
impl CallHandler for Asking {
    async fn call(&mut self, _call: InboundCall) -> Answer {
        let calls = self.calls.recv().await.unwrap();
        match calls.call("GetConfiguration", Payload::empty()).await {
            Ok(payload) => Answer::Result(payload),
            Err(failure) => Answer::Error(CallError::new(ErrorCode::InternalError, failure.code())),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_handler_may_call_over_its_own_connection() {
    let (sender, receiver) = mpsc::channel(1);
    let (mut peer, calls, _) = run(Version::V1_6, Asking { calls: receiver });
    sender.send(calls).await.unwrap();
    peer.send(r#"[2,"x","BootNotification",{}]"#.into()).await.unwrap();
    assert_eq!(receive(&mut peer).await, r#"[2,"c1","GetConfiguration",{}]"#);
    peer.send(r#"[3,"c1",{"got":1}]"#.into()).await.unwrap();
    assert_eq!(receive(&mut peer).await, r#"[3,"x",{"got":1}]"#);
}

#[tokio::test(start_paused = true)]
async fn a_handler_that_waits_for_a_silent_peer_is_freed_by_the_timeout() {
    let (sender, receiver) = mpsc::channel(1);
    let (mut peer, calls, _) = run(Version::V1_6, Asking { calls: receiver });
    sender.send(calls).await.unwrap();
    peer.send(r#"[2,"x","BootNotification",{}]"#.into()).await.unwrap();
    receive(&mut peer).await;
    assert_eq!(receive(&mut peer).await, r#"[4,"x","InternalError","call_timed_out",{}]"#);
}

#[tokio::test(start_paused = true)]
async fn calls_are_handled_one_at_a_time_and_answered_in_order() {
    let held = Held::new();
    let (gate, most) = (held.gate.clone(), held.most_at_work.clone());
    let (mut peer, _, _) = run(Version::V1_6, held);
    for id in 0..40 {
        peer.send(format!(r#"[2,"{id}","A",{{}}]"#)).await.unwrap();
    }
    gate.add_permits(40);
    for id in 0..40 {
        assert_eq!(receive(&mut peer).await, format!(r#"[3,"{id}",{{}}]"#));
    }
    assert_eq!(most.load(Ordering::SeqCst), 1);
}

#[tokio::test(start_paused = true)]
async fn a_slow_handler_slows_the_peer_down_and_loses_nothing() {
    let held = Held::new();
    let gate = held.gate.clone();
    let (mut peer, calls, _) = run(Version::V1_6, held);
    let mut sent = 0;
    // The peer is stopped by the transport once our side no longer reads.
    while tokio::time::timeout(Duration::from_secs(1), peer.send(format!(r#"[2,"{sent}","A",{{}}]"#))).await.is_ok() {
        sent += 1;
        assert!(sent < 1_000, "nothing stops the peer");
    }
    gate.add_permits(sent);
    for id in 0..sent {
        assert_eq!(receive(&mut peer).await, format!(r#"[3,"{id}",{{}}]"#));
    }
    assert!(!calls.is_closed());
}

#[tokio::test(start_paused = true)]
async fn results_arrive_while_the_handler_is_at_work() {
    let (mut peer, calls, _) = run(Version::V1_6, Held::new());
    peer.send(r#"[2,"x","A",{}]"#.into()).await.unwrap();
    let calling = tokio::spawn(async move { calls.call("Reset", Payload::empty()).await });
    assert_eq!(receive(&mut peer).await, r#"[2,"c1","Reset",{}]"#);
    peer.send(r#"[3,"c1",{}]"#.into()).await.unwrap();
    assert_eq!(calling.await.unwrap(), Ok(Payload::empty()));
}

#[tokio::test(start_paused = true)]
async fn every_failure_of_a_call_is_told_apart() {
    let (mut peer, calls, running) = run(Version::V1_6, Echo);
    let start = |action: &'static str| {
        let calls = calls.clone();
        tokio::spawn(async move { calls.call(action, Payload::empty()).await })
    };

    let refused = start("A");
    receive(&mut peer).await;
    peer.send(r#"[4,"c1","NotSupported","",{}]"#.into()).await.unwrap();
    let error = CallError::new(ErrorCode::NotSupported, "");
    assert_eq!(refused.await.unwrap(), Err(CallFailure::Error(error)));

    let unreadable = start("B");
    receive(&mut peer).await;
    peer.send(r#"[3,"c2",7]"#.into()).await.unwrap();
    assert!(matches!(unreadable.await.unwrap(), Err(CallFailure::BadAnswer(_))));

    let started = tokio::time::Instant::now();
    assert_eq!(start("C").await.unwrap(), Err(CallFailure::TimedOut));
    assert_eq!(started.elapsed().as_secs(), 30);

    receive(&mut peer).await;
    let cut = start("D");
    receive(&mut peer).await;
    drop(peer);
    assert_eq!(cut.await.unwrap(), Err(CallFailure::Disconnected));
    assert_eq!(running.await.unwrap().reason, EndReason::ClosedByPeer);
    assert_eq!(calls.call("E", Payload::empty()).await, Err(CallFailure::Disconnected));
}

#[tokio::test(start_paused = true)]
async fn calls_over_the_bounds_are_refused_at_once() {
    let config = EndpointConfig { max_queued_calls: 2, ..EndpointConfig::default() };
    let (_peer, calls, _) = run_with(Version::V1_6, Echo, config, ConnectionOptions::default());
    let all = (0..5).map(|_| {
        let calls = calls.clone();
        tokio::spawn(async move { calls.call("A", Payload::empty()).await })
    });
    let mut ends = Vec::new();
    for call in all.collect::<Vec<_>>() {
        ends.push(call.await.unwrap().unwrap_err());
    }
    assert_eq!(ends.iter().filter(|end| **end == CallFailure::QueueFull).count(), 2);
    assert_eq!(ends.iter().filter(|end| **end == CallFailure::TimedOut).count(), 3);
}

#[tokio::test(start_paused = true)]
async fn requests_over_the_bound_of_a_connection_that_does_not_run_yet_are_refused() {
    let (ours, _peer) = pair();
    let options = ConnectionOptions { max_commands: 1, ..ConnectionOptions::default() };
    let (_connection, calls) = Connection::new(ours, endpoint(Version::V1_6, EndpointConfig::default()), options);
    let waiting = calls.call("A", Payload::empty());
    tokio::pin!(waiting);
    assert!(tokio::time::timeout(Duration::from_secs(1), &mut waiting).await.is_err());
    assert_eq!(calls.call("B", Payload::empty()).await, Err(CallFailure::QueueFull));
}

#[tokio::test(start_paused = true)]
async fn a_call_whose_caller_has_gone_is_not_sent() {
    let (mut peer, calls, _) = run(Version::V1_6, Echo);
    let first = tokio::spawn({
        let calls = calls.clone();
        async move { calls.call("A", Payload::empty()).await }
    });
    assert_eq!(receive(&mut peer).await, r#"[2,"c1","A",{}]"#);
    let abandoned = tokio::time::timeout(Duration::from_secs(1), calls.call("B", Payload::empty()));
    assert!(abandoned.await.is_err());
    let third = tokio::spawn(async move { calls.call("C", Payload::empty()).await });
    tokio::task::yield_now().await;
    peer.send(r#"[3,"c1",{}]"#.into()).await.unwrap();
    first.await.unwrap().unwrap();
    assert_eq!(receive(&mut peer).await, r#"[2,"c2","C",{}]"#);
    peer.send(r#"[3,"c2",{}]"#.into()).await.unwrap();
    third.await.unwrap().unwrap();
}

/// Does as the action says.
struct Obedient;

#[async_trait]
impl CallHandler for Obedient {
    async fn call(&mut self, call: InboundCall) -> Answer {
        match call.action.as_str() {
            "Error" => Answer::Error(CallError::new(ErrorCode::OccurrenceConstraintViolation, "twice")),
            "None" => Answer::None,
            "Disconnect" => Answer::Disconnect,
            _ => Answer::Result(call.payload),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn each_answer_does_what_it_says() {
    let (mut peer, _, running) = run(Version::V1_6, Obedient);
    for (id, action) in [("1", "Error"), ("2", "None"), ("3", "Result"), ("4", "Disconnect"), ("5", "Result")] {
        peer.send(format!(r#"[2,"{id}","{action}",{{}}]"#)).await.unwrap();
    }
    assert_eq!(receive(&mut peer).await, r#"[4,"1","OccurenceConstraintViolation","twice",{}]"#);
    assert_eq!(receive(&mut peer).await, r#"[3,"3",{}]"#);
    assert_eq!(peer.receive().await, Ok(None));
    assert_eq!(running.await.unwrap().reason, EndReason::HandlerDisconnected);
}

#[tokio::test(start_paused = true)]
async fn work_begun_is_finished_after_the_connection_has_ended() {
    let held = Held::new();
    let (gate, at_work, finished) = (held.gate.clone(), held.at_work.clone(), held.finished.clone());
    let (mut peer, _, running) = run(Version::V1_6, held);
    for id in 0..3 {
        peer.send(format!(r#"[2,"{id}","A",{{}}]"#)).await.unwrap();
    }
    while at_work.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    drop(peer);
    tokio::task::yield_now().await;
    gate.add_permits(3);
    assert_eq!(running.await.unwrap().reason, EndReason::ClosedByPeer);
    assert_eq!(finished.load(Ordering::SeqCst), 1, "what waited behind it is left to the peer to send again");
}

#[tokio::test(start_paused = true)]
async fn work_that_never_ends_is_stopped_after_the_grace() {
    let (mut peer, calls, running) = run(Version::V1_6, Held::new());
    peer.send(r#"[2,"x","A",{}]"#.into()).await.unwrap();
    let started = tokio::time::Instant::now();
    calls.close(CloseReason::Policy);
    assert_eq!(running.await.unwrap().reason, EndReason::ClosedHere(CloseReason::Policy));
    assert!(started.elapsed() <= Duration::from_secs(30));
}

#[tokio::test(start_paused = true)]
async fn the_first_reason_to_close_counts_and_a_shutdown_is_going_away() {
    let options = ConnectionOptions::default();
    let shutdown = options.shutdown.clone();
    let (_peer, _calls, running) = run_with(Version::V1_6, Echo, EndpointConfig::default(), options);
    shutdown.cancel();
    assert_eq!(running.await.unwrap().reason, EndReason::ClosedHere(CloseReason::GoingAway));

    let (_peer, calls, running) = run(Version::V1_6, Echo);
    calls.close(CloseReason::Policy);
    calls.close(CloseReason::Normal);
    assert_eq!(running.await.unwrap().reason, EndReason::ClosedHere(CloseReason::Policy));
    calls.closed().await;
}

/// Writes down what is not a call.
struct Noting {
    notes: mpsc::UnboundedSender<String>,
}

#[async_trait]
impl CallHandler for Noting {
    async fn call(&mut self, call: InboundCall) -> Answer {
        self.notes.send(call.action).unwrap();
        Answer::None
    }

    async fn send(&mut self, message: InboundSend) {
        self.notes.send(format!("send {}", message.action)).unwrap();
    }

    async fn report(&mut self, report: Report) {
        let note = match report {
            Report::BadFrame { error, .. } => error.code().to_owned(),
            Report::ResultRejected { message_id, .. } => format!("rejected {message_id}"),
            Report::PeerCouldNotRead { .. } => "could not read".to_owned(),
            _ => "other".to_owned(),
        };
        self.notes.send(note).unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn messages_and_reports_keep_their_place_among_the_calls() {
    let (notes, mut noted) = mpsc::unbounded_channel();
    let (mut peer, calls, _) = run(Version::V2_1, Noting { notes });
    for text in [
        r#"[2,"1","A",{}]"#,
        r#"[6,"2","NotifyPeriodicEventStream",{}]"#,
        "garbage",
        r#"[5,"x","GenericError","",{}]"#,
        r#"[4,"-1","RpcFrameworkError","",{}]"#,
        r#"[2,"3","B",{}]"#,
    ] {
        peer.send(text.into()).await.unwrap();
    }
    for note in ["A", "send NotifyPeriodicEventStream", "frame.not_json", "rejected x", "could not read", "B"] {
        assert_eq!(noted.recv().await.unwrap(), note);
    }
    assert!(receive(&mut peer).await.starts_with(r#"[4,"-1","#));
    calls.send("NotifyPeriodicEventStream", Payload::empty()).await.unwrap();
    assert_eq!(receive(&mut peer).await, r#"[6,"c1","NotifyPeriodicEventStream",{}]"#);
}

#[tokio::test(start_paused = true)]
async fn a_message_without_an_answer_needs_2_1() {
    let (_peer, calls, _) = run(Version::V2_0_1, Echo);
    let refused = calls.send("NotifyPeriodicEventStream", Payload::empty()).await;
    assert_eq!(refused, Err(CallFailure::NotInVersion));
}

/// A handler whose drop can be seen.
struct Dropped(Arc<AtomicBool>);

impl Drop for Dropped {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[async_trait]
impl CallHandler for Dropped {
    async fn call(&mut self, _call: InboundCall) -> Answer {
        Answer::None
    }
}

#[tokio::test(start_paused = true)]
async fn senders_that_live_on_do_not_keep_a_connection_alive() {
    let dropped = Arc::new(AtomicBool::new(false));
    let (peer, calls, running) = run(Version::V1_6, Dropped(dropped.clone()));
    drop(peer);
    running.await.unwrap();
    assert!(dropped.load(Ordering::SeqCst));
    assert!(calls.is_closed());
}

#[tokio::test(start_paused = true)]
async fn a_connection_without_senders_still_answers() {
    let (mut peer, calls, _running) = run(Version::V1_6, Echo);
    drop(calls);
    peer.send(r#"[2,"x","A",{"k":1}]"#.into()).await.unwrap();
    assert_eq!(receive(&mut peer).await, r#"[3,"x",{"k":1}]"#);
}
