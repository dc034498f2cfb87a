//! Sites: the places where stations stand.

use serde::{Deserialize, Serialize};

use super::{GridLimit, SiteHours, StationRefusal};
use crate::SiteId;
use crate::access::GeoPoint;
use crate::storage::{Row, Table};

/// A place whose stations share an address, a time zone and a grid connection.
///
/// ```
/// use cms_core::SiteId;
/// use cms_core::access::GeoPoint;
/// use cms_core::station::{GridLimit, Site};
///
/// let site = Site {
///     position: GeoPoint::new(52_520_008, 13_404_954),
///     grid_limit: Some(GridLimit { max_power_w: 110_000, max_current_a: Some(160) }),
///     ..Site::new(SiteId::new("car-park"), "Car park", "Europe/Berlin")
/// };
/// assert!(site.check().is_ok());
/// assert!(Site { time_zone: "Berlin".into(), ..site }.check().is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Site {
    /// Its id.
    pub id: SiteId,
    /// Its name.
    pub name: String,
    /// The IANA time zone it lies in, for example `Europe/Berlin`.
    pub time_zone: String,
    /// Where it is, for people and for the post.
    #[serde(default)]
    pub address: Option<SiteAddress>,
    /// Where it lies.
    #[serde(default)]
    pub position: Option<GeoPoint>,
    /// When it is open.
    #[serde(default)]
    pub hours: SiteHours,
    /// What its grid connection bears.
    #[serde(default)]
    pub grid_limit: Option<GridLimit>,
}

impl Site {
    /// A site that is always open, of which no more is known.
    #[must_use]
    pub fn new(id: SiteId, name: impl Into<String>, time_zone: impl Into<String>) -> Self {
        let (name, time_zone) = (name.into(), time_zone.into());
        Self { id, name, time_zone, address: None, position: None, hours: SiteHours::ALWAYS, grid_limit: None }
    }

    /// Checks the time zone, the country, the hours and the limit. Whether a zone of that name exists is for the zone data
    /// to say; here it has to have the form of one.
    ///
    /// # Errors
    /// The [`StationRefusal`] of the first thing that cannot be.
    pub fn check(&self) -> Result<(), StationRefusal> {
        let country = |address: &SiteAddress| {
            address.country.len() == 2 && address.country.bytes().all(|letter| letter.is_ascii_uppercase())
        };
        if !is_zone_name(&self.time_zone) {
            Err(StationRefusal::InvalidTimeZone)
        } else if !self.address.as_ref().is_none_or(country) {
            Err(StationRefusal::InvalidCountry)
        } else if !self.hours.is_valid() {
            Err(StationRefusal::InvalidHours)
        } else if !self.grid_limit.is_none_or(GridLimit::is_valid) {
            Err(StationRefusal::InvalidGridLimit)
        } else {
            Ok(())
        }
    }
}

impl Row for Site {
    const TABLE: Table = Table::new("site");

    fn id(&self) -> String {
        self.id.to_string()
    }
}

/// The address of a site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal")]
pub struct SiteAddress {
    /// Street and number.
    pub street: String,
    /// Postal code; none where there are none.
    pub postal_code: Option<String>,
    /// Town.
    pub city: String,
    /// Country, two capital letters (ISO 3166-1 alpha-2).
    pub country: String,
}

/// Whether the text has the form of an IANA zone name.
fn is_zone_name(text: &str) -> bool {
    let part = |part: &str| {
        part.len() <= 14
            && part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+'))
    };
    let parts = text.split('/').count();
    text == "UTC" || (text.len() <= 64 && (2..=3).contains(&parts) && text.split('/').all(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_zone_has_the_form_of_an_iana_name() {
        for good in ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5", "America/Port-au-Prince"] {
            assert!(is_zone_name(good), "{good}");
        }
        let long = format!("Europe/{}", "x".repeat(10_000));
        for bad in [
            "",
            "Berlin",
            "+02:00",
            "Europe/",
            "/Berlin",
            "Europe//Berlin",
            "../etc/passwd",
            "a/b/c/d",
            "Europe/Bérlin",
            "Europe/Ber lin",
            &long,
        ] {
            assert!(!is_zone_name(bad), "{bad}");
        }
    }

    #[test]
    fn a_site_with_a_country_in_small_letters_or_a_limit_of_zero_is_refused() {
        let site = Site::new(SiteId::new("s"), "S", "UTC");
        let address = |country: &str| SiteAddress {
            street: "Am Markt 1".into(),
            postal_code: None,
            city: "Ort".into(),
            country: country.into(),
        };
        assert_eq!(Site { address: Some(address("DE")), ..site.clone() }.check(), Ok(()));
        for country in ["de", "D", "DEU", "Ö", ""] {
            let site = Site { address: Some(address(country)), ..site.clone() };
            assert_eq!(site.check(), Err(StationRefusal::InvalidCountry), "{country}");
        }
        let limit = GridLimit { max_power_w: 0, max_current_a: None };
        assert_eq!(Site { grid_limit: Some(limit), ..site }.check(), Err(StationRefusal::InvalidGridLimit));
    }

    #[test]
    fn a_site_that_was_stored_with_a_name_and_a_zone_only_is_read() {
        let stored = r#"{"id":"s","name":"S","time_zone":"Europe/Berlin"}"#;
        assert_eq!(serde_json::from_str::<Site>(stored).unwrap(), Site::new(SiteId::new("s"), "S", "Europe/Berlin"));
    }
}
