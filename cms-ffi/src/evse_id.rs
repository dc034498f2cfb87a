//! EVSE IDs.

use crate::CmsError;

/// The worldwide unique id of an EVSE, checked: `DE*CMS*E0001*1`. Made by `parse`.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
#[uniffi::export(Display)]
#[non_exhaustive]
pub struct EvseId {
    /// The id in upper case, with the separators it was given with.
    pub text: String,
    /// The country code, two letters.
    pub country: String,
    /// The operator's id, three characters.
    pub operator: String,
    /// The id without separators: two ids with the same compact form are the same EVSE.
    pub compact: String,
}

impl std::fmt::Display for EvseId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.text)
    }
}

impl From<cms_core::station::EvseId> for EvseId {
    fn from(id: cms_core::station::EvseId) -> Self {
        Self {
            text: id.as_str().to_owned(),
            country: id.country().to_owned(),
            operator: id.operator().to_owned(),
            compact: id.compact(),
        }
    }
}

/// Checks an EVSE ID, with or without separators (ISO 15118-2 annex H).
///
/// # Errors
/// `station.invalid_evse_id` where a part is missing, too long or has other characters.
#[uniffi::export]
pub fn parse_evse_id(text: &str) -> Result<EvseId, CmsError> {
    Ok(cms_core::station::EvseId::parse(text)?.into())
}
