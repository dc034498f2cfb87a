//! A central system that reads strictly, answers repeats alike, and can be told to fall silent.

#![allow(dead_code, reason = "each test file uses its part")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of a test fail by panicking")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};
use cms_ocpp::Version;
use cms_ocpp::endpoint::{Endpoint, EndpointConfig, MessageIds};
use cms_ocpp::message::action;
use cms_ocpp::rpc::{CallError, ErrorCode, Payload};
use cms_ocpp::transport::Transport;
use cms_ocpp::transport::in_process::pair;
use cms_ocpp_tokio::{Answer, CallHandler, CallSender, Connection, ConnectionOptions, InboundCall};
use serde_json::{Value, json};
use simulator::{ChargePlan, SimulatedStation, StationPlan};
use tokio::sync::mpsc;

pub(crate) const TOKEN: &str = "04A2B3C4SECRET";

/// A central system; clones are the same one, which outlives its connections.
#[derive(Clone)]
pub(crate) struct Central {
    version: Version,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    /// Every call that arrived, in order.
    seen: Vec<(String, Value)>,
    /// What a repeat gets.
    answers: BTreeMap<(String, String), Value>,
    transactions: i64,
    broken: Vec<String>,
    script: Script,
    /// Calls until it falls silent; and whether that call still arrives.
    silent_after: Option<(usize, bool)>,
    /// Told when a call was left without an answer.
    silent: Option<mpsc::UnboundedSender<()>>,
}

/// How it answers; `Accepted` to everything by default.
#[derive(Clone, Default)]
pub(crate) struct Script {
    pub(crate) boot: Option<&'static str>,
    pub(crate) authorize: Option<&'static str>,
    pub(crate) start: Option<&'static str>,
    /// The status of the token in the answer to an event with this number (2.x).
    pub(crate) update: Option<(i64, &'static str)>,
    /// Actions that are refused as not supported.
    pub(crate) unsupported: Vec<&'static str>,
}

impl Central {
    pub(crate) fn new(version: Version) -> Self {
        Self { version, state: Arc::default() }
    }

    pub(crate) fn script(&self, script: Script) {
        self.state.lock().unwrap().script = script;
    }

    /// Answers this many calls and then no more; the first one without an answer arrives or is lost. The receiver is told
    /// of each.
    pub(crate) fn fall_silent_after(&self, calls: usize, arrives: bool) -> mpsc::UnboundedReceiver<()> {
        let (silent, told) = mpsc::unbounded_channel();
        let mut state = self.state.lock().unwrap();
        state.silent_after = Some((calls, arrives));
        state.silent = Some(silent);
        told
    }

    pub(crate) fn speak(&self) {
        self.state.lock().unwrap().silent_after = None;
    }

    /// Every call that arrived; fails where one broke its schema.
    pub(crate) fn seen(&self) -> Vec<(String, Value)> {
        let state = self.state.lock().unwrap();
        assert_eq!(state.broken, Vec::<String>::new());
        state.seen.clone()
    }

    pub(crate) fn actions(&self) -> Vec<String> {
        self.seen().into_iter().map(|(action, _)| action).collect()
    }

    /// The requests of one action.
    pub(crate) fn requests(&self, action: &str) -> Vec<Value> {
        self.seen().into_iter().filter(|(name, _)| name == action).map(|(_, payload)| payload).collect()
    }

    /// Serves a connection; the sender calls the station.
    pub(crate) fn serve<T: Transport + 'static>(&self, transport: T) -> CallSender {
        let endpoint = Endpoint::new(self.version, MessageIds::new("c").unwrap(), EndpointConfig::default());
        let (connection, calls) = Connection::new(transport, endpoint, ConnectionOptions::default());
        tokio::spawn(connection.run(self.clone()));
        calls
    }

    /// A station that is connected to it in memory.
    pub(crate) async fn station(&self, plan: &StationPlan) -> (SimulatedStation, CallSender) {
        let (here, there) = pair();
        let calls = self.serve(there);
        (SimulatedStation::connect_over(plan.clone(), here).await.unwrap(), calls)
    }

