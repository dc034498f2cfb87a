//! EVSEs: the parts of a station that charge one vehicle at a time.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Connector, IdentityError};

/// An EVSE of a station.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evse {
    /// Its number at the station, from 1; OCPP 1.6 calls it the connector id.
    pub number: u32,
    /// Its worldwide unique id.
    pub id: EvseId,
    /// Its connectors, of which one is in use at a time.
    pub connectors: Vec<Connector>,
}

/// The worldwide unique id of an EVSE as ISO 15118-2 annex H and the eMI3 standard form it: country, operator, `E`, and
/// the operator's own number, for example `DE*CMS*E0001*1`. Kept in upper case with its separators; two ids that differ
/// only in case or separators are the same EVSE.
///
/// ```
/// use cms_core::station::EvseId;
///
/// let id = EvseId::parse("de*cms*e0001*1")?;
/// assert_eq!((id.country(), id.operator()), ("DE", "CMS"));
/// assert_eq!(id.compact(), EvseId::parse("DECMSE00011")?.compact());
/// # Ok::<(), cms_core::station::IdentityError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EvseId(String);

impl EvseId {
    /// Checks an EVSE ID, with or without separators.
    ///
    /// # Errors
    /// [`IdentityError::InvalidEvseId`] where a part is missing, too long or has other characters.
    pub fn parse(text: &str) -> Result<Self, IdentityError> {
        let id = Self(text.trim().to_ascii_uppercase());
        let compact = id.compact();
        let letters = |part: Option<&str>| part.is_some_and(|part| part.bytes().all(|b| b.is_ascii_alphabetic()));
        let alphanumeric = compact.bytes().all(|b| b.is_ascii_alphanumeric());
        let number = compact.get(6..).unwrap_or_default();
        // Separators may stand after country and operator and inside the number, never at the end or twice.
        let separators = !id.0.ends_with('*') && !id.0.starts_with('*') && !id.0.contains("**");
        let whole = letters(compact.get(..2))
            && compact.get(5..6) == Some("E")
            && (1..=31).contains(&number.len())
            && alphanumeric
            && separators
            && id.0.len() <= 40;
        if whole { Ok(id) } else { Err(IdentityError::InvalidEvseId) }
    }

    /// The id as text, with the separators it was given with.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id without separators: what is compared.
    #[must_use]
    pub fn compact(&self) -> String {
        self.0.chars().filter(|c| *c != '*').collect()
    }

    /// The country code, two letters.
    #[must_use]
    pub fn country(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }

    /// The operator's id, three characters.
    #[must_use]
    pub fn operator(&self) -> &str {
        let rest = self.0.get(2..).unwrap_or_default();
        rest.strip_prefix('*').unwrap_or(rest).get(..3).unwrap_or_default()
    }
}

impl TryFrom<String> for EvseId {
    type Error = IdentityError;

    fn try_from(text: String) -> Result<Self, IdentityError> {
        Self::parse(&text)
    }
}

impl From<EvseId> for String {
    fn from(id: EvseId) -> Self {
        id.0
    }
}

impl fmt::Display for EvseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_evse_id_needs_country_operator_e_and_a_number() {
        for good in ["DE*CMS*E1", "DECMSE1", "fr*A23*E45b*78c", "DE*CMS*E0123456789012345678901234567890"] {
            assert!(EvseId::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "DE*CMS*X1", "D1*CMS*E1", "DE*CMS*E", "DE*CMS**E1", "DE*CMS*E1*", "DE*CMS*E1 2", "DE*ÄMS*E1"] {
            assert_eq!(EvseId::parse(bad), Err(IdentityError::InvalidEvseId), "{bad}");
        }
        assert_eq!(EvseId::parse("DE8ACE1").map(|id| id.operator().to_owned()), Ok("8AC".to_owned()));
    }
}
