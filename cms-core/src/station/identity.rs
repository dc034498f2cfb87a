//! Whether what a socket presents names one and the same station.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::StationId;

/// The station that a socket speaks for, where everything it presents names the same one: the identity in its URL, decoded
/// once; the user of HTTP basic authentication (OCPP 2.0.1 part 2, A00.FR.205 and its like in the security whitepaper of
/// OCPP 1.6); and the names of a client certificate, its common name or alternative names, one of which has to be the
/// identity. What was not presented is `None`; whether it suffices is for
/// [`ConnectStation`](super::ConnectStation) to decide.
///
/// Names are compared byte by byte. Case, a dot at the end, an asterisk in a certificate or a second layer of percent signs make
/// another name, never the same one.
///
/// # Errors
/// [`IdentityMismatch`]. Whoever presented it should be told nothing but that it was refused.
///
/// ```
/// use cms_core::station::check_identity;
///
/// assert_eq!(check_identity("CS1", Some(b"CS1"), None)?.as_str(), "CS1");
/// assert!(check_identity("CS1", Some(b"CS2"), None).is_err());
/// assert!(check_identity("CS1", None, Some(&["*".to_owned()])).is_err());
/// # Ok::<(), cms_core::station::IdentityMismatch>(())
/// ```
pub fn check_identity(
    url_identity: &str,
    user: Option<&[u8]>,
    certificate_names: Option<&[String]>,
) -> Result<StationId, IdentityMismatch> {
    let station = StationId::parse(url_identity).map_err(|_| IdentityMismatch::NoIdentity)?;
    if user.is_some_and(|user| user != station.as_str().as_bytes()) {
        return Err(IdentityMismatch::OtherUser);
    }
    if certificate_names.is_some_and(|names| !names.iter().any(|name| name == station.as_str())) {
        return Err(IdentityMismatch::OtherCertificate);
    }
    Ok(station)
}

/// Why a socket does not speak for the station in its URL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum IdentityMismatch {
    /// The URL holds no identity.
    #[error("the URL ends with no identity of a station; correct the URL in the station's settings")]
    NoIdentity,
    /// The user name is not the identity.
    #[error("the user name is not the identity in the URL; set both to the station's identity")]
    OtherUser,
    /// No name in the certificate is the identity.
    #[error("no name in the client certificate is the identity in the URL; issue one for this station")]
    OtherCertificate,
}

impl IdentityMismatch {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoIdentity => "station.no_identity",
            Self::OtherUser => "station.other_user",
            Self::OtherCertificate => "station.other_certificate",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn hostile_identities_are_refused() {
        let long = "A".repeat(10_000);
        let hostile = [
            "",
            ".",
            "..",
            "../CS1",
            "CS1/",
            "/CS1",
            "CS1\\..",
            "CS1%2f..",
            "%43S1",
            "CS1%00",
            "CS1\0",
            "CS1\n",
            "CS1\r\nX: y",
            "CS1 ",
            " CS1",
            "CS1\t",
            "CS1?x",
            "CS1#x",
            "CS1;x",
            "CS1'--",
            "CS1\"",
            "<script>",
            "CS1,CS2",
            "CS1&CS2",
            "CS\u{200b}1",
            "\u{202e}1SC",
            "\u{ff23}S1",
            "СS1",
            "CS1\u{301}",
            "\u{feff}CS1",
            "=cmd|' /C calc'!A1",
            "${jndi:x}",
            "CS1~",
            &long,
        ];
        for identity in hostile {
            let refused = check_identity(identity, Some(identity.as_bytes()), Some(&[identity.to_owned()]));
            assert_eq!(refused, Err(IdentityMismatch::NoIdentity), "{identity:?}");
        }
    }

    #[test]
    fn a_user_that_only_looks_like_the_identity_is_refused() {
        let users: [&[u8]; 12] = [
            b"",
            b"cs1",
            b"CS1 ",
            b" CS1",
            b"CS1\0",
            b"CS1\n",
            b"CS2",
            b"CS11",
            b"CS",
            b"*",
            b"%43S1",
            "СS1".as_bytes(),
        ];
        for user in users {
            assert_eq!(check_identity("CS1", Some(user), None), Err(IdentityMismatch::OtherUser), "{user:?}");
        }
        assert!(check_identity("CS1", Some(b"\xff\xfe"), None).is_err());
    }

    #[test]
    fn a_certificate_for_another_name_or_for_many_is_refused() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        for other in [&[][..], &[""], &["*"], &["CS*"], &["cs1"], &["CS1."], &["CS1.example.org"], &["CS2", "CS3"]] {
            let refused = check_identity("CS1", Some(b"CS1"), Some(&names(other)));
            assert_eq!(refused, Err(IdentityMismatch::OtherCertificate), "{other:?}");
        }
        assert!(check_identity("CS1", None, Some(&names(&["other", "CS1"]))).is_ok());
    }

    proptest! {
        #[test]
        fn whoever_is_let_in_is_the_station_of_the_url_to_the_byte(url in ".{0,60}", user in proptest::option::of(".{0,60}")) {
            let user_bytes = user.as_ref().map(String::as_bytes);
            if let Ok(station) = check_identity(&url, user_bytes, None) {
                prop_assert_eq!(station.as_str(), url.as_str());
                prop_assert!(user.is_none_or(|user| user == url));
            }
        }
    }
}
