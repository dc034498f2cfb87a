//! From a tariff of OCPI to one that is priced by.

use cms_json::types::JsonDecimal;

use super::{Notice, OcpiDimension, OcpiError, OcpiPriceComponent, OcpiTariff, OcpiTariffElement};
use crate::TariffId;
use crate::money::{Currency, VatRate};
use crate::tariff::{PriceComponent, Tariff, TariffDimension, TariffError};

/// A tariff that was read, and what was noticed on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ImportedTariff {
    /// The tariff.
    pub tariff: Tariff,
    /// What does not follow OCPI but does not stand in the way, and what has no effect on a price.
    pub notices: Vec<Notice>,
}

impl Tariff {
    /// Reads a tariff of OCPI 2.2.1.
    ///
    /// Its id is the operator's id for it; its name is the English text, else the first one, else the id. Prices become
    /// components in the order in which a price card shows them: session, energy, charging time, parking time.
    ///
    /// Restrictions, reservations and a minimum or maximum price are not priced yet and refused, so that nobody pays a
    /// price that was not meant.
    ///
    /// ```
    /// use cms_core::tariff::Tariff;
    ///
    /// let text = r#"{"country_code":"DE","party_id":"ABC","id":"12","currency":"EUR",
    ///   "elements":[{"price_components":[{"type":"ENERGY","price":0.25,"vat":19,"step_size":100}]}],
    ///   "last_updated":"2026-01-01T00:00:00Z"}"#;
    /// let imported = Tariff::from_ocpi(text)?;
    /// assert_eq!(imported.tariff.components[0].step_size(), 100);
    /// assert!(imported.notices.is_empty());
    ///
    /// let error = Tariff::from_ocpi(&text.replace("0.25", "-1")).unwrap_err();
    /// assert_eq!((error.code(), error.path()), ("tariff.negative_price", "/elements/0/price_components/0/price"));
    /// # Ok::<(), cms_core::tariff::ocpi::OcpiError>(())
    /// ```
    ///
    /// # Errors
    /// [`OcpiError`], with the place.
    pub fn from_ocpi(text: &str) -> Result<ImportedTariff, OcpiError> {
        let (object, notices) = OcpiTariff::parse(text)?;
        Import { notices, components: Vec::new() }.tariff(&object)
    }
}

struct Import {
    notices: Vec<Notice>,
    components: Vec<PriceComponent>,
}

impl Import {
    fn tariff(mut self, object: &OcpiTariff) -> Result<ImportedTariff, OcpiError> {
        let currency = Currency::from_code(&object.currency).map_err(OcpiError::Currency)?;
        if object.min_price.is_some() {
            return Err(unsupported("/min_price", "a minimum price"));
        }
        if object.max_price.is_some() {
            return Err(unsupported("/max_price", "a maximum price"));
        }
        for (index, element) in object.elements.iter().enumerate() {
            self.element(element, &format!("/elements/{index}"))?;
        }
        self.components.sort_by_key(|component| place_on_card(component.dimension()));
        let valid_from = object.start_date_time.map(|time| time.get());
        let valid_until = object.end_date_time.map(|time| time.get());
        let tariff = Tariff::new(TariffId::new(&*object.id), name(object), currency, self.components)
            .valid(valid_from, valid_until);
        tariff.compile()?;
        Ok(ImportedTariff { tariff, notices: self.notices })
    }

    fn element(&mut self, element: &OcpiTariffElement, path: &str) -> Result<(), OcpiError> {
        if element.restrictions.as_ref().is_some_and(|restrictions| !restrictions.is_empty()) {
            return Err(unsupported(format!("{path}/restrictions"), "a restriction"));
        }
        for (index, component) in element.price_components.iter().enumerate() {
            self.component(component, &format!("{path}/price_components/{index}"))?;
        }
        Ok(())
    }

    fn component(&mut self, component: &OcpiPriceComponent, path: &str) -> Result<(), OcpiError> {
        let dimension = match &component.dimension {
            OcpiDimension::Energy => TariffDimension::Energy,
            OcpiDimension::Flat => TariffDimension::SessionFee,
            OcpiDimension::ParkingTime => TariffDimension::ParkingTime,
            OcpiDimension::Time => TariffDimension::ChargingTime,
            OcpiDimension::Unknown(word) => {
                let word: String = word.chars().take(40).collect();
                return Err(unsupported(format!("{path}/type"), format!("a price for {word:?}")));
            }
        };
        if self.components.iter().any(|earlier| earlier.dimension() == dimension) {
            let message = format!("an earlier price for {} always applies, so this one never does", dimension.name());
            self.notices.push(Notice::new(path, "ocpi.never_applies", message));
            return Ok(());
        }
        let vat = match component.vat {
            None => VatRate::ZERO,
            Some(percent) => VatRate::from_percent(percent.into())
                .map_err(|error| OcpiError::Price { path: format!("{path}/vat"), reason: TariffError::Money(error) })?,
        };
        let step_size = u32::try_from(component.step_size).map_err(|_| OcpiError::Price {
            path: format!("{path}/step_size"),
            reason: TariffError::StepSize { step_size: component.step_size },
        })?;
        let price = PriceComponent::new(dimension, JsonDecimal::get(component.price), vat)
            .map_err(|reason| OcpiError::Price { path: format!("{path}/price"), reason })?;
        self.components.push(price.in_steps_of(step_size));
        Ok(())
    }
}

fn unsupported(path: impl Into<String>, what: impl Into<String>) -> OcpiError {
    OcpiError::Unsupported { path: path.into(), what: what.into() }
}

fn name(object: &OcpiTariff) -> String {
    let texts = object.tariff_alt_text.as_deref().unwrap_or_default();
    let english = texts.iter().find(|text| text.language.eq_ignore_ascii_case("en"));
    english.or(texts.first()).map_or_else(|| object.id.clone(), |text| text.text.clone())
}

const fn place_on_card(dimension: TariffDimension) -> u8 {
    match dimension {
        TariffDimension::SessionFee => 0,
        TariffDimension::Energy => 1,
        TariffDimension::SessionDuration => 2,
        TariffDimension::ChargingTime => 3,
        TariffDimension::ParkingTime => 4,
    }
}
