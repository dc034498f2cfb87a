//! Currencies and how many digits their smallest coin has.

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::MoneyError;

/// A currency of ISO 4217, with the number of digits of its minor unit.
///
/// All currencies and funds of the standard that have a minor unit are known, precious metals and test codes are not.
///
/// ```
/// use cms_core::money::Currency;
///
/// assert_eq!(Currency::from_code("JPY")?.minor_digits(), 0);
/// assert_eq!(Currency::from_code("KWD")?.minor_digits(), 3);
/// assert!(Currency::from_code("eur").is_err());
/// # Ok::<(), cms_core::money::MoneyError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    code: &'static str,
    minor_digits: u8,
}

impl Currency {
    /// The Swiss franc.
    pub const CHF: Self = Self { code: "CHF", minor_digits: 2 };
    /// The euro.
    pub const EUR: Self = Self { code: "EUR", minor_digits: 2 };
    /// The pound sterling.
    pub const GBP: Self = Self { code: "GBP", minor_digits: 2 };
    /// The yen.
    pub const JPY: Self = Self { code: "JPY", minor_digits: 0 };
    /// The Kuwaiti dinar.
    pub const KWD: Self = Self { code: "KWD", minor_digits: 3 };
    /// The US dollar.
    pub const USD: Self = Self { code: "USD", minor_digits: 2 };

    /// The currency with this three-letter code.
    ///
    /// # Errors
    /// [`MoneyError::UnknownCurrency`] where there is none; codes are written in capital letters.
    pub fn from_code(code: &str) -> Result<Self, MoneyError> {
        match CURRENCIES.binary_search_by_key(&code, |(known, _)| known) {
            Ok(found) => {
                let (code, minor_digits) = CURRENCIES[found];
                Ok(Self { code, minor_digits })
            }
            Err(_) => Err(MoneyError::UnknownCurrency { code: code.chars().take(12).collect() }),
        }
    }

    /// Every known currency in the order of the codes.
    pub fn all() -> impl Iterator<Item = Self> {
        CURRENCIES.iter().map(|(code, minor_digits)| Self { code, minor_digits: *minor_digits })
    }

    /// The three-letter code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.code
    }

    /// How many digits the minor unit has: 2 for the cent, 0 where there is none, up to 4.
    #[must_use]
    pub const fn minor_digits(self) -> u32 {
        self.minor_digits as u32
    }

    /// How many micro-units make one minor unit: 10 000 for the cent.
    #[must_use]
    pub const fn micros_per_minor_unit(self) -> i64 {
        10_i64.pow(MICRO_DIGITS - self.minor_digits())
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code)
    }
}

impl FromStr for Currency {
    type Err = MoneyError;

