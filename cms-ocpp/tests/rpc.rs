//! The frames of OCPP-J: what is read, what is refused, and the exact answer to what is refused.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of a test fail by panicking")]

use cms_ocpp::Version;
use cms_ocpp::rpc::{CallError, ErrorCode, Frame, FrameError, FrameFault, Limits, MessageId, Payload};
use proptest::prelude::*;

fn parse(text: &str, version: Version) -> Result<Frame, FrameError> {
    Frame::parse(text, version, Limits::default())
}

fn refused(text: &str, version: Version) -> FrameError {
    parse(text, version).expect_err("the frame should be refused")
}

/// The answer to a refused frame, as text.
fn answer(text: &str, version: Version) -> Option<String> {
    refused(text, version).answer().map(|frame| frame.to_text(version))
}

/// The error code and id of the answer to a refused frame.
fn answer_code(text: &str, version: Version) -> Option<(String, String)> {
    let text = answer(text, version)?;
    let [_, id, code, _, _]: [serde_json::Value; 5] = serde_json::from_str(&text).unwrap();
    Some((id.as_str().unwrap().to_owned(), code.as_str().unwrap().to_owned()))
}

fn says(id: &str, code: &str) -> Option<(String, String)> {
    Some((id.to_owned(), code.to_owned()))
}

#[test]
fn every_message_type_survives_a_round_trip() {
    let texts = [
        r#"[2,"a","BootNotification",{"chargePointVendor":"V","x":1.50}]"#,
        r#"[3,"a",{"status":"Accepted"}]"#,
        r#"[4,"a","NotSupported","no \"such\" thing\n",{"at":[1,2]}]"#,
        r#"[5,"a","FormatViolation","",{}]"#,
        r#"[6,"a","NotifyPeriodicEventStream",{"id":1}]"#,
    ];
    for text in texts {
        assert_eq!(parse(text, Version::V2_1).unwrap().to_text(Version::V2_1), text);
    }
}

