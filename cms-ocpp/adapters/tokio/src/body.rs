//! Bodies of the requests that are not OCPP.

use std::convert::Infallible;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderValue};
use hyper::{Response, StatusCode};

/// The body of a response: whole or streamed.
pub type ResponseBody = UnsyncBoxBody<Bytes, Infallible>;

/// A response of plain UTF-8 text.
///
/// ```
/// use hyper::StatusCode;
///
/// let response = cms_ocpp_tokio::text_response(StatusCode::OK, "up");
/// assert_eq!(response.status(), 200);
/// ```
pub fn text_response(status: StatusCode, text: impl Into<String>) -> Response<ResponseBody> {
    let mut response = Response::new(Full::new(Bytes::from(text.into())).boxed_unsync());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}

/// The body of a request, read in chunks or as a whole, never beyond its limit.
#[derive(Debug)]
pub struct RequestBody {
    incoming: Incoming,
    limit: u64,
    read: u64,
    timeout: Duration,
}

impl RequestBody {
    pub(crate) fn new(incoming: Incoming, limit: u64, timeout: Duration) -> Self {
        Self { incoming, limit, read: 0, timeout }
    }

    /// Sets the most bytes this body may have, for example for the upload of a log.
    #[must_use]
    pub fn with_limit(mut self, bytes: u64) -> Self {
        self.limit = bytes;
        self
    }

    /// The next part; `None` at the end.
    ///
    /// # Errors
    /// [`BodyError`].
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, BodyError> {
        loop {
            let frame = match tokio::time::timeout(self.timeout, self.incoming.frame()).await {
                Err(_) => return Err(BodyError::TimedOut),
                Ok(None) => return Ok(None),
                Ok(Some(Err(error))) => return Err(BodyError::Broken { reason: error.to_string() }),
                Ok(Some(Ok(frame))) => frame,
            };
            // Trailers carry nothing we read.
            let Ok(data) = frame.into_data() else { continue };
            self.read = self.read.saturating_add(data.len() as u64);
            if self.read > self.limit {
                return Err(BodyError::TooLarge { limit: self.limit });
            }
            return Ok(Some(data));
        }
    }

    /// The whole body.
    ///
    /// # Errors
    /// [`BodyError`].
    pub async fn collect(mut self) -> Result<Vec<u8>, BodyError> {
        let mut whole = Vec::new();
        while let Some(chunk) = self.chunk().await? {
            whole.extend_from_slice(&chunk);
        }
        Ok(whole)
    }
}

/// Why a body could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BodyError {
    /// More bytes than allowed; answer 413.
    #[error("the body has more than {limit} bytes: send less or raise the limit")]
    TooLarge {
        /// The most bytes that are accepted.
        limit: u64,
    },
    /// The client paused too long.
    #[error("the client stopped sending its body: send it again")]
    TimedOut,
    /// The connection broke.
    #[error("the connection broke within the body, send it again: {reason}")]
    Broken {
        /// What the HTTP layer says.
        reason: String,
    },
}

impl BodyError {
    /// A stable name of this error, for programs and metrics.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooLarge { .. } => "body_too_large",
            Self::TimedOut => "body_timed_out",
            Self::Broken { .. } => "body_broken",
        }
    }
}
