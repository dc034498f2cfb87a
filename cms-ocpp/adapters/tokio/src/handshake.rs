//! The opening handshake of a station, read from its HTTP request.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cms_ocpp::Version;
use hyper::header::{AUTHORIZATION, CONNECTION, HeaderMap, HeaderName, UPGRADE};
use hyper::header::{SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_PROTOCOL, SEC_WEBSOCKET_VERSION};
use hyper::{Method, Request};
use percent_encoding::percent_decode_str;
use sha1::{Digest, Sha1};

use crate::{Credentials, CredentialsError, ServerOptions};

/// What a path is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Path {
    /// A station connects.
    Station(String),
    /// A station connects with an identity that no station can have.
    NoStation,
    /// Something else.
    Other,
}

/// Reads a path: the prefix, a slash and one percent-encoded identity (OCPP-J 1.6 §3.1.1; OCPP 2.x part 4 §3.1.1).
pub(crate) fn read_path(path: &str, options: &ServerOptions) -> Path {
    let Some(encoded) = path
        .strip_prefix(options.path_prefix.trim_end_matches('/'))
        .and_then(|rest| rest.strip_prefix('/'))
        .filter(|identity| !identity.is_empty())
    else {
        return Path::Other;
    };
    let Ok(identity) = percent_decode_str(encoded).decode_utf8() else { return Path::NoStation };
    // A slash, dot segments and control characters name no station, and make trouble in paths and logs further on.
    let forbidden = |c: char| c.is_control() || c == '/' || c == '\\';
    let length = identity.chars().count();
    if length > options.max_identity_chars || identity.chars().any(forbidden) || matches!(&*identity, "." | "..") {
        return Path::NoStation;
    }
    Path::Station(identity.into_owned())
}

/// Whether a request asks for a WebSocket as RFC 6455 §4.2.1 wants it.
pub(crate) fn is_websocket_upgrade<B>(request: &Request<B>) -> bool {
    let headers = request.headers();
    request.method() == Method::GET
        && tokens(headers, &CONNECTION).any(|token| token.eq_ignore_ascii_case("upgrade"))
        && tokens(headers, &UPGRADE).any(|token| token.eq_ignore_ascii_case("websocket"))
        && headers.get(SEC_WEBSOCKET_VERSION).is_some_and(|version| version == "13")
        && headers.get(SEC_WEBSOCKET_KEY).is_some_and(|key| key.len() == 24)
}

/// The versions a station offers, in its order, or `None` where it offers no subprotocol at all.
pub(crate) fn offered_versions(headers: &HeaderMap) -> Option<Vec<Version>> {
    headers
        .contains_key(SEC_WEBSOCKET_PROTOCOL)
        .then(|| tokens(headers, &SEC_WEBSOCKET_PROTOCOL).filter_map(Version::from_subprotocol).collect())
}

/// The latest version both sides speak.
pub(crate) fn common_version(ours: &[Version], offered: &[Version]) -> Option<Version> {
    ours.iter().copied().filter(|version| offered.contains(version)).max()
}

/// The credentials of a request, if it has any.
pub(crate) fn credentials(headers: &HeaderMap) -> Result<Option<Credentials>, CredentialsError> {
    headers.get(AUTHORIZATION).map(|value| Credentials::from_header(value.as_bytes())).transpose()
}

/// The answer to a WebSocket key (RFC 6455 §4.2.2).
pub(crate) fn accept_key(key: &str) -> String {
    let mut hash = Sha1::new();
    hash.update(key);
    hash.update("258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
    STANDARD.encode(hash.finalize())
}

/// The comma-separated tokens of every header of this name.
pub(crate) fn tokens<'a>(headers: &'a HeaderMap, name: &HeaderName) -> impl Iterator<Item = &'a str> {
    headers
        .get_all(name)
        .into_iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn station(path: &str) -> Path {
        read_path(path, &ServerOptions::default())
    }

    #[test]
    fn an_identity_is_one_decoded_segment() {
        assert_eq!(station("/ocpp/CS001"), Path::Station("CS001".into()));
        assert_eq!(station("/ocpp/RDAM%20123"), Path::Station("RDAM 123".into()));
        assert_eq!(station("/ocpp/%C3%BC"), Path::Station("ü".into()));
        for other in ["/", "/ocpp", "/ocpp/", "/ocppx/CS001", "/status"] {
            assert_eq!(station(other), Path::Other, "{other}");
        }
    }

    #[test]
    fn an_identity_no_station_can_have_is_not_found() {
        let long = format!("/ocpp/{}", "x".repeat(49));
        for bad in
            ["/ocpp/a/b", "/ocpp/..", "/ocpp/%2e%2e", "/ocpp/a%2fb", "/ocpp/a%00", "/ocpp/%ff", "/ocpp/a%0d%0ab", &long]
        {
            assert_eq!(station(bad), Path::NoStation, "{bad}");
        }
    }

    #[test]
    fn the_prefix_may_be_anything_even_empty() {
        let options = |prefix: &str| ServerOptions { path_prefix: prefix.into(), ..ServerOptions::default() };
        assert_eq!(read_path("/a/b/CS1", &options("/a/b/")), Path::Station("CS1".into()));
        assert_eq!(read_path("/CS1", &options("")), Path::Station("CS1".into()));
    }

    #[test]
    fn the_latest_common_version_is_taken() {
        use Version::{V1_6, V2_0_1, V2_1};
        assert_eq!(common_version(&[V1_6, V2_0_1, V2_1], &[V1_6, V2_0_1]), Some(V2_0_1));
        assert_eq!(common_version(&[V1_6], &[V2_1, V1_6]), Some(V1_6));
        assert_eq!(common_version(&[V2_1], &[V1_6]), None);
    }

    #[test]
    fn the_accept_key_is_that_of_rfc_6455() {
        assert_eq!(accept_key("dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }
}
