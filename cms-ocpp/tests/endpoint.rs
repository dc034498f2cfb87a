//! The rules of one end of a connection, on a virtual clock: no test here waits for real time.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of a test fail by panicking")]

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use cms_ocpp::Version;
use cms_ocpp::endpoint::{CallId, Endpoint, EndpointConfig, EndpointError, Event, InboundId, MessageIds, Moment};
use cms_ocpp::rpc::{CallError, ErrorCode, Limits, MessageId, Payload};
use proptest::prelude::*;

const START: Moment = Moment::from_millis(1_000_000);

fn endpoint(version: Version) -> Endpoint {
    endpoint_with(version, EndpointConfig::default())
}

fn endpoint_with(version: Version, config: EndpointConfig) -> Endpoint {
    Endpoint::new(version, MessageIds::new("t").unwrap(), config)
}

fn payload(text: &str) -> Payload {
    Payload::from_text(text).unwrap()
}

fn transmits(endpoint: &mut Endpoint) -> Vec<String> {
    std::iter::from_fn(|| endpoint.poll_transmit()).collect()
}

fn events(endpoint: &mut Endpoint) -> Vec<Event> {
    std::iter::from_fn(|| endpoint.poll_event()).collect()
}

fn inbound(endpoint: &mut Endpoint) -> InboundId {
    match endpoint.poll_event() {
        Some(Event::Call { id, .. }) => id,
        other => panic!("a call of the peer, not {other:?}"),
    }
}

