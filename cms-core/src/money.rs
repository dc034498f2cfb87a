//! Money, exact: amounts in micro-units of a currency, value added tax, and the one place where money is divided.
//!
//! A price times a quantity is carried as an [`ExactAmount`], a whole numerator over a whole denominator; it becomes
//! [`Money`] once, by a named [`Rounding`], when it is printed on a document.
//!
//! ```
//! use cms_core::money::{Currency, Money, Rounding, VatRate};
//!
//! let net: Money = Money::from_decimal("6.77".parse()?, Currency::EUR)?;
//! let vat = VatRate::from_percent("19".parse()?)?.tax_on(net, Rounding::HalfUp)?;
//! assert_eq!(vat.to_string(), "EUR 1.29");
//! assert_eq!(net.plus(vat)?.to_string(), "EUR 8.06");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![deny(clippy::float_arithmetic, clippy::integer_division)]

mod amount;
mod currency;
mod error;
mod rounding;
mod vat;

pub use amount::Money;
pub use currency::Currency;
pub use error::MoneyError;
pub use rounding::{ExactAmount, RoundedTogether, Rounding};
pub use vat::VatRate;
