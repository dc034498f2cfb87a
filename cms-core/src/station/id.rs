//! The identity of a station.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The identity of a station: the last part of the URL it connects to and the user name of its credentials (OCPP-J 1.6
/// section 3.1.1, OCPP 2.0.1 part 4 section 3.1). 1 to 48 letters, digits and `* - _ = : + | @ .`; case matters.
///
/// ```
/// use cms_core::station::StationId;
///
/// assert_eq!(StationId::parse("DE-CMS-0001")?.as_str(), "DE-CMS-0001");
/// assert!(StationId::parse("../etc/passwd").is_err());
/// # Ok::<(), cms_core::station::IdentityError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StationId(String);

impl StationId {
    /// Checks an identity.
    ///
    /// # Errors
    /// [`IdentityError`] where it is empty, too long or has a character that an identity may not have.
    pub fn parse(text: &str) -> Result<Self, IdentityError> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "*-_=:+|@.".contains(c);
        if text.is_empty() || text.len() > 48 || !text.chars().all(allowed) || text.chars().all(|c| c == '.') {
            return Err(IdentityError::InvalidStationId);
        }
        Ok(Self(text.to_owned()))
    }

    /// The identity as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for StationId {
    type Error = IdentityError;

    fn try_from(text: String) -> Result<Self, IdentityError> {
        Self::parse(&text)
    }
}

impl From<StationId> for String {
    fn from(id: StationId) -> Self {
        id.0
    }
}

impl fmt::Display for StationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why an identity cannot be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum IdentityError {
    /// Not a station identity.
    #[error(
        "a station identity has 1 to 48 letters, digits and *-_=:+|@. characters; correct it in the station's settings"
    )]
    InvalidStationId,
    /// Not an EVSE ID.
    #[error(
        "an EVSE ID looks like DE*ABC*E12345 (country, operator of three characters, E and up to 31 characters) or like +49*810*000*438; correct it"
    )]
    InvalidEvseId,
}

impl IdentityError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::InvalidStationId => "station.invalid_station_id",
            Self::InvalidEvseId => "station.invalid_evse_id",
        }
    }
}
