//! The tariff object.

use cms_json::decode;
use cms_json::schema::{ListSchema, Object as _, RangeSchema, TextSchema, ValueSchema};
use cms_json::types::{Extra, JsonDecimal, Timestamp};
use cms_json::{object, open_enum};

use super::notice::notices_of;
use super::{Notice, OcpiEnergyMix, OcpiError, OcpiTariffElement};

/// A tariff as a charge point operator tells it to others (OCPI 2.2.1, module tariffs, object Tariff).
///
/// Members that OCPI does not name are kept in `extra`, here and in every object below.
#[derive(Debug, Clone, PartialEq)]
pub struct OcpiTariff {
    /// Country of the operator that owns the tariff, ISO 3166-1 alpha-2.
    pub country_code: String,
    /// Id of the operator that owns the tariff, ISO 15118, 3 characters.
    pub party_id: String,
    /// Id of the tariff, unique among those of the operator; at most 36 characters.
    pub id: String,
    /// Currency of all prices, ISO 4217.
    pub currency: String,
    /// For which way of charging it is; for all where absent.
    pub tariff_type: Option<OcpiTariffType>,
    /// The tariff in words, in several languages.
    pub tariff_alt_text: Option<Vec<OcpiDisplayText>>,
    /// A page that explains the tariff.
    pub tariff_alt_url: Option<String>,
    /// The least a session costs.
    pub min_price: Option<OcpiPrice>,
    /// The most a session costs.
    pub max_price: Option<OcpiPrice>,
    /// The prices, each group with the restrictions under which it applies; at least one.
    pub elements: Vec<OcpiTariffElement>,
    /// When it begins to be valid.
    pub start_date_time: Option<Timestamp>,
    /// When it stops to be valid.
    pub end_date_time: Option<Timestamp>,
    /// Where the energy comes from.
    pub energy_mix: Option<OcpiEnergyMix>,
    /// When it was last changed.
    pub last_updated: Timestamp,
    /// Members that OCPI does not name.
    pub extra: Extra,
}

impl OcpiTariff {
    /// Reads a tariff. What is wrong but can be held without a loss is noticed; the rest is an error.
    ///
    /// ```
    /// use cms_core::tariff::ocpi::OcpiTariff;
    ///
    /// let text = r#"{"country_code":"DE","party_id":"ABC","id":"12","currency":"EUR","colour":"green",
    ///   "elements":[{"price_components":[{"type":"ENERGY","price":0.250,"step_size":1}]}],
    ///   "last_updated":"2026-01-01T00:00:00Z"}"#;
    /// let (tariff, notices) = OcpiTariff::parse(text)?;
    /// assert_eq!(tariff.elements[0].price_components[0].price.to_string(), "0.250");
    /// assert_eq!((notices[0].path.as_str(), notices[0].code), ("/colour", "ocpi.unknown_member"));
    /// assert!(tariff.to_json().ends_with(r#""last_updated":"2026-01-01T00:00:00Z","colour":"green"}"#));
    /// # Ok::<(), cms_core::tariff::ocpi::OcpiError>(())
    /// ```
    ///
    /// # Errors
    /// [`OcpiError::Unreadable`] where the text is not JSON, or a required member is absent or has another type.
    pub fn parse(text: &str) -> Result<(Self, Vec<Notice>), OcpiError> {
        let (tariff, violations) = decode::decode_lenient::<Self>(text).map_err(OcpiError::Unreadable)?;
        Ok((tariff, notices_of(Self::SCHEMA, violations)))
    }

    /// The tariff as compact JSON: the members in the order of the specification, then those it does not name.
    #[must_use]
    pub fn to_json(&self) -> String {
        decode::encode(self)
    }

    /// What is wrong with it, as [`parse`](Self::parse) would notice.
    #[must_use]
    pub fn notices(&self) -> Vec<Notice> {
        notices_of(self.schema(), (self as &dyn cms_json::schema::Object).violations())
    }
}

object! {
    OcpiTariff closed nullable {
        0 country_code: "country_code" required ValueSchema::Text(TextSchema::up_to(2));
        1 party_id: "party_id" required ValueSchema::Text(TextSchema::up_to(3));
        2 id: "id" required ValueSchema::Text(TextSchema::up_to(36));
        3 currency: "currency" required ValueSchema::Text(TextSchema::up_to(3));
        4 tariff_type: "type" optional ValueSchema::Choice(OcpiTariffType::SCHEMA);
        5 tariff_alt_text: "tariff_alt_text" optional ValueSchema::List(&ListSchema::new(
            ValueSchema::Object(OcpiDisplayText::SCHEMA), 0, None));
        6 tariff_alt_url: "tariff_alt_url" optional ValueSchema::Text(TextSchema::URI);
        7 min_price: "min_price" optional ValueSchema::Object(OcpiPrice::SCHEMA);
        8 max_price: "max_price" optional ValueSchema::Object(OcpiPrice::SCHEMA);
        9 elements: "elements" required ValueSchema::List(&ListSchema::new(
            ValueSchema::Object(OcpiTariffElement::SCHEMA), 1, None));
        10 start_date_time: "start_date_time" optional ValueSchema::UtcTime;
        11 end_date_time: "end_date_time" optional ValueSchema::UtcTime;
        12 energy_mix: "energy_mix" optional ValueSchema::Object(OcpiEnergyMix::SCHEMA);
        13 last_updated: "last_updated" required ValueSchema::UtcTime;
    }
}

open_enum! {
    /// For which way of charging a tariff is (OCPI 2.2.1, TariffType).
    OcpiTariffType {
        /// For a payment on the spot, without a contract.
        AdHocPayment = "AD_HOC_PAYMENT",
        /// Where the driver prefers to charge cheaply.
        ProfileCheap = "PROFILE_CHEAP",
        /// Where the driver prefers to charge fast.
        ProfileFast = "PROFILE_FAST",
        /// Where the driver prefers green energy.
        ProfileGreen = "PROFILE_GREEN",
        /// With an authorization and without a preference.
        Regular = "REGULAR",
    }
}

/// An amount without and with tax (OCPI 2.2.1, Price).
#[derive(Debug, Clone, PartialEq)]
pub struct OcpiPrice {
    /// Without tax.
    pub excl_vat: JsonDecimal,
    /// With tax; unknown where absent.
    pub incl_vat: Option<JsonDecimal>,
    /// Members that OCPI does not name.
    pub extra: Extra,
}

object! {
    OcpiPrice closed nullable {
        0 excl_vat: "excl_vat" required ValueSchema::Number(RangeSchema::ANY);
        1 incl_vat: "incl_vat" optional ValueSchema::Number(RangeSchema::ANY);
    }
}

/// A text in a language (OCPI 2.2.1, DisplayText).
#[derive(Debug, Clone, PartialEq)]
pub struct OcpiDisplayText {
    /// The language, ISO 639-1.
    pub language: String,
    /// The text, at most 512 characters.
    pub text: String,
    /// Members that OCPI does not name.
    pub extra: Extra,
}

object! {
    OcpiDisplayText closed nullable {
        0 language: "language" required ValueSchema::Text(TextSchema::up_to(2));
        1 text: "text" required ValueSchema::Text(TextSchema::up_to(512));
    }
}