#[test]
fn the_payload_keeps_its_text() {
    let payload = r#"{ "value" : 1.10000000000000000001 , "a":1e400, "twice":1, "twice":2, "s":"\u00e9\ud83d\ude00" }"#;
    let Frame::Call { payload: kept, .. } =
        parse(&format!(r#" [ 2 , "a" , "X" , {payload} ] "#), Version::V1_6).unwrap()
    else {
        panic!("a call")
    };
    assert_eq!(kept.as_str(), payload);
}

#[test]
fn a_null_payload_is_an_empty_one() {
    let Frame::Call { payload, .. } = parse(r#"[2,"a","Heartbeat",null]"#, Version::V1_6).unwrap() else { panic!() };
    assert_eq!(payload, Payload::empty());
}

#[test]
fn a_byte_order_mark_is_skipped() {
    assert!(parse("\u{feff}[2,\"a\",\"Heartbeat\",{}]", Version::V1_6).is_ok());
}

#[test]
fn an_error_answer_without_details_is_read() {
    for text in [r#"[4,"a","GenericError"]"#, r#"[4,"a","GenericError",""]"#] {
        let Frame::CallError { error, .. } = parse(text, Version::V1_6).unwrap() else { panic!() };
        assert_eq!(error, CallError::new(ErrorCode::GenericError, ""));
    }
}

#[test]
fn a_frame_without_a_readable_id_is_answered_as_minus_one() {
    for text in [
        "",
        "nonsense",
        "{}",
        "[]",
        "[,{}]",
        "12",
        "[2]",
        "[2,5,\"X\",{}]",
        "[\"2\",\"a\",\"X\",{}]",
        "[-2,\"a\",\"X\",{}]",
    ] {
        let id_is_read = text.contains("\"a\"");
        for (version, code) in [
            (Version::V1_6, "GenericError"),
            (Version::V2_0_1, "RpcFrameworkError"),
            (Version::V2_1, "RpcFrameworkError"),
        ] {
            if id_is_read {
                assert_eq!(answer_code(text, version).unwrap().0, "a", "{text}");
            } else {
                assert_eq!(answer_code(text, version), says("-1", code), "{text} in {version}");
            }
        }
    }
}

#[test]
fn a_cut_call_is_answered_with_its_own_id() {
    for cut in [r#"[2,"abc","BootNotification",{"a":"#, r#"[ 2 , "abc""#, "[2,\"abc\",\"X\",{\"s\":\"\0\"}]"] {
        assert_eq!(answer_code(cut, Version::V1_6), says("abc", "FormationViolation"), "{cut}");
        assert_eq!(answer_code(cut, Version::V2_0_1), says("abc", "FormatViolation"), "{cut}");
    }
    assert_eq!(answer_code(r#"[2,"ab"#, Version::V2_0_1), says("-1", "RpcFrameworkError"));
}

#[test]
fn a_call_of_the_wrong_length_names_the_fault_of_its_version() {
    for text in [r#"[2,"a","Heartbeat"]"#, r#"[2,"a","Heartbeat",{},{}]"#, r#"[2,"a"]"#] {
        assert_eq!(answer_code(text, Version::V1_6), says("a", "FormationViolation"));
        assert_eq!(answer_code(text, Version::V2_1), says("a", "RpcFrameworkError"));
    }
}

#[test]
fn an_unknown_message_type_is_answered_by_2_0_1_alone() {
    for number in ["0", "1", "7", "9223372036854775808"] {
        let text = format!(r#"[{number},"a",{{}}]"#);
        assert_eq!(answer(&text, Version::V1_6), None);
        assert_eq!(answer(&text, Version::V2_1), None);
        assert_eq!(answer_code(&text, Version::V2_0_1), says("a", "MessageTypeNotSupported"));
    }
}

#[test]
fn the_types_of_2_1_are_unknown_before_it() {
    for text in [r#"[5,"a","GenericError","",{}]"#, r#"[6,"a","NotifyPeriodicEventStream",{}]"#] {
        assert!(parse(text, Version::V2_1).is_ok());
        assert_eq!(answer(text, Version::V1_6), None);
        assert_eq!(answer_code(text, Version::V2_0_1), says("a", "MessageTypeNotSupported"));
    }
}

#[test]
fn a_broken_answer_is_never_answered_with_a_call_error() {
    for text in [r#"[3,"a"]"#, r#"[3,"a",{}"#, r#"[3,"a",[]]"#] {
        assert_eq!(answer(text, Version::V1_6), None, "{text}");
        assert_eq!(answer(text, Version::V2_0_1), None, "{text}");
        let answer = refused(text, Version::V2_1).answer().unwrap();
        assert!(matches!(answer, Frame::CallResultError { id, .. } if id.as_str() == "a"), "{text}");
    }
    for text in [r#"[4,"a"]"#, r#"[4,"a",5,"",{}]"#, r#"[5,"a",[],"",{}]"#, r#"[6,"a"]"#, "[4,", "[3]"] {
        for version in Version::ALL {
            let known = !(version == Version::V2_0_1 && (text.starts_with("[5") || text.starts_with("[6")));
            assert_eq!(answer(text, version).is_none(), known, "{text} in {version}");
        }
    }
}

#[test]
fn an_id_of_37_characters_counts_as_unreadable() {
    let id = "é".repeat(36);
    assert!(parse(&format!(r#"[2,"{id}","X",{{}}]"#), Version::V1_6).is_ok());
    let text = format!(r#"[2,"{id}e","X",{{}}]"#);
    assert_eq!(refused(&text, Version::V2_1).fault(), &FrameFault::MessageIdTooLong { length: 37 });
    assert_eq!(answer_code(&text, Version::V2_1), says("-1", "RpcFrameworkError"));
}

#[test]
fn an_endless_action_is_not_implemented() {
    let text = format!(r#"[2,"a","{}",{{}}]"#, "A".repeat(65));
    assert_eq!(answer_code(&text, Version::V1_6), says("a", "NotImplemented"));
}

#[test]
fn a_payload_that_is_not_an_object_is_a_format_violation() {
    for payload in ["[]", "1", "\"{}\"", "true"] {
        let text = format!(r#"[2,"a","X",{payload}]"#);
        assert_eq!(answer_code(&text, Version::V1_6), says("a", "FormationViolation"));
        assert_eq!(answer_code(&text, Version::V2_0_1), says("a", "FormatViolation"));
    }
}

#[test]
fn a_frame_over_the_limit_is_refused_before_it_is_parsed() {
    let text = format!(r#"[2,"a","X",{{"s":"{}"}}]"#, "x".repeat(2000));
    let limits = Limits { max_bytes: 1000, ..Limits::default() };
    let error = Frame::parse(&text, Version::V2_0_1, limits).unwrap_err();
    assert_eq!(error.fault(), &FrameFault::TooLarge { bytes: text.len(), limit: 1000 });
    assert_eq!(error.id(), Some(&MessageId::new("a").unwrap()));
    assert!(Frame::parse(&text, Version::V2_0_1, Limits { max_bytes: text.len(), ..limits }).is_ok());
}

#[test]
fn nesting_is_bounded_and_brackets_in_strings_do_not_count() {
    let nested = |depth: usize| format!(r#"[2,"a","X",{{"v":{}{}}}]"#, "[".repeat(depth - 2), "]".repeat(depth - 2));
    assert!(parse(&nested(16), Version::V2_1).is_ok());
    assert_eq!(refused(&nested(17), Version::V2_1).fault(), &FrameFault::TooDeep { limit: 16 });
    assert_eq!(refused(&nested(100_000), Version::V2_1).fault(), &FrameFault::TooDeep { limit: 16 });
    let in_string = format!(r#"[2,"a","X",{{"v":"\"{}"}}]"#, "[{".repeat(50));
    assert!(parse(&in_string, Version::V2_1).is_ok());
}

#[test]
fn a_million_elements_are_counted_and_not_kept() {
    let text = format!(r#"[2,"a","X",{{}}{}]"#, ",1".repeat(1_000_000));
    assert_eq!(refused(&text, Version::V2_1).fault(), &FrameFault::WrongLength { expected: 4, found: 1_000_004 });
}

#[test]
fn each_version_spells_its_error_codes() {
    let spelled = |code: &ErrorCode| Version::ALL.map(|version| code.in_version(version).to_owned());
    assert_eq!(spelled(&ErrorCode::FormatViolation), ["FormationViolation", "FormatViolation", "FormatViolation"]);
    assert_eq!(
        spelled(&ErrorCode::OccurrenceConstraintViolation),
        ["OccurenceConstraintViolation", "OccurrenceConstraintViolation", "OccurrenceConstraintViolation"]
    );
    assert_eq!(spelled(&ErrorCode::RpcFrameworkError), ["GenericError", "RpcFrameworkError", "RpcFrameworkError"]);
    assert_eq!(
        spelled(&ErrorCode::MessageTypeNotSupported),
        ["GenericError", "MessageTypeNotSupported", "MessageTypeNotSupported"]
    );
    assert_eq!(spelled(&ErrorCode::from("VendorError")), ["VendorError", "VendorError", "VendorError"]);
}

#[test]
fn a_description_is_cut_at_255_characters() {
    let error = CallError::new(ErrorCode::GenericError, &"ü".repeat(300));
    assert_eq!(error.description().chars().count(), 255);
    let text = format!(r#"[4,"a","GenericError","{}",{{}}]"#, "ü".repeat(300));
    let Frame::CallError { error, .. } = parse(&text, Version::V1_6).unwrap() else { panic!() };
    assert_eq!(error.description().chars().count(), 255);
}

#[test]
fn debug_output_holds_no_payload_and_no_description() {
    let call = parse(r#"[2,"a","Authorize",{"idTag":"SECRET"}]"#, Version::V1_6).unwrap();
    let error = parse(r#"[4,"a","GenericError","SECRET",{"idTag":"SECRET"}]"#, Version::V1_6).unwrap();
    assert!(!format!("{call:?}{error:?}").contains("SECRET"));
}

#[test]
fn a_payload_is_one_json_object() {
    assert_eq!(Payload::from_text(" {\"a\":1}\n").unwrap().as_str(), "{\"a\":1}");
    for (text, code) in [("[]", "payload_not_an_object"), ("{", "payload_not_json"), ("{}{}", "payload_not_json")] {
        assert_eq!(Payload::from_text(text).unwrap_err().code(), code);
    }
    assert_eq!(Payload::from_message(&[1]).unwrap_err().code(), "payload_not_an_object");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused_and_the_answer_is_a_frame(text in ".{0,80}", version in any_version()) {
        if let Err(error) = parse(&text, version) {
            if let Some(answer) = error.answer() {
                prop_assert_eq!(parse(&answer.to_text(version), version), Ok(answer.clone()));
                prop_assert!(answer.id().as_str().chars().count() <= 36);
            }
        }
    }

    #[test]
    fn frame_like_text_is_read_or_refused_and_the_answer_is_a_frame(
        text in r#"[\[\]{}",:0-9a\\ -]{0,40}"#, number in 0_u64..9, version in any_version()
    ) {
        if let Err(error) = parse(&format!("[{number},{text}"), version) {
            if let Some(answer) = error.answer() {
                let again = parse(&answer.to_text(version), version);
                prop_assert!(again.is_ok());
            }
        }
    }

    #[test]
    fn what_is_written_is_read_back(
        id in ".{0,36}", action in "[a-zA-Z]{1,40}", text in ".{0,60}", version in any_version()
    ) {
        let id = MessageId::new(id).unwrap();
        let payload = Payload::from_message(&std::collections::BTreeMap::from([("value", &text)])).unwrap();
        let error = CallError::new(ErrorCode::SecurityError, &text).with_details(payload.clone());
        for frame in [
            Frame::Call { id: id.clone(), action, payload: payload.clone() },
            Frame::CallResult { id: id.clone(), payload },
            Frame::CallError { id, error },
        ] {
            prop_assert_eq!(parse(&frame.to_text(version), version), Ok(frame));
        }
    }
}

fn any_version() -> impl Strategy<Value = Version> {
    prop::sample::select(Version::ALL.to_vec())
}