#[test]
fn one_call_is_outstanding_and_the_next_follows_its_answer() {
    let mut ours = endpoint(Version::V1_6);
    let first = ours.call(START, "A", Payload::empty()).unwrap();
    let second = ours.call(START, "B", Payload::empty()).unwrap();
    assert_eq!(transmits(&mut ours), [r#"[2,"t1","A",{}]"#]);

    ours.handle_text(START, r#"[3,"t1",{"x":1}]"#);
    assert_eq!(transmits(&mut ours), [r#"[2,"t2","B",{}]"#]);
    let seen = events(&mut ours);
    assert!(matches!(&seen[..], [Event::Result { id, action, payload, .. }]
        if *id == first && action == "A" && payload.as_str() == r#"{"x":1}"#));

    ours.handle_text(START, r#"[4,"t2","NotSupported","",{}]"#);
    let seen = events(&mut ours);
    assert!(matches!(&seen[..], [Event::Error { id, error, .. }]
        if *id == second && *error.code() == ErrorCode::NotSupported));
    assert_eq!(ours.poll_timeout(), None);
}

#[test]
fn a_timeout_frees_the_slot_and_counts_from_the_sending() {
    let mut ours = endpoint(Version::V1_6);
    let first = ours.call(START, "A", Payload::empty()).unwrap();
    let second = ours.call(START, "B", Payload::empty()).unwrap();
    let due = ours.poll_timeout().unwrap();
    assert_eq!(due.since(START), Duration::from_secs(30));

    ours.handle_timeout(Moment::from_millis(due.as_millis() - 1));
    assert_eq!(events(&mut ours), []);
    ours.handle_timeout(due);
    assert_eq!(events(&mut ours), [Event::TimedOut { id: first, action: "A".into() }]);
    assert_eq!(ours.poll_timeout().unwrap().since(due), Duration::from_secs(30));

    ours.handle_text(due, r#"[3,"t2",{}]"#);
    assert_eq!(events(&mut ours)[0].ends(), Some(second));
}

#[test]
fn stray_answers_are_dropped_and_counted_by_kind() {
    let mut ours = endpoint(Version::V2_0_1);
    ours.call(START, "A", Payload::empty()).unwrap();
    let due = ours.poll_timeout().unwrap();
    ours.handle_timeout(due);
    ours.call(due, "B", Payload::empty()).unwrap();
    events(&mut ours);

    ours.handle_text(due, r#"[3,"t1",{}]"#);
    ours.handle_text(due, r#"[3,"t1",{}]"#);
    ours.handle_text(due, r#"[4,"nobody","GenericError","",{}]"#);
    assert_eq!(events(&mut ours), []);
    ours.handle_text(due, r#"[3,"t2",{}]"#);
    ours.handle_text(due, r#"[3,"t2",{}]"#);
    assert_eq!(events(&mut ours).len(), 1);

    let counters = ours.counters();
    assert_eq!((counters.late_answers, counters.duplicate_answers, counters.unknown_answers), (1, 2, 1));
    assert_eq!((counters.results, counters.timed_out), (1, 1));
}

#[test]
fn the_peer_is_heard_while_our_call_waits() {
    let mut ours = endpoint(Version::V1_6);
    ours.call(START, "Reset", Payload::empty()).unwrap();
    transmits(&mut ours);
    ours.handle_text(START, r#"[2,"x","Heartbeat",{}]"#);
    let id = inbound(&mut ours);
    ours.respond(id, Ok(Payload::empty())).unwrap();
    assert_eq!(transmits(&mut ours), [r#"[3,"x",{}]"#]);
    assert!(ours.poll_timeout().is_some());
}

#[test]
fn pipelined_calls_are_answered_in_their_order() {
    let mut ours = endpoint(Version::V1_6);
    for id in ["x", "y", "z"] {
        ours.handle_text(START, &format!(r#"[2,"{id}","Heartbeat",{{}}]"#));
    }
    let (x, y, z) = (inbound(&mut ours), inbound(&mut ours), inbound(&mut ours));
    ours.respond(z, Ok(Payload::empty())).unwrap();
    ours.respond(y, Err(CallError::new(ErrorCode::FormatViolation, ""))).unwrap();
    assert_eq!(transmits(&mut ours), Vec::<String>::new());
    ours.respond(x, Ok(Payload::empty())).unwrap();
    assert_eq!(transmits(&mut ours), [r#"[3,"x",{}]"#, r#"[4,"y","FormationViolation","",{}]"#, r#"[3,"z",{}]"#]);
    assert_eq!(ours.respond(x, Ok(Payload::empty())), Err(EndpointError::UnknownCall));
}

#[test]
fn a_call_left_unanswered_does_not_hold_up_the_next() {
    let mut ours = endpoint(Version::V1_6);
    ours.handle_text(START, r#"[2,"x","StopTransaction",{}]"#);
    ours.handle_text(START, r#"[2,"y","Heartbeat",{}]"#);
    let (x, y) = (inbound(&mut ours), inbound(&mut ours));
    ours.respond(y, Ok(Payload::empty())).unwrap();
    ours.leave_unanswered(x).unwrap();
    assert_eq!(transmits(&mut ours), [r#"[3,"y",{}]"#]);
    assert_eq!(ours.leave_unanswered(x), Err(EndpointError::UnknownCall));
}

#[test]
fn a_call_repeated_while_it_is_handled_is_answered_once() {
    let mut ours = endpoint(Version::V1_6);
    let text = r#"[2,"x","StartTransaction",{"meterStart":1}]"#;
    ours.handle_text(START, text);
    ours.handle_text(START, text);
    let id = inbound(&mut ours);
    assert_eq!(events(&mut ours), []);
    assert_eq!(ours.counters().duplicate_calls, 1);
    ours.respond(id, Ok(Payload::empty())).unwrap();
    assert_eq!(transmits(&mut ours).len(), 1);

    ours.handle_text(START, text);
    inbound(&mut ours);
}

#[test]
fn another_call_that_reuses_an_id_is_not_a_repeat() {
    let mut ours = endpoint(Version::V1_6);
    ours.handle_text(START, r#"[2,"1","Heartbeat",{}]"#);
    ours.handle_text(START, r#"[2,"1","StatusNotification",{}]"#);
    assert_eq!(events(&mut ours).len(), 2);
}

#[test]
fn calls_over_the_bound_are_dropped_unanswered_so_that_they_come_again() {
    let mut ours = endpoint_with(Version::V1_6, EndpointConfig { max_inbound_calls: 2, ..EndpointConfig::default() });
    for id in 0..3 {
        assert_eq!(ours.is_inbound_full(), id == 2);
        ours.handle_text(START, &format!(r#"[2,"{id}","Heartbeat",{{}}]"#));
    }
    assert_eq!(events(&mut ours).len(), 2);
    assert_eq!(ours.counters().overflowed_calls, 1);
    assert_eq!(transmits(&mut ours), Vec::<String>::new());
}

#[test]
fn the_queue_is_bounded_and_a_queued_call_can_be_withdrawn() {
    let mut ours = endpoint_with(Version::V1_6, EndpointConfig { max_queued_calls: 1, ..EndpointConfig::default() });
    let sent = ours.call(START, "A", Payload::empty()).unwrap();
    let queued = ours.call(START, "B", Payload::empty()).unwrap();
    assert_eq!(ours.call(START, "C", Payload::empty()), Err(EndpointError::QueueFull { limit: 1 }));
    assert!(!ours.cancel(sent));
    assert!(ours.cancel(queued));
    assert!(!ours.cancel(queued));
    assert!(ours.call(START, "C", Payload::empty()).is_ok());
}

#[test]
fn a_queue_of_zero_still_lets_one_call_out() {
    let mut ours = endpoint_with(Version::V1_6, EndpointConfig { max_queued_calls: 0, ..EndpointConfig::default() });
    ours.call(START, "A", Payload::empty()).unwrap();
    assert_eq!(ours.call(START, "B", Payload::empty()), Err(EndpointError::QueueFull { limit: 0 }));
}

#[test]
fn an_unreadable_frame_is_answered_and_the_endpoint_lives() {
    let mut ours = endpoint(Version::V2_0_1);
    ours.handle_text(START, "garbage");
    assert_eq!(transmits(&mut ours), [r#"[4,"-1","RpcFrameworkError","the frame is not valid JSON",{}]"#]);
    assert!(matches!(&events(&mut ours)[..], [Event::BadFrame { answered: true, .. }]));
    ours.handle_text(START, r#"[2,"x","Heartbeat",{}]"#);
    inbound(&mut ours);
}

#[test]
fn an_endless_row_of_unreadable_frames_is_answered_only_so_often() {
    let config = EndpointConfig { max_answered_bad_frames: 3, ..EndpointConfig::default() };
    let mut ours = endpoint_with(Version::V2_0_1, config);
    for _ in 0..10 {
        ours.handle_text(START, "garbage");
    }
    assert_eq!(transmits(&mut ours).len(), 3);
    ours.handle_text(START, r#"[2,"x","Heartbeat",{}]"#);
    ours.handle_text(START, "garbage");
    assert_eq!(transmits(&mut ours).len(), 1);
    assert_eq!(ours.counters().bad_frames, 11);
}

#[test]
fn an_unreadable_answer_ends_its_call() {
    for (version, answers) in [(Version::V1_6, 0), (Version::V2_0_1, 0), (Version::V2_1, 1)] {
        let mut ours = endpoint(version);
        let call = ours.call(START, "A", Payload::empty()).unwrap();
        transmits(&mut ours);
        ours.handle_text(START, r#"[3,"t1",[]]"#);
        assert!(matches!(&events(&mut ours)[..], [Event::BadAnswer { id, .. }] if *id == call));
        assert_eq!(transmits(&mut ours).len(), answers);
        assert_eq!(ours.poll_timeout(), None);
    }
}

#[test]
fn an_unreadable_call_with_the_id_of_ours_does_not_end_ours() {
    let mut ours = endpoint(Version::V1_6);
    ours.call(START, "A", Payload::empty()).unwrap();
    ours.handle_text(START, r#"[2,"t1"]"#);
    assert!(matches!(&events(&mut ours)[..], [Event::BadFrame { .. }]));
    assert!(ours.poll_timeout().is_some());
}

#[test]
fn a_peer_that_could_not_read_us_is_reported_and_the_call_goes_on() {
    let mut ours = endpoint(Version::V2_0_1);
    ours.call(START, "A", Payload::empty()).unwrap();
    ours.handle_text(START, r#"[4,"-1","RpcFrameworkError","",{}]"#);
    assert!(matches!(&events(&mut ours)[..], [Event::PeerCouldNotRead { .. }]));
    assert!(ours.poll_timeout().is_some());
}

#[test]
fn send_passes_by_the_outstanding_call_and_is_never_answered() {
    let (mut ours, mut peer) = (endpoint(Version::V2_1), endpoint(Version::V2_1));
    ours.call(START, "A", Payload::empty()).unwrap();
    ours.send("NotifyPeriodicEventStream", payload(r#"{"id":1}"#)).unwrap();
    let sent = transmits(&mut ours);
    assert_eq!(sent[1], r#"[6,"t2","NotifyPeriodicEventStream",{"id":1}]"#);
    peer.handle_text(START, &sent[1]);
    assert!(matches!(&events(&mut peer)[..], [Event::Send { action, .. }] if action == "NotifyPeriodicEventStream"));
    assert_eq!(transmits(&mut peer), Vec::<String>::new());
}

#[test]
fn what_2_1_added_is_refused_before_it() {
    for version in [Version::V1_6, Version::V2_0_1] {
        let mut ours = endpoint(version);
        let refused = Err(EndpointError::NotInVersion { version });
        assert_eq!(ours.send("X", Payload::empty()), refused);
        let error = CallError::new(ErrorCode::GenericError, "");
        assert_eq!(ours.reject_result(MessageId::new("x").unwrap(), error), refused);
        assert_eq!(transmits(&mut ours), Vec::<String>::new());
    }
}

#[test]
fn a_rejected_result_reaches_the_peer() {
    let (mut ours, mut peer) = (endpoint(Version::V2_1), endpoint(Version::V2_1));
    ours.call(START, "A", Payload::empty()).unwrap();
    ours.handle_text(START, r#"[3,"t1",{}]"#);
    let Some(Event::Result { message_id, .. }) = ours.poll_event() else { panic!() };
    transmits(&mut ours);
    ours.reject_result(message_id, CallError::new(ErrorCode::TypeConstraintViolation, "")).unwrap();
    peer.handle_text(START, &transmits(&mut ours)[0]);
    assert!(
        matches!(&events(&mut peer)[..], [Event::ResultRejected { message_id, .. }] if message_id.as_str() == "t1")
    );
}

#[test]
fn a_disconnect_ends_every_call_and_says_which_was_sent() {
    let mut ours = endpoint(Version::V1_6);
    let sent = ours.call(START, "A", Payload::empty()).unwrap();
    let queued = ours.call(START, "B", Payload::empty()).unwrap();
    ours.handle_text(START, r#"[2,"x","Heartbeat",{}]"#);
    let id = inbound(&mut ours);
    ours.disconnect();
    assert_eq!(
        events(&mut ours),
        [
            Event::Disconnected { id: sent, action: "A".into(), sent: true },
            Event::Disconnected { id: queued, action: "B".into(), sent: false },
        ]
    );
    assert_eq!(ours.call(START, "C", Payload::empty()), Err(EndpointError::Disconnected));
    assert_eq!(ours.respond(id, Ok(Payload::empty())), Err(EndpointError::Disconnected));
    ours.handle_text(START, r#"[2,"y","Heartbeat",{}]"#);
    assert_eq!((events(&mut ours), transmits(&mut ours)), (vec![], vec![]));
}

#[test]
fn limits_can_be_raised_once_a_boot_is_accepted() {
    let config = EndpointConfig { limits: Limits::BEFORE_BOOT, ..EndpointConfig::default() };
    let mut ours = endpoint_with(Version::V1_6, config);
    let text = format!(r#"[2,"x","DataTransfer",{{"data":"{}"}}]"#, "x".repeat(70_000));
    ours.handle_text(START, &text);
    assert!(matches!(&events(&mut ours)[..], [Event::BadFrame { .. }]));
    ours.set_limits(Limits::default());
    ours.handle_text(START, &text);
    inbound(&mut ours);
}

#[test]
fn message_ids_never_exceed_36_characters_and_never_mean_unreadable() {
    let refused = Err("message_id_prefix_invalid");
    assert_eq!(MessageIds::new("-").map_err(|error| error.code()), refused);
    assert_eq!(MessageIds::new(&"x".repeat(17)).map_err(|error| error.code()), refused);
    assert_eq!(MessageIds::new("a\"b").map_err(|error| error.code()), refused);
    let mut ids = MessageIds::new("").unwrap();
    assert!(!ids.next_id().is_unreadable());
}

/// Two endpoints, a link between them and a virtual clock.
struct Pair {
    now: Moment,
    ends: [End; 2],
    link: Link,
}

struct End {
    endpoint: Endpoint,
    /// Answers the application is still working on: when, to what, with what.
    working: Vec<(Moment, InboundId)>,
    /// Every call made and how often it ended.
    calls: BTreeMap<CallId, u32>,
    in_flight: u32,
    most_in_flight: u32,
}

/// A link that loses, delays and repeats messages by the will of a seed, and keeps their order only if told to.
struct Link {
    seed: u64,
    faults: Faults,
    on_the_way: VecDeque<(Moment, usize, String)>,
}

#[derive(Debug, Clone, Copy)]
struct Faults {
    lost_percent: u64,
    repeated_percent: u64,
    garbled_percent: u64,
    most_delay_ms: u64,
}

impl Pair {
    fn new(version: Version, seed: u64, faults: Faults) -> Self {
        let end = || End {
            endpoint: endpoint(version),
            working: Vec::new(),
            calls: BTreeMap::new(),
            in_flight: 0,
            most_in_flight: 0,
        };
        let link = Link { seed: seed | 1, faults, on_the_way: VecDeque::new() };
        Self { now: START, ends: [end(), end()], link }
    }

    fn call(&mut self, side: usize) {
        let end = &mut self.ends[side];
        if let Ok(id) = end.endpoint.call(self.now, "Heartbeat", Payload::empty()) {
            assert_eq!(end.calls.insert(id, 0), None);
        }
        self.drain();
    }

    /// Runs until nothing is left to happen.
    fn run(&mut self) {
        while let Some(next) = self.next_moment() {
            assert!(next >= self.now);
            self.now = next;
            while let Some(at) = self.link.on_the_way.iter().position(|(due, ..)| *due <= self.now) {
                let (_, side, text) = self.link.on_the_way.remove(at).unwrap();
                self.ends[side].endpoint.handle_text(self.now, &text);
                self.drain();
            }
            for end in &mut self.ends {
                for at in (0..end.working.len()).rev() {
                    if end.working[at].0 <= self.now {
                        let (_, id) = end.working.remove(at);
                        end.endpoint.respond(id, Ok(Payload::empty())).unwrap();
                    }
                }
                end.endpoint.handle_timeout(self.now);
            }
            self.drain();
        }
    }

    fn next_moment(&self) -> Option<Moment> {
        let link = self.link.on_the_way.iter().map(|(due, ..)| *due);
        let ends =
            self.ends.iter().flat_map(|end| end.working.iter().map(|(due, _)| *due).chain(end.endpoint.poll_timeout()));
        link.chain(ends).min()
    }

    fn drain(&mut self) {
        for (side, end) in self.ends.iter_mut().enumerate() {
            // Events come first: a call that ended leaves the slot before the next one is counted into it.
            while let Some(event) = end.endpoint.poll_event() {
                if let Some(call) = event.ends() {
                    *end.calls.get_mut(&call).expect("only calls that were made can end") += 1;
                    end.in_flight -= 1;
                }
                if let Event::Call { id, .. } = event {
                    end.working.push((self.now + Duration::from_millis(self.link.next() % 5_000), id));
                }
            }
            while let Some(text) = end.endpoint.poll_transmit() {
                if text.starts_with("[2,") {
                    end.in_flight += 1;
                    end.most_in_flight = end.most_in_flight.max(end.in_flight);
                }
                self.link.carry(self.now, 1 - side, text);
            }
        }
    }
}

impl Link {
    fn carry(&mut self, now: Moment, to: usize, text: String) {
        let copies = if self.happens(self.faults.repeated_percent) { 2 } else { 1 };
        for _ in 0..copies {
            if self.happens(self.faults.lost_percent) {
                continue;
            }
            let text = if self.happens(self.faults.garbled_percent) {
                let cut = (self.next() as usize) % text.len();
                text[..cut].to_owned()
            } else {
                text.clone()
            };
            let delay = self.next() % (self.faults.most_delay_ms + 1);
            self.on_the_way.push_back((now + Duration::from_millis(delay), to, text));
        }
    }

    fn happens(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    /// xorshift64.
    fn next(&mut self) -> u64 {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        self.seed
    }
}

#[test]
fn over_a_sound_link_every_call_has_its_result() {
    let faults = Faults { lost_percent: 0, repeated_percent: 0, garbled_percent: 0, most_delay_ms: 200 };
    let mut pair = Pair::new(Version::V2_0_1, 7, faults);
    for _ in 0..20 {
        pair.call(0);
        pair.call(1);
    }
    pair.run();
    for end in &pair.ends {
        assert_eq!(end.endpoint.counters().results, 20);
        assert!(end.calls.values().all(|ended| *ended == 1));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_link_does_every_call_ends_exactly_once(
        seed: u64,
        lost_percent in 0_u64..60,
        repeated_percent in 0_u64..40,
        garbled_percent in 0_u64..40,
        most_delay_ms in 0_u64..90_000,
        version in prop::sample::select(Version::ALL.to_vec()),
        calls in prop::collection::vec(0_usize..2, 1..40),
    ) {
        let faults = Faults { lost_percent, repeated_percent, garbled_percent, most_delay_ms };
        let mut pair = Pair::new(version, seed, faults);
        for side in calls {
            pair.call(side);
        }
        pair.run();
        for end in &pair.ends {
            prop_assert!(end.calls.values().all(|ended| *ended == 1), "{:?}", end.calls);
            prop_assert!(end.most_in_flight <= 1);
            let counters = end.endpoint.counters();
            let ended = counters.results + counters.errors + counters.timed_out + counters.bad_answers;
            prop_assert_eq!(ended, end.calls.len() as u64);
            prop_assert_eq!(ended, counters.calls_sent);
            prop_assert_eq!(end.endpoint.poll_timeout(), None);
        }
    }

    #[test]
    fn whatever_the_application_order_is_answers_keep_the_order_of_the_calls(
        order in Just((0..10_usize).collect::<Vec<_>>()).prop_shuffle(),
        silent in prop::collection::vec(any::<bool>(), 10),
    ) {
        let mut ours = endpoint(Version::V1_6);
        for id in 0..10 {
            ours.handle_text(START, &format!(r#"[2,"{id}","Heartbeat",{{}}]"#));
        }
        let ids: Vec<_> = (0..10).map(|_| inbound(&mut ours)).collect();
        let mut answered = Vec::new();
        for at in order {
            if silent[at] {
                ours.leave_unanswered(ids[at]).unwrap();
            } else {
                ours.respond(ids[at], Ok(Payload::empty())).unwrap();
            }
            answered.extend(transmits(&mut ours));
        }
        let expected: Vec<_> =
            (0..10).filter(|at| !silent[*at]).map(|at| format!(r#"[3,"{at}",{{}}]"#)).collect();
        prop_assert_eq!(answered, expected);
    }
}
