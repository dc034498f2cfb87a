//! What is priced, on its way in.

use chrono::{DateTime, TimeDelta, Utc};
use cms_core::metering::{Energy, RegisterReading};
use cms_core::tariff::Usage;
use rust_decimal::Decimal;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::CmsError;

/// The readings of a meter, handed over one by one.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct RawReadings(Vec<RegisterReading>);

#[wasm_bindgen]
impl RawReadings {
    /// No reading yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a reading: its time in milliseconds, the register in kWh as its digits and the number of its decimals.
    ///
    /// # Errors
    /// `meter.…`, and `argument.range` for what no time or decimal can be.
    pub fn push(&mut self, at: i64, register_unscaled: i128, register_scale: u32) -> Result<(), CmsError> {
        self.0.push(RegisterReading { at: instant(at)?, register: energy((register_unscaled, register_scale))? });
        Ok(())
    }
}

pub(super) fn planned(
    started_at: i64,
    energy_kwh: (i128, u32),
    charging_ms: i64,
    parking_ms: i64,
) -> Result<Usage, CmsError> {
    let (charging, parking) = (duration(charging_ms)?, duration(parking_ms)?);
    Ok(Usage::planned(instant(started_at)?, energy(energy_kwh)?, charging, parking)?)
}

pub(super) fn metered(started_at: i64, ended_at: i64, readings: &RawReadings) -> Result<Usage, CmsError> {
    Ok(Usage::metered(instant(started_at)?, instant(ended_at)?, &readings.0)?)
}

fn instant(ms: i64) -> Result<DateTime<Utc>, CmsError> {
    DateTime::from_timestamp_millis(ms).ok_or_else(|| out_of_range("a time is farther from 1970 than any session"))
}

fn duration(ms: i64) -> Result<TimeDelta, CmsError> {
    TimeDelta::try_milliseconds(ms).ok_or_else(|| out_of_range("a duration is longer than any session"))
}

fn energy((unscaled, scale): (i128, u32)) -> Result<Energy, CmsError> {
    let kwh = Decimal::try_from_i128_with_scale(unscaled, scale)
        .map_err(|_| out_of_range("an energy has more digits than a Decimal can have"))?;
    Ok(Energy::from_kwh(kwh)?)
}

fn out_of_range(message: &str) -> CmsError {
    CmsError::new("argument.range", &format!("{message}; check its unit"))
}
