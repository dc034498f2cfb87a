//! OCPP frames.

use cms_ocpp::Version;
use cms_ocpp::inspect::inspect;
use cms_ocpp::schema::Violation;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::CmsError;

// The constructors in `js/ocpp/values.ts`. Raw: the path is that of the package, as seen from the generated file.
#[wasm_bindgen(raw_module = "../ocpp/values.js")]
extern "C" {
    #[wasm_bindgen(js_name = violation)]
    fn violation_of(path: &str, code: &str, detail: &str) -> JsValue;

    #[wasm_bindgen(js_name = frame)]
    fn frame_of(
        kind: &str,
        message_id: &str,
        action: Option<&str>,
        payload: &str,
        checked: bool,
        violations: Vec<JsValue>,
        error_code: Option<&str>,
    ) -> JsValue;
}

/// Takes a frame apart and checks its payload.
///
/// # Errors
/// That of the frame where the text is none of this version, and `ocpp.unknown_version`.
#[wasm_bindgen(js_name = inspectFrame, unchecked_return_type = "any")]
pub fn inspect_frame(text: &str, version: &str, answers: Option<String>) -> Result<JsValue, CmsError> {
    let version: Version = version.parse()?;
    let inspection = inspect(text, version, answers.as_deref())?;
    Ok(frame_of(
        inspection.kind.name(),
        &inspection.message_id,
        inspection.action.as_deref(),
        &inspection.payload,
        inspection.checked,
        inspection.violations.iter().map(violation).collect(),
        inspection.error_code.as_ref().map(|code| code.in_version(version)),
    ))
}

fn violation(violation: &Violation) -> JsValue {
    violation_of(&violation.path, violation.kind.code(), &violation.detail)
}
