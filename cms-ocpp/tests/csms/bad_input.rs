//! What is wrong gets the answer that its version defines, and nothing is lost.

use cms_core::session::samples_stream;
use cms_ocpp::Version;
use cms_ocpp::csms::NoticeKind;
use serde_json::json;

use crate::support::{CARD, World};

#[test]
fn an_unknown_action_is_not_implemented_and_one_that_we_do_not_serve_is_not_supported() {
    for (version, theirs) in
        [(Version::V1_6, "Reset"), (Version::V2_0_1, "NotifyEVChargingNeeds"), (Version::V2_1, "NotifyDERAlarm")]
    {
        let mut world = World::new(version);
        assert_eq!(world.error("MakeCoffee", "{}"), "NotImplemented", "{version}");
        assert_eq!(world.error(theirs, "{}"), "NotSupported", "{version}");
        assert!(world.notices.iter().all(|notice| notice.kind == NoticeKind::ActionRefused));
    }
}

#[test]
fn a_payload_that_breaks_its_schema_is_refused_in_the_words_of_its_version() {
    let cases = [
        (Version::V1_6, "Authorize", json!({}), "OccurenceConstraintViolation"),
        (Version::V1_6, "Authorize", json!({"idTag": 7}), "TypeConstraintViolation"),
        (Version::V1_6, "Authorize", json!({"idTag": "123456789012345678901"}), "PropertyConstraintViolation"),
        (Version::V1_6, "Authorize", json!({"idTag": "1", "x": 1}), "FormationViolation"),
        (Version::V2_0_1, "Authorize", json!({}), "OccurrenceConstraintViolation"),
        (Version::V2_0_1, "Authorize", json!({"idToken": "1"}), "TypeConstraintViolation"),
        (Version::V2_1, "Heartbeat", json!({"x": 1}), "FormatViolation"),
        (
            Version::V2_1,
            "StatusNotification",
            json!({"timestamp": "yesterday", "connectorStatus": "Available",
            "evseId": 1, "connectorId": 1}),
            "PropertyConstraintViolation",
        ),
    ];
    for (version, action, payload, code) in cases {
        let mut world = World::new(version);
        assert_eq!(world.error(action, &payload.to_string()), code, "{version} {action} {payload}");
    }
}

#[test]
fn neither_notice_nor_answer_repeats_a_token() {
    let mut world = World::new(Version::V1_6);
    let token = "SECRET-TOKEN-THAT-IS-MUCH-TOO-LONG";
    let answer = world.answer("Authorize", &json!({"idTag": token}).to_string());
    assert!(!format!("{answer:?}{:?}", world.notices).contains("SECRET"));
}

#[test]
fn a_transaction_message_that_breaks_a_bound_is_kept_and_noted() {
    let mut world = World::new(Version::V1_6);
    let started = world.call(
        "StartTransaction",
        json!({"connectorId": 1, "idTag": CARD, "meterStart": 0, "timestamp": "2026-05-04T08:00:00Z", "vendor": "x"}),
    );
    world.call(
        "MeterValues",
        json!({"connectorId": 1, "transactionId": started["transactionId"], "meterValue": [
            {"timestamp": "2026-05-04T08:05:00Z", "sampledValue": [{"value": "1", "measurand": "Energy.Request"}]}]}),
    );
    assert_eq!(world.samples(&samples_stream(&world.sessions()[0].id)).len(), 1);
    assert!(world.notices.iter().any(|notice| notice.kind == NoticeKind::PayloadRefused));
}

#[test]
fn a_wrong_secret_and_an_unknown_station_get_the_same_answer() {
    use cms_core::station::{Admission, PresentedSecret, StationId};
    use cms_core::storage::conformance::block_on;

    let mut world = World::new(Version::V1_6);
    for (station, secret) in [
        ("CS1", PresentedSecret::Nothing),
        ("CS1", PresentedSecret::Key("00".into())),
        ("CS2", PresentedSecret::DangerNotChecked),
    ] {
        let moment = world.moment();
        let admission = block_on(world.csms.connect(&StationId::parse(station).unwrap(), secret, "node", moment));
        assert_eq!(admission, Ok(Admission::Refused));
    }
}
