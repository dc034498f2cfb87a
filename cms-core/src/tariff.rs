//! Tariffs and what a charging session costs.
//!
//! A [`Tariff`] is what an operator publishes and drivers are told; its content never changes under the same id.
//! [`Tariff::compile`] checks it once, so that [`CompiledTariff::price`] is exact and cannot overflow.
//!
//! ```
//! use chrono::{TimeZone as _, Utc};
//! use cms_core::TariffId;
//! use cms_core::metering::Energy;
//! use cms_core::money::{Currency, VatRate};
//! use cms_core::tariff::{PriceComponent, Tariff, Usage};
//!
//! let vat = VatRate::from_percent("19".parse()?)?;
//! let components = vec![
//!     PriceComponent::session_fee("0.50".parse()?, vat)?,
//!     PriceComponent::per_kwh("0.39".parse()?, vat)?,
//!     PriceComponent::per_hour("1.20".parse()?, vat)?,
//! ];
//! let tariff = Tariff::new(TariffId::new("street"), "Street", Currency::EUR, components);
//!
//! let started_at = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap();
//! let ended_at = Utc.with_ymd_and_hms(2026, 5, 4, 8, 45, 0).unwrap();
//! let usage = Usage::new(started_at, ended_at, Energy::from_wh(12_345)?);
//!
//! let price = tariff.compile()?.price(&usage)?;
//! assert_eq!(price.net.to_string(), "EUR 6.21"); // 0.50 + 4.81455 + 0.90 = 6.21455
//! assert_eq!(price.vat.to_string(), "EUR 1.18");
//! assert_eq!(price.gross.to_string(), "EUR 7.39");
//! assert_eq!(
//!     price.lines[1].explanation().to_string(),
//!     "Energy: 12.345 kWh at EUR 0.39 per kWh is EUR 4.81455, printed as EUR 4.81 net of 19 % VAT."
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![deny(clippy::float_arithmetic, clippy::integer_division)]

mod compiled;
mod component;
mod definition;
mod error;
mod explanation;
pub mod ocpi;
mod publish;
mod quantity;
mod report;
mod usage;

pub use compiled::{CompiledTariff, MAX_SESSION_DURATION_MS, MAX_SESSION_ENERGY};
pub use component::{PriceComponent, TariffDimension};
pub use definition::Tariff;
pub use error::TariffError;
pub use explanation::Explanation;
pub use publish::{PublishTariff, TariffPublished};
pub use quantity::Quantity;
pub use report::{PriceLine, PriceReport, TaxGroup};
pub use usage::Usage;