    fn answer(&self, call: &InboundCall) -> Answer {
        let mut state = self.state.lock().unwrap();
        let mut silent = false;
        if let Some((calls, arrives)) = &mut state.silent_after {
            match calls.checked_sub(1) {
                Some(left) => *calls = left,
                None => {
                    silent = true;
                    if !std::mem::take(arrives) {
                        state.tell_of_silence();
                        return Answer::None;
                    }
                }
            }
        }
        let name = call.action.as_str();
        let Some(info) = action(self.version, name).filter(|info| info.direction.from_station()) else {
            state.broken.push(format!("{name} is not for a station to send"));
            return Answer::Error(CallError::new(ErrorCode::NotImplemented, ""));
        };
        if let Err(error) = info.decode_request(call.payload.as_str()) {
            state.broken.push(format!("{name}: {error}"));
            return Answer::Error(CallError::new(ErrorCode::FormatViolation, ""));
        }
        let request: Value = call.payload.read().unwrap();
        state.seen.push((name.to_owned(), request.clone()));
        let answer = if state.script.unsupported.contains(&name) {
            Answer::Error(CallError::new(ErrorCode::NotSupported, ""))
        } else {
            let key = (name.to_owned(), call.payload.as_str().to_owned());
            let answer = match state.answers.get(&key) {
                Some(answer) => answer.clone(),
                None => state.decide(self.version, name, &request),
            };
            state.answers.insert(key, answer.clone());
            info.decode_response(&answer.to_string()).unwrap().unwrap();
            Answer::Result(Payload::from_text(answer.to_string()).unwrap())
        };
        if silent {
            state.tell_of_silence();
            return Answer::None;
        }
        answer
    }
}

impl State {
    fn tell_of_silence(&self) {
        // The test may have seen enough.
        let _ = self.silent.as_ref().map(|silent| silent.send(()));
    }

    fn decide(&mut self, version: Version, action: &str, request: &Value) -> Value {
        let accepted = |word: Option<&'static str>| word.unwrap_or("Accepted");
        let token = if version == Version::V1_6 { "idTagInfo" } else { "idTokenInfo" };
        match action {
            "BootNotification" => {
                json!({ "status": accepted(self.script.boot), "currentTime": "2026-03-01T08:00:00Z", "interval": 300 })
            }
            "Heartbeat" => json!({ "currentTime": "2026-03-01T08:05:00Z" }),
            "Authorize" => json!({ token: { "status": accepted(self.script.authorize) } }),
            "StartTransaction" => {
                self.transactions += 1;
                json!({ token: { "status": accepted(self.script.start) }, "transactionId": 100 + self.transactions })
            }
            "TransactionEvent" if request["eventType"] == "Started" => {
                json!({ token: { "status": accepted(self.script.start) } })
            }
            "TransactionEvent" if request["eventType"] == "Ended" => json!({ "totalCost": 12.30 }),
            "TransactionEvent" => match self.script.update {
                Some((seq_no, word)) if request["seqNo"] == seq_no => json!({ token: { "status": word } }),
                _ => json!({}),
            },
            _ => json!({}),
        }
    }
}

#[async_trait]
impl CallHandler for Central {
    async fn call(&mut self, call: InboundCall) -> Answer {
        self.answer(&call)
    }
}

pub(crate) fn time(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A station with two EVSEs whose journal is in this folder.
pub(crate) fn station_plan(version: Version, folder: &Path) -> StationPlan {
    let journal = folder.join("journal.jsonl");
    StationPlan { evses: vec![1, 2], ..StationPlan::new("ws://127.0.0.1:1/ocpp", "CP1", "PASSWORD", version, journal) }
}

/// A charge of 3 kWh in 15 minutes, read every five.
pub(crate) fn charge_plan() -> ChargePlan {
    ChargePlan {
        evse: 1,
        token: TOKEN.into(),
        token_type: "ISO14443".into(),
        started_at: time("2026-03-01T09:00:00Z"),
        step: TimeDelta::minutes(5),
        energy_wh: vec![1_000, 2_200, 3_000],
    }
}

/// The same, an hour later.
pub(crate) fn next_charge_plan() -> ChargePlan {
    ChargePlan { started_at: time("2026-03-01T10:00:00Z"), energy_wh: vec![500, 700], ..charge_plan() }
}

/// The energy register in a meter value of any version.
pub(crate) fn register(meter_value: &Value) -> u64 {
    let sampled = meter_value["sampledValue"].as_array().unwrap();
    let register = sampled.iter().find(|sampled| sampled["measurand"] == "Energy.Active.Import.Register").unwrap();
    let unit = if register["unit"].is_null() { &register["unitOfMeasure"]["unit"] } else { &register["unit"] };
    assert_eq!(*unit, "Wh");
    register["value"].as_u64().unwrap_or_else(|| register["value"].as_str().unwrap().parse().unwrap())
}
