//! Remote diagnostics: a job asks a station for its log, the command waits in the outbox, the station accepts it and
//! uploads to a URL that takes one upload.
//!
//! `cargo run -p cms-core --example fetch_diagnostics`

#![expect(clippy::print_stdout, reason = "an example prints")]

mod support;

use std::error::Error;

use cms_core::JobId;
use cms_core::operations::{
    CallOutcome, FetchDiagnostics, Job, ReceiveUpload, RecordCallOutcome, ReportUpload, StationCall, UploadStatus,
    waiting_call,
};
use cms_core::storage::{Store as _, load};

use support::{Operator, block_on};

fn main() -> Result<(), Box<dyn Error>> {
    block_on(run())?
}

async fn run() -> Result<(), Box<dyn Error>> {
    let (mut operator, station) = Operator::with_station().await?;

    let upload_base_url = "https://csms.example.org/uploads".to_owned();
    let fetch = FetchDiagnostics { station: station.clone(), upload_base_url };
    let job = operator.carry_out(&fetch).await?.reply?;
    print(&operator, "The operator asks", &job).await?;

    // The shell sends the command when the station is connected; until its outcome is recorded it stays in the outbox.
    let waiting = waiting_call(&mut *operator.store.snapshot().await?, &station).await?;
    let (call_id, call) = waiting.ok_or("a command waits for the station")?;
    let StationCall::FetchDiagnostics { upload_url, request_id, .. } = &call else {
        return Err("the log is what is asked for".into());
    };
    // The end of the URL is a secret of one use, so it is shown to nobody.
    let (url, secret) = upload_url.rsplit_once('/').ok_or("a URL has a path")?;
    println!("In the outbox: {call_id}, upload to {url}/…");

    operator.pass_minutes(1);
    let outcome = CallOutcome::Accepted { file_name: Some("cs1.log".to_owned()) };
    operator.carry_out(&RecordCallOutcome { job: call.job().clone(), call_id, outcome }).await?;
    print(&operator, "The station accepts", &job).await?;

    let status = UploadStatus::Uploading;
    operator.carry_out(&ReportUpload { station: station.clone(), request_id: Some(*request_id), status }).await?;
    print(&operator, "The station uploads", &job).await?;

    // An HTTP server asks before it reads the body, keeps the bytes in its blob store, and then says where they are.
    let upload = |secret: &str, kept| ReceiveUpload { job: job.clone(), secret: secret.to_owned(), kept };
    match operator.carry_out(&upload("guessed", None)).await?.reply {
        Ok(()) => return Err("a guessed secret was taken".into()),
        Err(refusal) => println!("Somebody else uploads: {refusal} ({}).", refusal.code()),
    }
    operator.carry_out(&upload(secret, None)).await?.reply?;
    operator.pass_minutes(1);
    operator.carry_out(&upload(secret, Some(("cs1.log".to_owned(), 48_211)))).await?.reply?;
    print(&operator, "The file has arrived", &job).await?;

    match operator.carry_out(&upload(secret, None)).await?.reply {
        Ok(()) => Err("a URL takes one upload".into()),
        Err(refusal) => {
            println!("The same URL once more: {refusal} ({}).", refusal.code());
            Ok(())
        }
    }
}

/// Where the job stands.
async fn print(operator: &Operator, heading: &str, job: &JobId) -> Result<(), Box<dyn Error>> {
    let job = load::<Job>(&mut *operator.store.snapshot().await?, job.as_str()).await?.ok_or("no such job")?.value;
    let finished = if job.is_finished() { "finished" } else { "open" };
    println!("{heading}: {:?} since {}, {finished}", job.state, job.changed_at.format("%H:%M"));
    Ok(())
}
