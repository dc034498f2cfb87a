//! Identifiers of stations.

use cms_core::station::EvseId;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{CmsError, values};

/// Reads an EVSE ID.
///
/// # Errors
/// `station.invalid_evse_id`.
#[wasm_bindgen(js_name = evseId, unchecked_return_type = "any")]
pub fn evse_id(text: &str) -> Result<JsValue, CmsError> {
    let id = EvseId::parse(text)?;
    Ok(values::evse_id(id.as_str(), id.country(), id.operator(), &id.compact()))
}
