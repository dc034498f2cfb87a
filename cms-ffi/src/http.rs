//! Tariffs from a server, by the app's own HTTP client.

use std::sync::Arc;

use async_trait::async_trait;

use crate::{CmsError, Tariff};

/// The HTTP client of the app, which has the certificates, proxies, time limits and tokens. The library opens no
/// connection of its own.
///
/// An implementation throws a `CmsError` with a code of its own, or anything else, which then arrives as `ffi.app_failed`.
#[uniffi::export(rust, foreign)]
#[async_trait]
pub trait HttpClient: Send + Sync {
    /// Gets what is at the address. An answer of any status is an answer and no error.
    async fn get(&self, url: String) -> Result<HttpResponse, CmsError>;
}

/// What a server answered.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct HttpResponse {
    /// The status, such as 200.
    pub status: i32,
    /// The body as text.
    pub body: String,
}

/// Fetches an OCPI 2.2.1 Tariff object through the app's HTTP client and reads it as `Tariff.from_ocpi` does.
///
/// # Errors
/// What the client throws, `http.status` where the server answers with another status than 200, and what `from_ocpi`
/// returns.
#[uniffi::export]
pub async fn fetch_tariff(client: Arc<dyn HttpClient>, url: String) -> Result<Arc<Tariff>, CmsError> {
    let response = client.get(url).await?;
    // The address is left out of the sentence, since it may hold a token.
    if response.status != 200 {
        let status = response.status;
        return Err(CmsError::new(
            "http.status",
            format_args!("the server answered with status {status}; check the address and the token"),
        ));
    }
    Tariff::from_ocpi(&response.body)
}

#[cfg(test)]
mod tests {
    use std::future::Future;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::*;

    struct Answers(HttpResponse);

    #[async_trait]
    impl HttpClient for Answers {
        async fn get(&self, _: String) -> Result<HttpResponse, CmsError> {
            Ok(self.0.clone())
        }
    }

    fn fetched(status: i32, body: &str) -> Result<Arc<Tariff>, CmsError> {
        let client = Arc::new(Answers(HttpResponse { status, body: body.to_owned() }));
        let fetching = pin!(fetch_tariff(client, "https://example.test/tariff?token=secret".to_owned()));
        match fetching.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => result,
            Poll::Pending => panic!("nothing to wait for"),
        }
    }

    #[test]
    fn another_status_than_200_is_an_error_that_does_not_repeat_the_address() {
        let error = fetched(404, "{}").unwrap_err();
        assert_eq!(error.code(), "http.status");
        assert!(error.to_string().contains("404") && !error.to_string().contains("secret"), "{error}");
    }

    #[test]
    fn a_body_that_is_no_tariff_is_the_error_of_the_reader() {
        assert!(fetched(200, "<html>").unwrap_err().code().starts_with("ocpi."));
    }
}
