//! The messages of a station, written out: the simulation must not share mistakes with what it tests.

use chrono::{DateTime, SecondsFormat};
use cms_ocpp::Version;
use serde_json::{Value, json};

use super::journal::{Event, EventKind, Transaction};

pub(super) fn boot(version: Version) -> Value {
    match version {
        Version::V1_6 => json!({"chargePointVendor": "Simulated", "chargePointModel": "S1"}),
        _ => json!({"chargingStation": {"vendorName": "Simulated", "model": "S2"}, "reason": "PowerUp"}),
    }
}

pub(super) fn status(version: Version, evse: u32, charging: bool, at_ms: i64) -> Value {
    let at = time(at_ms);
    match version {
        Version::V1_6 => {
            let status = if charging { "Charging" } else { "Available" };
            json!({"connectorId": evse, "errorCode": "NoError", "status": status, "timestamp": at})
        }
        _ => {
            let status = if charging { "Occupied" } else { "Available" };
            json!({"timestamp": at, "connectorStatus": status, "evseId": evse, "connectorId": 1})
        }
    }
}

/// The action and payload of an event.
pub(super) fn event(version: Version, event: &Event, transaction: &Transaction) -> (&'static str, Value) {
    match version {
        Version::V1_6 => event_1_6(event, transaction),
        _ => ("TransactionEvent", event_2(event, transaction)),
    }
}

fn event_1_6(event: &Event, transaction: &Transaction) -> (&'static str, Value) {
    let at = time(event.at_ms);
    // A start comes first in the queue, so its answer has told the id.
    let id = transaction.id.as_deref().and_then(|id| id.parse::<i64>().ok()).unwrap_or(-1);
    match event.kind {
        EventKind::Start => {
            let start = json!({"connectorId": transaction.evse, "idTag": transaction.token,
                "meterStart": event.register_wh, "timestamp": at});
            ("StartTransaction", start)
        }
        EventKind::Charging | EventKind::Sample => {
            let value = json!({"value": event.register_wh.to_string(), "context": "Sample.Periodic",
                "measurand": "Energy.Active.Import.Register", "unit": "Wh"});
            let values = json!({"connectorId": transaction.evse, "transactionId": id,
                "meterValue": [{"timestamp": at, "sampledValue": [value]}]});
            ("MeterValues", values)
        }
        EventKind::Stop(reason) => {
            let stop = json!({"transactionId": id, "meterStop": event.register_wh, "timestamp": at, "reason": reason});
            ("StopTransaction", stop)
        }
    }
}

fn event_2(event: &Event, transaction: &Transaction) -> Value {
    let at = time(event.at_ms);
    let (kind, trigger, context) = match event.kind {
        EventKind::Start => ("Started", "Authorized", "Transaction.Begin"),
        EventKind::Charging => ("Updated", "ChargingStateChanged", ""),
        EventKind::Sample => ("Updated", "MeterValuePeriodic", "Sample.Periodic"),
        EventKind::Stop(_) => ("Ended", "StopAuthorized", "Transaction.End"),
    };
    let mut message = json!({"eventType": kind, "timestamp": at, "triggerReason": trigger, "seqNo": event.seq_no,
        "transactionInfo": {"transactionId": transaction.id}, "evse": {"id": transaction.evse, "connectorId": 1}});
    if !context.is_empty() {
        let value = json!({"value": event.register_wh, "context": context,
            "measurand": "Energy.Active.Import.Register", "unitOfMeasure": {"unit": "Wh"}});
        message["meterValue"] = json!([{"timestamp": at, "sampledValue": [value]}]);
    }
    match event.kind {
        EventKind::Start => message["idToken"] = json!({"idToken": transaction.token, "type": "ISO14443"}),
        EventKind::Charging => message["transactionInfo"]["chargingState"] = json!("Charging"),
        EventKind::Sample => {}
        EventKind::Stop(reason) => message["transactionInfo"]["stoppedReason"] = json!(reason),
    }
    message
}

/// The transaction that a command wants to end; none for another command.
pub(super) fn stop_asked(action: &str, payload: &Value) -> Option<String> {
    match action {
        "RemoteStopTransaction" => payload["transactionId"].as_i64().map(|id| id.to_string()),
        "RequestStopTransaction" => payload["transactionId"].as_str().map(str::to_owned),
        _ => None,
    }
}

fn time(at_ms: i64) -> String {
    DateTime::from_timestamp_millis(at_ms).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Millis, true)
}
