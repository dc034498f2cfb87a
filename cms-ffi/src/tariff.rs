//! Tariffs.

use std::sync::Arc;

use cms_core::metering::{Energy, RegisterReading};
use cms_core::tariff::{CompiledTariff, Usage};

use crate::{CmsError, ExactDecimal, Price, TimeDelta, Timestamp};

/// A tariff, checked and ready to price any number of sessions, from any thread.
#[derive(Debug, uniffi::Object)]
pub struct Tariff {
    tariff: cms_core::tariff::Tariff,
    compiled: CompiledTariff,
    notices: Vec<Notice>,
}

/// Something in a document that has no effect, or another one than its author may think.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
#[non_exhaustive]
pub struct Notice {
    /// Where it stands in the document, as a JSON pointer.
    pub path: String,
    /// Stable, for programs.
    pub code: String,
    /// A sentence for people.
    pub message: String,
}

/// What an energy register showed at a moment.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct Reading {
    /// When it was read.
    pub at: Timestamp,
    /// What it showed, in kilowatt-hours.
    pub register_kwh: ExactDecimal,
}

#[uniffi::export]
impl Tariff {
    /// Reads an OCPI 2.2.1 Tariff object from its JSON text and checks it.
    ///
    /// # Errors
    /// `ocpi.…` where the text is no such object, `tariff.…` or `money.…` where it cannot be priced by.
    #[uniffi::constructor]
    pub fn from_ocpi(text: &str) -> Result<Arc<Self>, CmsError> {
        let imported = cms_core::tariff::Tariff::from_ocpi(text)?;
        let compiled = imported.tariff.compile()?;
        let notices = imported.notices.into_iter().map(Notice::from).collect();
        Ok(Arc::new(Self { tariff: imported.tariff, compiled, notices }))
    }

    /// The id of the tariff.
    #[must_use]
    pub fn id(&self) -> String {
        self.tariff.id.as_str().to_owned()
    }

    /// Its name, for people.
    #[must_use]
    pub fn name(&self) -> String {
        self.tariff.name.clone()
    }

    /// The currency of its prices, by ISO 4217: `EUR`.
    #[must_use]
    pub fn currency(&self) -> String {
        self.tariff.currency.code().to_owned()
    }

    /// What the author of the document should look at.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        self.notices.clone()
    }

    /// The price of a session that is planned: so much energy over a time of charging, then a time of parking.
    ///
    /// # Errors
    /// `tariff.…` where the session is impossible or too large, `meter.…` where the energy is too fine or too large,
    /// `ffi.…` where a value cannot be taken over.
    #[uniffi::method(default(parking = None))]
    pub fn quote(
        &self,
        started_at: Timestamp,
        energy_kwh: ExactDecimal,
        charging: TimeDelta,
        parking: Option<TimeDelta>,
    ) -> Result<Price, CmsError> {
        let energy = Energy::from_kwh(energy_kwh)?;
        let usage = Usage::planned(started_at, energy, charging, parking.unwrap_or_default())?;
        self.compiled.price(&usage)?.try_into()
    }

    /// The price of a session by the readings of its meter, in any order, those at its start and end included.
    ///
    /// # Errors
    /// `tariff.…` where the readings do not fit the session or it is too large, `meter.…` where a reading is too fine or
    /// too large, `ffi.…` where a value cannot be taken over.
    pub fn price(&self, started_at: Timestamp, ended_at: Timestamp, readings: Vec<Reading>) -> Result<Price, CmsError> {
        let readings = readings.into_iter().map(RegisterReading::try_from).collect::<Result<Vec<_>, CmsError>>()?;
        let usage = Usage::metered(started_at, ended_at, &readings)?;
        self.compiled.price(&usage)?.try_into()
    }
}

impl From<cms_core::tariff::ocpi::Notice> for Notice {
    fn from(notice: cms_core::tariff::ocpi::Notice) -> Self {
        Self { path: notice.path, code: notice.code.to_owned(), message: notice.message }
    }
}

impl TryFrom<Reading> for RegisterReading {
    type Error = CmsError;

    fn try_from(reading: Reading) -> Result<Self, CmsError> {
        Ok(Self { at: reading.at, register: Energy::from_kwh(reading.register_kwh)? })
    }
}
