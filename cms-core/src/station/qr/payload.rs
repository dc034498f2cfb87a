//! The text of a QR code, built and read.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::station::EvseId;

/// The longest text that is looked at.
const LONGEST: usize = 512;

/// Where the QR codes of an operator lead: `https://`, a host, and a path, for example `https://charge.example/e`.
///
/// ```
/// use cms_core::station::{EvseId, QrProof, QrUrl};
///
/// let url = QrUrl::parse("https://charge.example/e")?;
/// let text = "https://charge.example/e/DE*CMS*E0001*1/s/0123456789abcdef0123456789abcdef";
/// let payload = url.read(text)?;
/// assert_eq!(payload.evse, EvseId::parse("DECMSE00011").unwrap());
/// assert!(url.read("https://charge.example.evil.example/e/DE*CMS*E0001*1/s/00").is_err());
/// # Ok::<(), cms_core::station::QrError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct QrUrl(String);

/// What a QR code says.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct QrPayload {
    /// The EVSE, in its spelling without separators.
    pub evse: EvseId,
    /// What is to prove that the code is the operator's.
    pub proof: QrProof,
}

/// What is to prove that a code is the operator's; to be checked by [`QrStickers`](super::QrStickers) or
/// [`DisplayCodes`](super::DisplayCodes).
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "a code is on a sticker or on a display")]
pub enum QrProof {
    /// The tag of a sticker.
    Sticker(String),
    /// The code of a display.
    Display(String),
}

impl QrUrl {
    /// Checks where codes are to lead. Host and path are what text is compared with, to the letter.
    ///
    /// # Errors
    /// [`QrError::NotAUrl`] where it is no `https` URL of a plain host and path, or ends with a slash.
    pub fn parse(text: &str) -> Result<Self, QrError> {
        let rest = text.strip_prefix("https://").filter(|_| text.len() <= LONGEST / 2).ok_or(QrError::NotAUrl)?;
        let mut parts = rest.split('/');
        let host = parts.next().unwrap_or_default();
        let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
        let label = |label: &str| {
            let edges = !label.starts_with('-') && !label.ends_with('-');
            !label.is_empty()
                && edges
                && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        };
        let named = name.split('.').all(label);
        let port = port.is_none_or(|port| (1..=5).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit()));
        let segment = |part: &str| {
            !part.is_empty()
                && !part.bytes().all(|b| b == b'.')
                && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b))
        };
        if named && port && parts.all(segment) { Ok(Self(text.to_owned())) } else { Err(QrError::NotAUrl) }
    }

    /// The URL as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What a scanned text says, where it is one of this operator's. It proves nothing yet.
    ///
    /// # Errors
    /// [`QrError::Foreign`] where it leads elsewhere, [`QrError::Unreadable`] where it leads here and says nothing that is
    /// understood.
    pub fn read(&self, text: &str) -> Result<QrPayload, QrError> {
        let rest = Some(text).filter(|text| text.len() <= LONGEST).and_then(|text| text.strip_prefix(self.as_str()));
        let rest = rest.and_then(|rest| rest.strip_prefix('/')).ok_or(QrError::Foreign)?;
        let mut parts = rest.split('/');
        let (Some(evse), Some(kind), Some(proof), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(QrError::Unreadable);
        };
        if proof.is_empty() || !proof.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Err(QrError::Unreadable);
        }
        let proof = match kind {
            "s" => QrProof::Sticker(proof.to_owned()),
            "t" => QrProof::Display(proof.to_owned()),
            _ => return Err(QrError::Unreadable),
        };
        // Cameras and browsers may escape the two signs that ids have besides letters and digits.
        let evse = evse.replace("%2A", "*").replace("%2a", "*").replace("%2B", "+").replace("%2b", "+");
        let evse = EvseId::parse(&evse).ok().filter(|id| id.as_str().len() == evse.len()).ok_or(QrError::Unreadable)?;
        Ok(QrPayload { evse: spelled(&evse), proof })
    }

    pub(super) fn text(&self, payload: &QrPayload) -> String {
        let (kind, proof) = match &payload.proof {
            QrProof::Sticker(tag) => ('s', tag),
            QrProof::Display(code) => ('t', code),
        };
        format!("{}/{}/{kind}/{proof}", self.0, payload.evse)
    }
}

/// The one spelling of an EVSE ID in codes and rows about them.
pub(super) fn spelled(evse: &EvseId) -> EvseId {
    let style = evse.style();
    EvseId::parse(&evse.compact()).ok().filter(|spelled| spelled.style() == style).unwrap_or_else(|| evse.clone())
}

impl TryFrom<String> for QrUrl {
    type Error = QrError;

    fn try_from(text: String) -> Result<Self, QrError> {
        Self::parse(&text)
    }
}

impl From<QrUrl> for String {
    fn from(url: QrUrl) -> Self {
        url.0
    }
}

impl fmt::Display for QrUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a QR code is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QrError {
    /// Codes cannot lead there.
    #[error("QR codes have to lead to an https URL of a plain host and path, without a slash at its end; correct it")]
    NotAUrl,
    /// It leads elsewhere.
    #[error("this code is not one of this operator's; do not pay on its page, and report the station")]
    Foreign,
    /// It leads here, and what follows is not understood.
    #[error("this code cannot be read; scan it again, or choose the charging point in the app")]
    Unreadable,
    /// It was not made by the operator.
    #[error("this code was not made by the operator; report the station, and choose the charging point in the app")]
    Forged,
    /// It was on the display too long ago, or will be.
    #[error("this code is no longer valid; scan the one on the display now")]
    Expired,
    /// Codes of a display cannot be like that.
    #[error(
        "the codes of a display need a length of 17 to 32 characters and a validity of 6 to 3600 seconds; correct them"
    )]
    InvalidDisplay,
}

impl QrError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAUrl => "qr.not_a_url",
            Self::Foreign => "qr.foreign",
            Self::Unreadable => "qr.unreadable",
            Self::Forged => "qr.forged",
            Self::Expired => "qr.expired",
            Self::InvalidDisplay => "qr.invalid_display",
        }
    }
}
