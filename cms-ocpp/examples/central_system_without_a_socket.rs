//! The central-system role alone: a station of OCPP 1.6 and one of 2.1 each boot, charge and stop, as raw payloads, and
//! what they delivered becomes invoices. A shell adds sockets, a clock and randomness, and nothing else.
//!
//! `cargo run -p cms-ocpp --features csms --example central_system_without_a_socket`

#![expect(clippy::print_stdout, reason = "an example prints")]

mod support;

use std::error::Error;

use cms_core::billing::{Invoice, receipt};
use cms_core::storage::all;
use cms_core::storage::conformance::block_on;
use cms_ocpp::Version;
use cms_ocpp::csms::Link;
use serde_json::{Value, json};

use support::Operator;

const CARD: &str = "04A1B2C3";

fn main() -> Result<(), Box<dyn Error>> {
    block_on(run())
}

async fn run() -> Result<(), Box<dyn Error>> {
    let mut operator = Operator::with_card(CARD).await?;

    let link = operator.connect("OLD1", "DE*ABC*E0001", Version::V1_6).await?;
    call(&mut operator, &link, "BootNotification", json!({"chargePointVendor": "V", "chargePointModel": "M"})).await?;
    call(&mut operator, &link, "Authorize", json!({"idTag": CARD})).await?;
    let start = json!({"connectorId": 1, "idTag": CARD, "meterStart": 1_000, "timestamp": "2026-05-04T08:00:00Z"});
    let started = call(&mut operator, &link, "StartTransaction", start).await?;
    let id = &started["transactionId"];
    operator.pass_minutes(30);
    let values = json!({"connectorId": 1, "transactionId": id, "meterValue": [
        {"timestamp": "2026-05-04T08:30:00Z", "sampledValue": [{"value": "9.0", "unit": "kWh"}]}]});
    call(&mut operator, &link, "MeterValues", values).await?;
    operator.pass_minutes(15);
    let stop = json!({"transactionId": id, "meterStop": 13_345, "timestamp": "2026-05-04T08:45:00Z"});
    call(&mut operator, &link, "StopTransaction", stop).await?;

    operator.pass_minutes(15);
    let link = operator.connect("NEW1", "DE*ABC*E0002", Version::V2_1).await?;
    let station = json!({"model": "M", "vendorName": "V"});
    call(&mut operator, &link, "BootNotification", json!({"chargingStation": station, "reason": "PowerUp"})).await?;
    let card = json!({"idToken": CARD, "type": "ISO14443"});
    call(&mut operator, &link, "Authorize", json!({"idToken": card})).await?;
    let mut start = event("Started", 0, "2026-05-04T09:00:00Z", "Transaction.Begin", 1_000);
    start["idToken"] = card;
    call(&mut operator, &link, "TransactionEvent", start).await?;
    operator.pass_minutes(30);
    let update = event("Updated", 1, "2026-05-04T09:30:00Z", "Sample.Periodic", 9_000);
    call(&mut operator, &link, "TransactionEvent", update).await?;
    operator.pass_minutes(15);
    let end = event("Ended", 2, "2026-05-04T09:45:00Z", "Transaction.End", 13_345);
    let ended = call(&mut operator, &link, "TransactionEvent", end).await?;

    let mut snapshot = operator.csms.store().snapshot().await?;
    let mut receipts = Vec::new();
    for invoice in all::<Invoice>(&mut *snapshot, None).await? {
        receipts.push(receipt(&mut *snapshot, &invoice.value.id).await?);
    }
    receipts.sort_by_key(|receipt| receipt.number.number);
    for receipt in &receipts {
        println!("\n{}", receipt.to_text());
    }
    println!("The station of 2.1 was told the total, {}.", ended["totalCost"]);
    match &receipts[..] {
        [first, second] if first.total() == second.total() => Ok(()),
        _ => Err("the same energy in the same time has to cost the same in both versions".into()),
    }
}

/// A report of OCPP 2.1 about the transaction tx-1.
fn event(kind: &str, seq_no: u32, at: &str, context: &str, register_wh: u32) -> Value {
    json!({
        "eventType": kind, "timestamp": at, "triggerReason": "MeterValuePeriodic", "seqNo": seq_no,
        "transactionInfo": {"transactionId": "tx-1"}, "evse": {"id": 1, "connectorId": 1},
        "meterValue": [{"timestamp": at, "sampledValue": [
            {"value": register_wh, "context": context, "unitOfMeasure": {"unit": "Wh"}}]}]})
}

/// Lets the station send a CALL, and prints what it is answered.
async fn call(operator: &mut Operator, link: &Link, action: &str, payload: Value) -> Result<Value, Box<dyn Error>> {
    let answer = operator.call(link, action, &payload.to_string()).await?;
    println!("{} {action:<16} -> {answer}", link.station);
    Ok(serde_json::from_str(&answer)?)
}
