//! Messages as their users meet them: read, looked at, changed, written.
#![cfg(all(feature = "v1_6", feature = "v2_0_1", feature = "v2_1"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests are tests as well")]

use cms_ocpp::decode::{PayloadErrorKind, decode, decode_lenient, encode};
use cms_ocpp::message::{Action, Direction, Message, Request, Unconfirmed, action, actions};
use cms_ocpp::schema::{Violation, ViolationKind};
use cms_ocpp::types::{CustomData, JsonDecimal, RawJson, Timestamp};
use cms_ocpp::{Version, v1_6, v2_0_1, v2_1};

fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn found(violations: &[Violation]) -> Vec<(&str, ViolationKind)> {
    violations.iter().map(|violation| (violation.path.as_str(), violation.kind)).collect()
}

fn refused<T: Message>(text: &str) -> (PayloadErrorKind, Vec<(String, ViolationKind)>) {
    let error = decode::<T>(text).unwrap_err();
    let places = error.violations().iter().map(|violation| (violation.path.clone(), violation.kind)).collect();
    (error.kind(), places)
}

/// Reads strictly and checks that writing gives the same text.
fn same<T: Message>(text: &str) -> T {
    let message: T = decode(text).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(encode(&message), text);
    assert_eq!(message.validate(), []);
    // Through serde the same is read and written.
    assert_eq!(serde_json::from_str::<T>(text).unwrap(), message);
    assert_eq!(serde_json::to_string(&message).unwrap(), text);
    message
}

const METER_VALUES_16: &str = r#"{"connectorId":1,"transactionId":1742,"meterValue":[{"timestamp":"2025-06-01T10:00:00Z","sampledValue":[{"value":"12345.678","context":"Sample.Periodic","format":"Raw","measurand":"Energy.Active.Import.Register","location":"Outlet","unit":"Wh"},{"value":"16.02","context":"Sample.Periodic","measurand":"Current.Import","phase":"L1-N","unit":"A"}]}]}"#;

#[test]
fn meter_values_of_1_6_are_read_and_written() {
    let request: v1_6::MeterValuesRequest = same(METER_VALUES_16);
    assert_eq!(request.connector_id, 1);
    assert_eq!(request.transaction_id, Some(1742));
    let sample = &request.meter_value[0].sampled_value[0];
    assert_eq!(sample.value, "12345.678");
    assert_eq!(sample.measurand, Some(v1_6::Measurand::EnergyActiveImportRegister));
    assert_eq!(request.meter_value[0].sampled_value[1].phase, Some(v1_6::Phase::L1N));

    let mut sample = v1_6::SampledValue::new("12345.678");
    sample.context = Some(v1_6::ReadingContext::SamplePeriodic);
    sample.format = Some(v1_6::ValueFormat::Raw);
    sample.measurand = Some(v1_6::Measurand::EnergyActiveImportRegister);
    sample.location = Some(v1_6::Location::Outlet);
    sample.unit = Some(v1_6::UnitOfMeasure::Wh);
    assert_eq!(request.meter_value[0].sampled_value[0], sample);
}

