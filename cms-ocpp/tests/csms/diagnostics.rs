//! Fetching diagnostics, in the words of each version.

use cms_core::HandleError;
use cms_core::operations::{FetchDiagnostics, Job, JobRefusal, JobState, ReceiveUpload, StopRemotely};
use cms_core::storage::conformance::block_on;
use cms_ocpp::Version;
use cms_ocpp::csms::PendingCall;
use cms_ocpp::rpc::{CallError, ErrorCode};
use serde_json::{Value, json};

use crate::support::{CARD, World};

fn next_call(world: &World) -> Option<PendingCall> {
    block_on(world.csms.next_call(&world.link)).unwrap()
}

fn called(world: &mut World, pending: &PendingCall, answer: Option<Result<&str, &CallError>>) {
    let moment = world.moment();
    block_on(world.csms.called(pending, answer, moment)).unwrap();
}

fn fetch(world: &mut World) -> (PendingCall, String, String) {
    let station = world.link.station.clone();
    let job = world.execute(&FetchDiagnostics { station, upload_base_url: "http://h/uploads".into() }).unwrap();
    let pending = next_call(world).unwrap();
    let payload: Value = serde_json::from_str(&pending.payload).unwrap();
    let url = payload["location"].as_str().or(payload["log"]["remoteLocation"].as_str()).unwrap().to_owned();
    let secret = url.strip_prefix(&format!("http://h/uploads/{job}/")).unwrap().to_owned();
    (pending, secret, job.to_string())
}

fn job(world: &World) -> Job {
    world.rows::<Job>().remove(0)
}

#[test]
fn a_log_is_asked_for_uploaded_once_and_recorded() {
    let cases = [
        (Version::V1_6, "GetDiagnostics", json!({"fileName": "log.txt"})),
        (Version::V2_0_1, "GetLog", json!({"status": "Accepted", "filename": "log.txt"})),
        (Version::V2_1, "GetLog", json!({"status": "Accepted"})),
    ];
    for (version, action, answer) in cases {
        let mut world = World::new(version);
        let (pending, secret, id) = fetch(&mut world);
        assert_eq!(pending.action, action);
        called(&mut world, &pending, Some(Ok(&answer.to_string())));
        assert_eq!(job(&world).state, JobState::Accepted);
        assert!(next_call(&world).is_none());

        let upload = |secret: &str, kept| ReceiveUpload { job: cms_core::JobId::new(&id), secret: secret.into(), kept };
        assert_eq!(world.execute(&upload("wrong", None)), Err(JobRefusal::UnexpectedUpload));
        assert_eq!(world.execute(&upload(&secret, None)), Ok(()));
        assert_eq!(world.execute(&upload(&secret, Some(("log.bin".into(), 9)))), Ok(()));
        assert_eq!(job(&world).state, JobState::Done { blob: Some("log.bin".into()), size: Some(9) });
        assert_eq!(world.execute(&upload(&secret, None)), Err(JobRefusal::UnexpectedUpload), "a URL takes one upload");
    }
}

#[test]
fn a_refusal_an_error_and_silence_each_end_the_job_with_a_sentence() {
    let mut world = World::new(Version::V2_0_1);
    let error = CallError::new(ErrorCode::NotSupported, "");
    let cases = [
        (Some(Ok(r#"{"status":"Rejected"}"#)), "the station refused: Rejected"),
        (Some(Ok("{}")), "the station's answer breaks its schema"),
        (Some(Err(&error)), "the station answered NotSupported"),
        (None, "the station did not answer"),
    ];
    for (answer, sentence) in cases {
        let (pending, _, id) = fetch(&mut world);
        called(&mut world, &pending, answer);
        let job = world.rows::<Job>().into_iter().find(|job| job.id.as_str() == id).unwrap();
        assert_eq!(job.state, JobState::Failed { reason: sentence.into() });
    }
}

#[test]
fn a_failed_upload_fails_the_job() {
    let mut world = World::new(Version::V1_6);
    let (pending, _, _) = fetch(&mut world);
    called(&mut world, &pending, Some(Ok(r#"{"fileName":"log.txt"}"#)));
    world.call("DiagnosticsStatusNotification", json!({"status": "UploadFailed"}));
    let JobState::Failed { reason } = job(&world).state else { panic!() };
    assert_eq!(reason, "the station could not upload: UploadFailed");
}

#[test]
fn commands_to_a_station_go_out_in_the_order_they_were_given() {
    let mut world = World::new(Version::V1_6);
    let start = json!({"connectorId": 1, "idTag": CARD, "meterStart": 0, "timestamp": "2026-05-04T08:00:00Z"});
    let id = world.call("StartTransaction", start)["transactionId"].clone();
    let session = world.sessions().remove(0).id;
    world.execute(&StopRemotely { session }).unwrap();
    let station = world.link.station.clone();
    world.execute(&FetchDiagnostics { station, upload_base_url: "http://h/uploads".into() }).unwrap();

    let first = next_call(&world).unwrap();
    assert_eq!(
        (first.action, &first.payload[..]),
        ("RemoteStopTransaction", &format!(r#"{{"transactionId":{id}}}"#)[..])
    );
    assert_eq!(next_call(&world).unwrap().action, "RemoteStopTransaction", "it waits until its outcome is recorded");
    called(&mut world, &first, Some(Ok(r#"{"status":"Accepted"}"#)));
    assert_eq!(next_call(&world).unwrap().action, "GetDiagnostics");
}

#[test]
fn a_replaced_connection_records_nothing_about_a_command_and_the_newer_one_sends_it() {
    let mut world = World::new(Version::V2_0_1);
    let (pending, _, _) = fetch(&mut world);
    world.connect();
    let moment = world.moment();
    let recorded = block_on(world.csms.called(&pending, None, moment));
    assert_eq!(recorded, Err(HandleError::Fenced));
    assert_eq!(job(&world).state, JobState::Queued);

    let again = next_call(&world).unwrap();
    assert_eq!(again.id, pending.id);
    called(&mut world, &again, Some(Ok(r#"{"status":"Accepted"}"#)));
    assert_eq!(job(&world).state, JobState::Accepted);
}
