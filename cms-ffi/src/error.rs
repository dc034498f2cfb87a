//! The one error type of the binding.

use std::fmt::Display;

use cms_core::metering::MeterError;
use cms_core::station::IdentityError;
use cms_core::tariff::TariffError;
use cms_core::tariff::ocpi::OcpiError;
use cms_ocpp::VersionError;
use cms_ocpp::rpc::FrameError;
use uniffi::UnexpectedUniFFICallbackError;

/// Why a call was refused: a stable code for programs and a sentence for people.
///
/// It has one case, since what apps tell errors apart by is the code, and new codes must not break their `when` and
/// `switch`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[non_exhaustive]
pub enum CmsError {
    /// The call had no result.
    #[error("{message}")]
    Failed {
        /// Stable, dotted, in lower case: `station.invalid_evse_id`.
        code: String,
        /// A sentence that says what to do.
        message: String,
        /// Where in a tariff the error is, as a JSON pointer; empty for the tariff as a whole, none for other errors.
        path: Option<String>,
    },
}

impl CmsError {
    pub(crate) fn new(code: &str, sentence: impl Display) -> Self {
        Self::Failed { code: code.to_owned(), message: sentence.to_string(), path: None }
    }

    /// The code, stable from version to version.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::Failed { code, .. } => code,
        }
    }
}

macro_rules! from_errors {
    ($($error:ty),+) => {$(
        impl From<$error> for CmsError {
            fn from(error: $error) -> Self {
                Self::new(error.code(), error)
            }
        }
    )+};
}

from_errors!(FrameError, IdentityError, MeterError, TariffError, VersionError);

impl From<OcpiError> for CmsError {
    fn from(error: OcpiError) -> Self {
        let (code, message, path) = (error.code().to_owned(), error.to_string(), Some(error.path().to_owned()));
        Self::Failed { code, message, path }
    }
}

/// An exception in the app's code that is not a `CmsError` of its own.
impl From<UnexpectedUniFFICallbackError> for CmsError {
    fn from(error: UnexpectedUniFFICallbackError) -> Self {
        Self::new(
            "ffi.app_failed",
            format_args!("what the app supplied failed: {}; correct the app's implementation", error.reason),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_has_the_code_and_the_sentence_of_the_core() {
        let error = CmsError::from(IdentityError::InvalidEvseId);
        assert_eq!(error.code(), "station.invalid_evse_id");
        assert_eq!(error.to_string(), IdentityError::InvalidEvseId.to_string());
    }
}