#[test]
fn a_transaction_of_1_6_is_read_and_written() {
    let start: v1_6::StartTransactionRequest = same(
        r#"{"connectorId":2,"idTag":"04A2B3C4D5E6F7","meterStart":1000,"reservationId":3,"timestamp":"2025-06-01T10:00:00.250Z"}"#,
    );
    assert_eq!(start.timestamp, time("2025-06-01T12:00:00.25+02:00"));
    let started: v1_6::StartTransactionResponse =
        same(r#"{"idTagInfo":{"parentIdTag":"FLEET","status":"ConcurrentTx"},"transactionId":-1}"#);
    assert_eq!(started.id_tag_info.status, v1_6::AuthorizationStatus::ConcurrentTx);
    let stop: v1_6::StopTransactionRequest = same(
        r#"{"meterStop":2000,"timestamp":"2025-06-01T11:00:00Z","transactionId":7,"reason":"EVDisconnected","transactionData":[{"timestamp":"2025-06-01T11:00:00Z","sampledValue":[]}]}"#,
    );
    assert_eq!(stop.reason, Some(v1_6::Reason::EvDisconnected));
}

#[test]
fn the_security_extension_of_1_6_is_read_and_written() {
    let request: v1_6::SignedUpdateFirmwareRequest = same(
        r#"{"retries":3,"requestId":9,"firmware":{"location":"https://fw.example.com/a.bin","retrieveDateTime":"2025-06-01T10:00:00Z","signingCertificate":"-----BEGIN CERTIFICATE-----\n","signature":"c2ln"}}"#,
    );
    assert_eq!(request.firmware.signing_certificate, "-----BEGIN CERTIFICATE-----\n");
}

#[test]
fn boot_notification_of_2_0_1_is_read_and_written() {
    let request: v2_0_1::BootNotificationRequest = same(
        r#"{"chargingStation":{"serialNumber":"WBP22-1","model":"Wallbox Pro 22","modem":{"iccid":"8931080020012345678"},"vendorName":"ACME"},"reason":"PowerUp"}"#,
    );
    assert_eq!(request.reason, v2_0_1::BootReason::PowerUp);
    assert_eq!(request.charging_station.model, "Wallbox Pro 22");
    let mut station = v2_0_1::ChargingStation::new("Wallbox Pro 22", "ACME");
    station.serial_number = Some("WBP22-1".into());
    let mut modem = v2_0_1::Modem::new();
    modem.iccid = Some("8931080020012345678".into());
    station.modem = Some(modem);
    assert_eq!(v2_0_1::BootNotificationRequest::new(station, v2_0_1::BootReason::PowerUp), request);
    same::<v2_0_1::BootNotificationResponse>(
        r#"{"currentTime":"2025-06-01T10:00:00Z","interval":300,"status":"Pending","statusInfo":{"reasonCode":"NewStation"}}"#,
    );
}

#[test]
fn a_transaction_event_of_2_1_is_read_and_written() {
    let request: v2_1::TransactionEventRequest = same(
        r#"{"eventType":"Updated","meterValue":[{"sampledValue":[{"value":123456789.123456789,"measurand":"Energy.Active.Import.Register","signedMeterValue":{"signedMeterData":"T0NNRnw=","encodingMethod":"OCMF"},"unitOfMeasure":{"unit":"Wh","multiplier":0}}],"timestamp":"2025-06-01T10:04:00.005Z"}],"timestamp":"2025-06-01T10:04:00.005Z","triggerReason":"MeterValuePeriodic","seqNo":3,"offline":false,"transactionInfo":{"transactionId":"AB12","chargingState":"Charging","transactionLimit":{"maxCost":20.50}},"evse":{"id":1,"connectorId":1},"idToken":{"idToken":"04A2B3","type":"ISO14443"}}"#,
    );
    let value = request.meter_value.as_ref().unwrap()[0].sampled_value[0].value;
    assert_eq!(value, "123456789.123456789".parse().unwrap());
    assert_eq!(request.transaction_info.transaction_limit.as_ref().unwrap().max_cost, Some("20.50".parse().unwrap()));
    assert_eq!(request.trigger_reason, v2_1::TriggerReason::MeterValuePeriodic);
}

#[test]
fn a_send_of_2_1_is_read_and_written() {
    let send: v2_1::NotifyPeriodicEventStream = same_send();
    assert_eq!(send, v2_1::NotifyPeriodicEventStream);
    fn same_send<A: Action + Default>() -> A
    where
        A::Request: Unconfirmed,
    {
        same::<A::Request>(
            r#"{"data":[{"t":0,"v":"230.1"},{"t":0.50,"v":"230.4"}],"id":1,"pending":0,"basetime":"2025-06-01T10:00:00Z"}"#,
        );
        A::default()
    }
    assert!(v2_1::NotifyPeriodicEventStream::INFO.is_send());
    assert!(v2_1::NotifyPeriodicEventStream::INFO.decode_response("{}").is_none());
}

#[test]
fn members_the_schema_does_not_name_survive_as_they_came() {
    let text = r#"{"idTag":"A","x-rssi":-67.50,"x":{"b":1e3,"a":[12.0, null]}}"#;
    let (request, violations) = decode_lenient::<v1_6::AuthorizeRequest>(text).unwrap();
    assert_eq!(found(&violations), [("/x-rssi", ViolationKind::UnknownMember), ("/x", ViolationKind::UnknownMember)]);
    assert_eq!(request.extra.get("x").map(RawJson::get), Some(r#"{"b":1e3,"a":[12.0, null]}"#));
    assert_eq!(encode(&request), text);
    assert_eq!(request.validate(), violations);
    assert_eq!(serde_json::from_str::<v1_6::AuthorizeRequest>(text).unwrap(), request);
}

#[test]
fn an_extra_member_never_repeats_a_known_one() {
    let mut request = v1_6::AuthorizeRequest::new("A");
    request.extra.insert("idTag", RawJson::parse("\"B\"").unwrap());
    assert_eq!(encode(&request), r#"{"idTag":"A"}"#);
}

#[test]
fn custom_data_survives_on_every_level() {
    let text = r#"{"evseId":1,"meterValue":[{"sampledValue":[{"value":1.10,"customData":{"vendorId":"com.example","q":[1.10,{"z":0.0}]}}],"timestamp":"2025-06-01T10:00:00Z","customData":{"vendorId":"v"}}],"customData":{"vendorId":"w","deep":{"customData":1}}}"#;
    let request: v2_0_1::MeterValuesRequest = same(text);
    let data = request.meter_value[0].sampled_value[0].custom_data.as_ref().unwrap();
    assert_eq!(data.extra.get("q").map(RawJson::get), Some(r#"[1.10,{"z":0.0}]"#));
    assert_eq!(request.meter_value[0].custom_data, Some(CustomData::new("v")));
}

#[test]
fn data_of_a_data_transfer_may_be_anything() {
    for data in ["null", "12.0", "\"text\"", "[1, 2]", r#"{"a":{"a":1e400}}"#] {
        let text = format!(r#"{{"data":{data},"vendorId":"com.example"}}"#);
        let request: v2_1::DataTransferRequest = same(&text);
        assert_eq!(request.data.as_ref().map(RawJson::get), Some(data));
    }
}

#[test]
fn unknown_words_survive_and_are_reported() {
    let text = METER_VALUES_16.replace("Energy.Active.Import.Register", "Request.Energy").replace("\"A\"", "\"Hz\"");
    let (request, violations) = decode_lenient::<v1_6::MeterValuesRequest>(&text).unwrap();
    assert_eq!(
        found(&violations),
        [
            ("/meterValue/0/sampledValue/0/measurand", ViolationKind::UnknownWord),
            ("/meterValue/0/sampledValue/1/unit", ViolationKind::UnknownWord),
        ]
    );
    let sample = &request.meter_value[0].sampled_value[1];
    assert_eq!(sample.unit, Some(v1_6::UnitOfMeasure::Unknown("Hz".into())));
    assert_eq!(encode(&request), text);
    assert_eq!(request.validate(), violations);
    assert_eq!(refused::<v1_6::MeterValuesRequest>(&text).0, PayloadErrorKind::Property);
}

#[test]
fn a_schema_that_says_unknown_itself_has_a_value_of_its_own() {
    let response: v1_6::ClearChargingProfileResponse = same(r#"{"status":"Unknown"}"#);
    assert_eq!(response.status, v1_6::ClearChargingProfileStatus::NotKnown);
}

#[test]
fn decimals_keep_their_digits() {
    for (text, same) in
        [("1.10", "1.10"), ("123456789.123456789", "123456789.123456789"), ("12.0", "12"), ("1e3", "1000")]
    {
        let request: v2_0_1::CostUpdatedRequest =
            decode(&format!(r#"{{"totalCost":{text},"transactionId":"T"}}"#)).unwrap();
        assert_eq!(request.total_cost, text.parse::<JsonDecimal>().unwrap());
        assert_eq!(encode(&request), format!(r#"{{"totalCost":{same},"transactionId":"T"}}"#));
    }
    let limit = |text: &str| {
        format!(
            r#"{{"status":"Accepted","chargingSchedule":{{"chargingRateUnit":"A","chargingSchedulePeriod":[{{"startPeriod":0,"limit":{text}}}]}}}}"#
        )
    };
    same::<v1_6::GetCompositeScheduleResponse>(&limit("16.1"));
    // Zeros do not make it more precise.
    assert!(decode::<v1_6::GetCompositeScheduleResponse>(&limit("16.100")).is_ok());
    assert_eq!(
        refused::<v1_6::GetCompositeScheduleResponse>(&limit("16.05")).1,
        [("/chargingSchedule/chargingSchedulePeriod/0/limit".to_owned(), ViolationKind::TooPrecise)]
    );
}

#[test]
fn every_kind_of_violation_has_its_place() {
    use ViolationKind as K;
    let sample = |value: &str| {
        format!(r#"{{"evseId":1,"meterValue":[{{"timestamp":"2025-06-01T10:00:00Z","sampledValue":[{value}]}}]}}"#)
    };
    let at = "/meterValue/0/sampledValue/0";
    let cases: Vec<(String, String, K, PayloadErrorKind)> = vec![
        (sample(r#"{"value":"1"}"#), format!("{at}/value"), K::WrongType, PayloadErrorKind::WrongType),
        (sample(r#"{"value":null}"#), format!("{at}/value"), K::Null, PayloadErrorKind::WrongType),
        (sample("{}"), format!("{at}/value"), K::MissingMember, PayloadErrorKind::Occurrence),
        (sample("7"), at.to_owned(), K::WrongType, PayloadErrorKind::WrongType),
        (sample(r#"{"value":1,"value":2}"#), format!("{at}/value"), K::DuplicateMember, PayloadErrorKind::Format),
        (sample(r#"{"value":1,"phase":"L4"}"#), format!("{at}/phase"), K::UnknownWord, PayloadErrorKind::Property),
        (sample(r#"{"value":1,"a/b":2}"#), format!("{at}/a~1b"), K::UnknownMember, PayloadErrorKind::UnknownMember),
        (sample(r#"{"value":1e-40}"#), format!("{at}/value"), K::NotRepresentable, PayloadErrorKind::Property),
        (sample(""), "/meterValue/0/sampledValue".to_owned(), K::TooFewItems, PayloadErrorKind::Occurrence),
        (
            sample(r#"{"value":1}"#).replace("Z\"", "\""),
            "/meterValue/0/timestamp".into(),
            K::BadTime,
            PayloadErrorKind::Property,
        ),
        (
            sample(r#"{"value":1}"#).replace(":1,\"m", ":12.0,\"m"),
            "/evseId".into(),
            K::WrongType,
            PayloadErrorKind::WrongType,
        ),
        (
            sample(r#"{"value":1}"#).replace(":1,\"m", ":-1,\"m"),
            String::new(),
            K::WrongType,
            PayloadErrorKind::WrongType,
        ),
        ("[]".into(), String::new(), K::Syntax, PayloadErrorKind::Format),
        ("null".into(), String::new(), K::Syntax, PayloadErrorKind::Format),
        ("".into(), String::new(), K::Syntax, PayloadErrorKind::Format),
        (sample("{\"value\":1}").replace("]}]}", "]}]"), String::new(), K::Syntax, PayloadErrorKind::Format),
        (sample("{\"value\":1}") + "x", String::new(), K::Syntax, PayloadErrorKind::Format),
    ];
    for (text, path, kind, class) in cases {
        if text.contains("\"evseId\":-1") {
            // 2.0.1 sets no lower bound here; 2.1 does.
            assert!(decode::<v2_0_1::MeterValuesRequest>(&text).is_ok());
            assert_eq!(refused::<v2_1::MeterValuesRequest>(&text).1, [("/evseId".to_owned(), K::BelowMinimum)]);
            continue;
        }
        assert_eq!(refused::<v2_0_1::MeterValuesRequest>(&text), (class, vec![(path, kind)]), "{text}");
    }
    assert_eq!(
        refused::<v1_6::GetDiagnosticsRequest>(r#"{"location":"not a uri"}"#),
        (PayloadErrorKind::Property, vec![("/location".to_owned(), K::BadUri)])
    );
    assert_eq!(
        refused::<v1_6::AuthorizeRequest>(&format!(r#"{{"idTag":"{}"}}"#, "é".repeat(21))).1,
        [("/idTag".to_owned(), K::TooLong)]
    );
    assert!(decode::<v1_6::AuthorizeRequest>(&format!(r#"{{"idTag":"{}"}}"#, "é".repeat(20))).is_ok());
    let many = vec!["1"; 1025].join(",");
    assert!(decode::<v2_0_1::ClearVariableMonitoringRequest>(&format!(r#"{{"id":[{many}]}}"#)).is_ok());
    let hash =
        r#"{"hashAlgorithm":"SHA256","issuerNameHash":"a","issuerKeyHash":"b","serialNumber":"c","responderURL":"u"}"#;
    let hashes = [hash; 5].join(",");
    let text = format!(r#"{{"idToken":{{"idToken":"E","type":"eMAID"}},"iso15118CertificateHashData":[{hashes}]}}"#);
    assert_eq!(
        refused::<v2_0_1::AuthorizeRequest>(&text),
        (PayloadErrorKind::Occurrence, vec![("/iso15118CertificateHashData".to_owned(), K::TooManyItems)])
    );
    let monitor = r#"{"setMonitoringData":[{"value":1,"type":"Delta","severity":10,"component":{"name":"a"},"variable":{"name":"b"}}]}"#;
    let severity = |severity: &str| monitor.replace("10", severity);
    let at = "/setMonitoringData/0/severity".to_owned();
    assert!(decode::<v2_1::SetVariableMonitoringRequest>(&severity("9")).is_ok());
    for (value, kind) in [("-1", K::BelowMinimum), ("99999999999999999999", K::NotRepresentable)] {
        assert_eq!(refused::<v2_1::SetVariableMonitoringRequest>(&severity(value)).1, [(at.clone(), kind)]);
    }
}

#[test]
fn a_percentage_ends_at_a_hundred() {
    let needs = |percent: u32| {
        format!(
            r#"{{"evseId":1,"chargingNeeds":{{"dcChargingParameters":{{"evMaxCurrent":200,"evMaxVoltage":500,"stateOfCharge":{percent}}},"requestedEnergyTransfer":"DC"}}}}"#
        )
    };
    assert!(decode::<v2_0_1::NotifyEvChargingNeedsRequest>(&needs(100)).is_ok());
    assert_eq!(
        refused::<v2_0_1::NotifyEvChargingNeedsRequest>(&needs(101)).1,
        [("/chargingNeeds/dcChargingParameters/stateOfCharge".to_owned(), ViolationKind::AboveMaximum)]
    );
}

#[test]
fn one_pass_finds_all_violations() {
    let text = r#"{"connectorId":"1","meterValue":[{"timestamp":"yesterday","sampledValue":[{"unit":7},{"value":"1","x":1}]},5],"idTag":"A"}"#;
    let error = decode::<v1_6::MeterValuesRequest>(text).unwrap_err();
    assert_eq!(
        found(error.violations()),
        [
            ("/connectorId", ViolationKind::WrongType),
            ("/meterValue/0/timestamp", ViolationKind::BadTime),
            ("/meterValue/0/sampledValue/0/unit", ViolationKind::WrongType),
            ("/meterValue/0/sampledValue/0/value", ViolationKind::MissingMember),
            ("/meterValue/0/sampledValue/1/x", ViolationKind::UnknownMember),
            ("/meterValue/1", ViolationKind::WrongType),
            ("/idTag", ViolationKind::UnknownMember),
        ]
    );
    assert_eq!(error.kind(), PayloadErrorKind::WrongType);
    assert_eq!(error.first().unwrap().path, "/connectorId");
    assert_eq!(error.code(), "payload.wrong_type");
}

#[test]
fn duplicate_members_are_refused_wherever_they_are() {
    for text in [r#"{"idTag":"A","idTag":"A"}"#, r#"{"idTag":"A","x":1,"y":2,"x":3}"#] {
        let error = decode_lenient::<v1_6::AuthorizeRequest>(text).unwrap_err();
        assert!(error.violations().iter().any(|it| it.kind == ViolationKind::DuplicateMember), "{text}");
        assert_eq!(error.kind(), PayloadErrorKind::Format);
    }
}

#[test]
fn a_hostile_payload_is_not_answered_with_a_longer_report() {
    let items = vec!["1"; 100_000].join(",");
    let error = decode::<v1_6::GetConfigurationRequest>(&format!(r#"{{"key":[{items}]}}"#)).unwrap_err();
    assert_eq!(error.violations().len(), 1000);
    let members: String = (0..100_000).map(|index| format!(",\"m{index}\":0")).collect();
    let error = decode::<v1_6::AuthorizeRequest>(&format!(r#"{{"idTag":"A"{members}}}"#)).unwrap_err();
    assert_eq!(error.violations().len(), 1000);
    let deep = "[".repeat(100_000);
    assert_eq!(refused::<v1_6::AuthorizeRequest>(&format!(r#"{{"x":{deep}"#)).0, PayloadErrorKind::Format);
}

#[test]
fn a_violation_repeats_no_token() {
    let error = decode::<v1_6::AuthorizeRequest>(r#"{"idTag":"SECRET-TOKEN-0123456789"}"#).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("SECRET"));
    let error = decode::<v1_6::AuthorizeRequest>(r#"{"idTag":"SECRET"#).unwrap_err();
    assert!(!format!("{error} {error:?}").contains("SECRET"));
}

#[test]
fn the_tables_are_complete_and_in_order() {
    for (version, count) in [(Version::V1_6, 39), (Version::V2_0_1, 64), (Version::V2_1, 91)] {
        let actions = actions(version);
        assert_eq!(actions.len(), count);
        assert!(actions.windows(2).all(|pair| pair[0].name < pair[1].name));
        for info in actions {
            assert_eq!(info.version, version);
            assert!(std::ptr::eq(action(version, info.name).unwrap(), info));
            assert!(info.summary.ends_with('.') && !info.block.is_empty(), "{}", info.name);
            assert!(info.section.starts_with(&format!("OCPP {version}")), "{}", info.section);
            assert_eq!(info.is_send(), info.name == "NotifyPeriodicEventStream");
        }
    }
    for info in actions(Version::V2_0_1) {
        let later = action(Version::V2_1, info.name).unwrap();
        assert_eq!(later.direction, info.direction);
    }
    assert_eq!(action(Version::V2_0_1, "RemoteStartTransaction").map(|info| info.name), None);
    assert_eq!(action(Version::V1_6, "authorize").map(|info| info.name), None);
}

#[test]
fn the_direction_of_an_action_is_known() {
    assert_eq!(v1_6::RemoteStartTransaction::DIRECTION, Direction::CsmsToStation);
    assert_eq!(<v2_1::PullDynamicScheduleUpdateRequest as Request>::DIRECTION, Direction::StationToCsms);
    assert!(v2_0_1::DataTransfer::DIRECTION.from_station() && v2_0_1::DataTransfer::DIRECTION.from_csms());
    assert_eq!(<v2_1::AfrrSignalRequest as Request>::NAME, "AFRRSignal");
    assert_eq!(v2_1::NotifyEvChargingNeeds::NAME, "NotifyEVChargingNeeds");
    assert_eq!(v2_1::NotifyEvChargingNeeds::VERSION, Version::V2_1);
}

/// The frames that the codec is measured on.
#[test]
fn recorded_frames_are_read_and_written_unchanged() {
    let folder = std::env::var_os("CMS_DATA").map_or_else(
        || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"),
        std::path::PathBuf::from,
    );
    let Ok(files) = std::fs::read_dir(folder.join("frames")) else {
        println!("skipped: no frames in {}", folder.display());
        return;
    };
    let mut count = 0;
    for file in files {
        let path = file.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let version = if name.starts_with("v16_") { Version::V1_6 } else { Version::V2_0_1 };
        let (_, _, action_name, payload): (u8, String, String, RawJson) = serde_json::from_str(&text).unwrap();
        let message = action(version, &action_name).unwrap().decode_request(payload.get());
        let message = message.unwrap_or_else(|error| panic!("{name}: {error}"));
        let written: serde_json::Value = serde_json::from_str(&message.to_json()).unwrap();
        let mut expected: serde_json::Value = serde_json::from_str(payload.get()).unwrap();
        shorten_times(&mut expected);
        assert_eq!(written, expected, "{name}");
        count += 1;
    }
    assert_eq!(count, 13);
}

/// Times are written without a fraction of zero.
fn shorten_times(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) if text.ends_with(".000Z") => *text = text.replace(".000Z", "Z"),
        serde_json::Value::Array(items) => items.iter_mut().for_each(shorten_times),
        serde_json::Value::Object(members) => members.values_mut().for_each(shorten_times),
        serde_json::Value::Number(number) if number.is_f64() => {
            // A whole number is written without a fraction, which this comparison would tell apart.
            if let Some(whole) = number.as_f64().filter(|it| it.fract() == 0.0) {
                *number = (whole as i64).into();
            }
        }
        _ => {}
    }
}