    fn from_str(code: &str) -> Result<Self, MoneyError> {
        Self::from_code(code)
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code)
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_code(&String::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// The digits of a micro-unit.
pub(super) const MICRO_DIGITS: u32 = 6;

/// Codes and digits of the minor unit, in the order of the codes (ISO 4217, list one). The lev, which gave way to the
/// euro in 2026, stays: documents written before must remain readable.
#[rustfmt::skip]
const CURRENCIES: &[(&str, u8)] = &[
    ("AED", 2), ("AFN", 2), ("ALL", 2), ("AMD", 2), ("AOA", 2), ("ARS", 2), ("AUD", 2), ("AWG", 2),
    ("AZN", 2), ("BAM", 2), ("BBD", 2), ("BDT", 2), ("BGN", 2), ("BHD", 3), ("BIF", 0), ("BMD", 2),
    ("BND", 2), ("BOB", 2), ("BOV", 2), ("BRL", 2), ("BSD", 2), ("BTN", 2), ("BWP", 2), ("BYN", 2),
    ("BZD", 2), ("CAD", 2), ("CDF", 2), ("CHE", 2), ("CHF", 2), ("CHW", 2), ("CLF", 4), ("CLP", 0),
    ("CNY", 2), ("COP", 2), ("COU", 2), ("CRC", 2), ("CUP", 2), ("CVE", 2), ("CZK", 2), ("DJF", 0),
    ("DKK", 2), ("DOP", 2), ("DZD", 2), ("EGP", 2), ("ERN", 2), ("ETB", 2), ("EUR", 2), ("FJD", 2),
    ("FKP", 2), ("GBP", 2), ("GEL", 2), ("GHS", 2), ("GIP", 2), ("GMD", 2), ("GNF", 0), ("GTQ", 2),
    ("GYD", 2), ("HKD", 2), ("HNL", 2), ("HTG", 2), ("HUF", 2), ("IDR", 2), ("ILS", 2), ("INR", 2),
    ("IQD", 3), ("IRR", 2), ("ISK", 0), ("JMD", 2), ("JOD", 3), ("JPY", 0), ("KES", 2), ("KGS", 2),
    ("KHR", 2), ("KMF", 0), ("KPW", 2), ("KRW", 0), ("KWD", 3), ("KYD", 2), ("KZT", 2), ("LAK", 2),
    ("LBP", 2), ("LKR", 2), ("LRD", 2), ("LSL", 2), ("LYD", 3), ("MAD", 2), ("MDL", 2), ("MGA", 2),
    ("MKD", 2), ("MMK", 2), ("MNT", 2), ("MOP", 2), ("MRU", 2), ("MUR", 2), ("MVR", 2), ("MWK", 2),
    ("MXN", 2), ("MXV", 2), ("MYR", 2), ("MZN", 2), ("NAD", 2), ("NGN", 2), ("NIO", 2), ("NOK", 2),
    ("NPR", 2), ("NZD", 2), ("OMR", 3), ("PAB", 2), ("PEN", 2), ("PGK", 2), ("PHP", 2), ("PKR", 2),
    ("PLN", 2), ("PYG", 0), ("QAR", 2), ("RON", 2), ("RSD", 2), ("RUB", 2), ("RWF", 0), ("SAR", 2),
    ("SBD", 2), ("SCR", 2), ("SDG", 2), ("SEK", 2), ("SGD", 2), ("SHP", 2), ("SLE", 2), ("SOS", 2),
    ("SRD", 2), ("SSP", 2), ("STN", 2), ("SVC", 2), ("SYP", 2), ("SZL", 2), ("THB", 2), ("TJS", 2),
    ("TMT", 2), ("TND", 3), ("TOP", 2), ("TRY", 2), ("TTD", 2), ("TWD", 2), ("TZS", 2), ("UAH", 2),
    ("UGX", 0), ("USD", 2), ("USN", 2), ("UYI", 0), ("UYU", 2), ("UYW", 4), ("UZS", 2), ("VED", 2),
    ("VES", 2), ("VND", 0), ("VUV", 0), ("WST", 2), ("XAD", 2), ("XAF", 0), ("XCD", 2), ("XCG", 2),
    ("XOF", 0), ("XPF", 0), ("YER", 2), ("ZAR", 2), ("ZMW", 2), ("ZWG", 2),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_every_code_is_found_again() {
        assert!(CURRENCIES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for currency in Currency::all() {
            assert_eq!(Currency::from_code(currency.code()), Ok(currency));
            assert!(currency.code().len() == 3 && currency.minor_digits() <= 4);
        }
    }

    #[test]
    fn the_constants_agree_with_the_table() {
        for constant in [Currency::CHF, Currency::EUR, Currency::GBP, Currency::JPY, Currency::KWD, Currency::USD] {
            assert_eq!(Currency::from_code(constant.code), Ok(constant));
        }
    }

    #[test]
    fn currencies_without_cents_and_with_more_than_two_digits_are_told_apart() {
        let digits = |wanted: u32| {
            Currency::all().filter(|c| c.minor_digits() == wanted).map(Currency::code).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(digits(0), "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF");
        assert_eq!(digits(3), "BHD IQD JOD KWD LYD OMR TND");
        assert_eq!(digits(4), "CLF UYW");
        assert_eq!(digits(1), "");
    }

    #[test]
    fn a_currency_is_its_code_in_json() {
        assert_eq!(serde_json::to_string(&Currency::EUR).unwrap(), "\"EUR\"");
        assert_eq!(serde_json::from_str::<Currency>("\"EUR\"").unwrap(), Currency::EUR);
        let unknown = serde_json::from_str::<Currency>("\"EURO\"").unwrap_err();
        assert!(unknown.to_string().contains("ISO 4217"), "{unknown}");
    }
}
