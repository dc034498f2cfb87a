//! Receiving the uploads of stations.

use cms_core::JobId;
use cms_core::operations::{JobRefusal, ReceiveUpload};
use hyper::{Method, Request, Response, StatusCode};

use super::Shared;
use crate::{BodyError, RequestBody, ResponseBody, text_response};

/// Where uploads go: the job's id and its secret follow, and whatever file name the station puts behind them.
pub(super) const PATH: &str = "/uploads";

/// Takes an upload: checked before it is read, kept, then recorded in its job.
pub(super) async fn receive(shared: &Shared, target: &str, request: Request<RequestBody>) -> Response<ResponseBody> {
    if !matches!(*request.method(), Method::PUT | Method::POST) {
        return text_response(StatusCode::METHOD_NOT_ALLOWED, "uploads come by PUT or POST");
    }
    let Some(blobs) = &shared.blobs else {
        return text_response(StatusCode::NOT_FOUND, "no uploads here");
    };
    let mut parts = target.split('/').skip(1);
    let (Some(job), Some(secret)) = (parts.next(), parts.next()) else {
        return text_response(StatusCode::NOT_FOUND, "not an upload address");
    };
    let mut command = ReceiveUpload { job: JobId::new(job), secret: secret.to_owned(), kept: None };
    if let Some(refused) = record(shared, &command).await {
        return refused;
    }
    let body = match request.into_body().with_limit(shared.options.max_upload_bytes).collect().await {
        Ok(body) => body,
        Err(BodyError::TooLarge { limit }) => {
            return text_response(StatusCode::PAYLOAD_TOO_LARGE, format!("at most {limit} bytes"));
        }
        Err(error) => return text_response(StatusCode::BAD_REQUEST, error.to_string()),
    };
    // The job is known, so its id is one of ours and safe as a file's name.
    let name = format!("{job}.bin");
    let size = body.len() as u64;
    if let Err(error) = blobs.put(name.clone(), body).await {
        tracing::error!(code = error.code(), %error, "an upload could not be kept");
        return text_response(StatusCode::SERVICE_UNAVAILABLE, "try again later");
    }
    command.kept = Some((name, size));
    if let Some(refused) = record(shared, &command).await {
        return refused;
    }
    tracing::info!(job, size, "an upload was received");
    text_response(StatusCode::CREATED, "kept")
}

/// The answer where the upload is refused or cannot be recorded.
async fn record(shared: &Shared, command: &ReceiveUpload) -> Option<Response<ResponseBody>> {
    let handled = match shared.moment() {
        Ok(moment) => shared.csms.execute(command, moment).await,
        Err(error) => Err(error),
    };
    match handled.map(|handled| handled.reply) {
        Ok(Ok(())) => None,
        Ok(Err(JobRefusal::UnexpectedUpload)) => {
            Some(text_response(StatusCode::NOT_FOUND, "no upload is expected here"))
        }
        Ok(Err(refusal)) => Some(text_response(StatusCode::NOT_FOUND, refusal.to_string())),
        Err(error) => {
            tracing::error!(code = error.code(), %error, "an upload could not be recorded");
            Some(text_response(StatusCode::SERVICE_UNAVAILABLE, "try again later"))
        }
    }
}
