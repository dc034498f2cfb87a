//! Tariffs and prices.

mod price;
mod usage;

use cms_core::tariff::ocpi::ImportedTariff;
use cms_core::tariff::{CompiledTariff, Tariff};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

pub use self::usage::RawReadings;
use crate::{CmsError, values};

/// A tariff, read and compiled.
#[wasm_bindgen]
#[derive(Debug)]
pub struct RawTariff {
    imported: ImportedTariff,
    compiled: CompiledTariff,
}

#[wasm_bindgen]
impl RawTariff {
    /// Reads an OCPI 2.2.1 tariff object.
    ///
    /// # Errors
    /// `ocpi.…` and `tariff.…`.
    #[wasm_bindgen(js_name = fromOcpi)]
    pub fn from_ocpi(json: &str) -> Result<Self, CmsError> {
        let imported = Tariff::from_ocpi(json)?;
        let compiled = imported.tariff.compile()?;
        Ok(Self { imported, compiled })
    }

    /// The identifier that its operator gave it.
    #[must_use]
    pub fn id(&self) -> String {
        self.imported.tariff.id.as_str().to_owned()
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> String {
        self.imported.tariff.name.clone()
    }

    /// ISO 4217 code.
    #[must_use]
    pub fn currency(&self) -> String {
        self.imported.tariff.currency.code().to_owned()
    }

    /// What was noticed while it was read.
    #[must_use]
    pub fn notices(&self) -> Vec<JsValue> {
        let notices = &self.imported.notices;
        notices.iter().map(|notice| values::notice(&notice.path, notice.code, &notice.message)).collect()
    }

    /// Prices a planned session: times in milliseconds, the energy in kWh as its digits and the number of its decimals.
    ///
    /// # Errors
    /// `tariff.…`, and `argument.range` for what no time or decimal can be.
    #[wasm_bindgen(unchecked_return_type = "any")]
    pub fn quote(
        &self,
        started_at: i64,
        energy_unscaled: i128,
        energy_scale: u32,
        charging_ms: i64,
        parking_ms: i64,
    ) -> Result<JsValue, CmsError> {
        let usage = usage::planned(started_at, (energy_unscaled, energy_scale), charging_ms, parking_ms)?;
        Ok(price::value(&self.compiled.price(&usage)?))
    }

    /// Prices a session from the readings of its meter, times in milliseconds.
    ///
    /// # Errors
    /// `tariff.…`, and `argument.range` for what no time can be.
    #[wasm_bindgen(unchecked_return_type = "any")]
    pub fn price(&self, started_at: i64, ended_at: i64, readings: &RawReadings) -> Result<JsValue, CmsError> {
        let usage = usage::metered(started_at, ended_at, readings)?;
        Ok(price::value(&self.compiled.price(&usage)?))
    }
}
