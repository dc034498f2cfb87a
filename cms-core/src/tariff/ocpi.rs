//! Tariffs as OCPI writes them (OCPI 2.2.1, module tariffs).
//!
//! [`OcpiTariff`] is the object itself: read with every deviation located, kept without a loss, written back. What this
//! library prices by is a [`Tariff`](super::Tariff); [`Tariff::from_ocpi`](super::Tariff::from_ocpi) makes one and says what
//! was noticed on the way.

mod element;
mod energy_mix;
mod error;
mod import;
mod notice;
mod object;
mod restrictions;
mod spelling;

pub use element::{OcpiDimension, OcpiPriceComponent, OcpiTariffElement};
pub use energy_mix::{
    OcpiEnergyMix, OcpiEnergySource, OcpiEnergySourceCategory, OcpiEnvironmentalImpact, OcpiEnvironmentalImpactCategory,
};
pub use error::OcpiError;
pub use import::ImportedTariff;
pub use notice::Notice;
pub use object::{OcpiDisplayText, OcpiPrice, OcpiTariff, OcpiTariffType};
pub use restrictions::{OcpiDayOfWeek, OcpiReservationRestriction, OcpiRestrictions};
