//! The protocol versions this library speaks.

use std::fmt;
use std::str::FromStr;

/// A version of OCPP, agreed on once per connection through the WebSocket subprotocol.
///
/// ```
/// use cms_ocpp::Version;
///
/// assert_eq!(Version::from_subprotocol("ocpp2.0.1"), Some(Version::V2_0_1));
/// assert_eq!(Version::V1_6.subprotocol(), "ocpp1.6");
/// assert_eq!(Version::V2_1.to_string(), "2.1");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "every rule that differs per version must be reconsidered when a version is added, so a new one has to break the match"
)]
pub enum Version {
    /// OCPP 1.6 edition 2 over JSON, with the security whitepaper edition 3.
    V1_6,
    /// OCPP 2.0.1 edition 3.
    V2_0_1,
    /// OCPP 2.1 edition 1.
    V2_1,
}

impl Version {
    /// Every version, oldest first.
    pub const ALL: [Self; 3] = [Self::V1_6, Self::V2_0_1, Self::V2_1];

    /// The WebSocket subprotocol name registered for this version (OCPP-J, part 4, section 3).
    #[must_use]
    pub const fn subprotocol(self) -> &'static str {
        match self {
            Self::V1_6 => "ocpp1.6",
            Self::V2_0_1 => "ocpp2.0.1",
            Self::V2_1 => "ocpp2.1",
        }
    }

    /// The version a subprotocol name stands for; the comparison is exact, as RFC 6455 asks.
    #[must_use]
    pub fn from_subprotocol(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|version| version.subprotocol() == name)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::V1_6 => "1.6",
            Self::V2_0_1 => "2.0.1",
            Self::V2_1 => "2.1",
        })
    }
}

impl FromStr for Version {
    type Err = VersionError;

    /// Reads `1.6`, `2.0.1` or `2.1`.
    fn from_str(text: &str) -> Result<Self, VersionError> {
        Self::ALL.into_iter().find(|version| version.to_string() == text).ok_or(VersionError)
    }
}

/// A text names no version of OCPP that is known here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no version of OCPP that is known here; give 1.6, 2.0.1 or 2.1")]
#[non_exhaustive]
pub struct VersionError;

impl VersionError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        "ocpp.unknown_version"
    }
}
