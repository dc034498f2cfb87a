//! HTTP Basic credentials, as stations present them (OCPP-J 1.6 §6.2.2; OCPP 2.x part 2, A.2 security profiles 1 and
//! 2).

use std::fmt;

use base64::Engine;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};

/// User and password of a Basic Authorization header.
///
/// The password is bytes: OCPP 1.6 stations send a 20-byte key as it is. Its `Debug` hides it.
///
/// ```
/// use cms_ocpp_tokio::Credentials;
///
/// let credentials = Credentials::from_header(b"Basic QUwxMDAwOjEyMzQ=")?;
/// assert_eq!(credentials.user(), "AL1000");
/// assert_eq!(credentials.password(), b"1234");
/// assert_eq!(credentials.to_header(), "Basic QUwxMDAwOjEyMzQ=");
/// # Ok::<(), cms_ocpp_tokio::CredentialsError>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    user: String,
    password: Vec<u8>,
}

impl Credentials {
    /// Credentials of a station: its identity and its key.
    pub fn new(user: impl Into<String>, password: impl Into<Vec<u8>>) -> Self {
        Self { user: user.into(), password: password.into() }
    }

    /// Reads the value of an Authorization header (RFC 7617). The user ends at the first colon.
    ///
    /// # Errors
    /// [`CredentialsError`] for another scheme, text that is not base64, a missing colon and a user that is not UTF-8.
    pub fn from_header(value: &[u8]) -> Result<Self, CredentialsError> {
        let (scheme, encoded) = value.split_at_checked(6).ok_or(CredentialsError)?;
        if !scheme.eq_ignore_ascii_case(b"Basic ") {
            return Err(CredentialsError);
        }
        // Some stations leave the padding out.
        let lenient = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
        let engine = GeneralPurpose::new(&base64::alphabet::STANDARD, lenient);
        let decoded = engine.decode(encoded.trim_ascii()).map_err(|_| CredentialsError)?;
        let colon = decoded.iter().position(|byte| *byte == b':').ok_or(CredentialsError)?;
        let user = std::str::from_utf8(&decoded[..colon]).map_err(|_| CredentialsError)?;
        Ok(Self { user: user.to_owned(), password: decoded[colon + 1..].to_vec() })
    }

    /// The value of an Authorization header.
    pub fn to_header(&self) -> String {
        let mut plain = Vec::with_capacity(self.user.len() + 1 + self.password.len());
        plain.extend_from_slice(self.user.as_bytes());
        plain.push(b':');
        plain.extend_from_slice(&self.password);
        format!("Basic {}", STANDARD.encode(plain))
    }

    /// The user: for a station it must equal the identity in the URL, which is the server's to check.
    pub fn user(&self) -> &str {
        &self.user
    }

    /// The password. Compare it in constant time.
    pub fn password(&self) -> &[u8] {
        &self.password
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials").field("user", &self.user).finish_non_exhaustive()
    }
}

/// An Authorization header that is not readable Basic credentials.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the Authorization header is not Basic base64(user:password): send it as RFC 7617 says")]
#[non_exhaustive]
pub struct CredentialsError;

impl CredentialsError {
    /// A stable name of this error, for programs and metrics.
    pub fn code(&self) -> &'static str {
        "credentials_unreadable"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_may_hold_colons_and_bytes_that_are_not_text() {
        let sent = Credentials::new("CS 1", vec![0, b':', 0xff, 0x80]);
        assert_eq!(Credentials::from_header(sent.to_header().as_bytes()), Ok(sent));
    }

    #[test]
    fn what_is_not_basic_is_refused() {
        let refused = ["", "Basic", "Basic ", "Basic ***", "Bearer QUwxMDAwOjEyMzQ=", "Basic QUwxMDAw", "Basic /zox"];
        for header in refused {
            assert_eq!(Credentials::from_header(header.as_bytes()), Err(CredentialsError), "{header}");
        }
    }

    #[test]
    fn the_scheme_is_read_in_any_case_and_padding_may_be_missing() {
        assert_eq!(Credentials::from_header(b"bAsIc QUwxMDAwOjEyMzQ"), Ok(Credentials::new("AL1000", "1234")));
    }

    #[test]
    fn debug_output_hides_the_password() {
        assert!(!format!("{:?}", Credentials::new("u", "SECRET")).contains("SECRET"));
    }
}
