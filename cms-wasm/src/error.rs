//! What is thrown.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

// Raw: the path is that of the package, as seen from the generated file.
#[wasm_bindgen(raw_module = "../thrown.js")]
extern "C" {
    pub(crate) fn panicked(message: &str);

    #[wasm_bindgen(js_name = error)]
    fn error_of(code: &str, message: &str, path: Option<String>) -> JsValue;
}

/// An error of the library as a `CmsError` of JavaScript: its stable code, its sentence as the message, and its place.
#[derive(Debug)]
pub struct CmsError(JsValue);

impl CmsError {
    pub(crate) fn new(code: &str, message: &str) -> Self {
        Self(error_of(code, message, None))
    }
}

impl From<CmsError> for JsValue {
    fn from(error: CmsError) -> Self {
        error.0
    }
}

macro_rules! thrown {
    ($($error:ty),*) => {
        $(
            impl From<$error> for CmsError {
                fn from(error: $error) -> Self {
                    Self::new(error.code(), &error.to_string())
                }
            }
        )*
    };
}

#[cfg(feature = "core")]
thrown!(cms_core::metering::MeterError, cms_core::station::IdentityError, cms_core::tariff::TariffError);

#[cfg(feature = "core")]
impl From<cms_core::tariff::ocpi::OcpiError> for CmsError {
    fn from(error: cms_core::tariff::ocpi::OcpiError) -> Self {
        Self(error_of(error.code(), &error.to_string(), Some(error.path().to_owned())))
    }
}

#[cfg(feature = "ocpp")]
thrown!(cms_ocpp::VersionError, cms_ocpp::rpc::FrameError);
