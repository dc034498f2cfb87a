//! The worldwide unique id of an EVSE.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::IdentityError;

/// The longest id of either style, separators included.
const LONGEST: usize = 48;

/// The worldwide unique id of an EVSE, in one of two styles. Kept in upper case with the separators it was given with; two
/// ids that differ only in case or in separators that carry nothing are the same EVSE.
///
/// - ISO 15118-2 annex H and eMI3: country, operator of three characters, `E`, and an outlet of up to 31 characters, for
///   example `DE*CMS*E0001*1`. All separators may be left out.
/// - DIN SPEC 91286: `+` and calling code of the country, operator of three to six digits, and a number, for example
///   `+49*810*000*438`. The separators between the parts cannot be left out: no part has a fixed length.
///
/// ```
/// use cms_core::station::{EvseId, EvseIdStyle};
///
/// let id = EvseId::parse("de*cms*e0001*1")?;
/// assert_eq!((id.country(), id.operator(), id.outlet()), ("DE", "CMS", "0001*1"));
/// assert_eq!(id.compact(), EvseId::parse("DECMSE00011")?.compact());
/// assert_eq!(EvseId::parse("DECMSE00011")?.separated(), "DE*CMS*E00011");
///
/// let id = EvseId::parse("+49*810*000*438")?;
/// assert_eq!((id.style(), id.country(), id.operator()), (EvseIdStyle::Din, "+49", "810"));
/// # Ok::<(), cms_core::station::IdentityError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EvseId(String);

/// In which style an EVSE ID is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the two styles in use; a third would be another identifier")]
pub enum EvseIdStyle {
    /// ISO 15118-2 annex H, eMI3.
    Iso,
    /// DIN SPEC 91286.
    Din,
}

impl EvseId {
    /// Checks an EVSE ID of either style.
    ///
    /// # Errors
    /// [`IdentityError::InvalidEvseId`] where a part is missing, too long or has other characters.
    pub fn parse(text: &str) -> Result<Self, IdentityError> {
        // Spaces around it come from spreadsheets; what is longer is not even looked at.
        let text = text.trim_matches(' ');
        if text.len() > LONGEST || !text.is_ascii() {
            return Err(IdentityError::InvalidEvseId);
        }
        let id = Self(text.to_ascii_uppercase());
        if id.parts().is_some_and(|parts| parts.are_valid()) { Ok(id) } else { Err(IdentityError::InvalidEvseId) }
    }

    /// Makes the id of an outlet in the style of ISO 15118, for example of `DE`, `CMS` and `0001*1`.
    ///
    /// # Errors
    /// [`IdentityError::InvalidEvseId`] where a part is not one.
    pub fn iso(country: &str, operator: &str, outlet: &str) -> Result<Self, IdentityError> {
        let lengths = country.len() == 2 && operator.len() == 3 && outlet.len() <= LONGEST;
        if lengths {
            Self::parse(&format!("{country}*{operator}*E{outlet}"))
        } else {
            Err(IdentityError::InvalidEvseId)
        }
    }

    /// Makes the id of an outlet in the style of DIN SPEC 91286, for example of 49, `810` and `000*438`.
    ///
    /// # Errors
    /// [`IdentityError::InvalidEvseId`] where a part is not one.
    pub fn din(calling_code: u16, operator: &str, outlet: &str) -> Result<Self, IdentityError> {
        let lengths = !operator.contains('*') && operator.len() <= 6 && outlet.len() <= LONGEST;
        if lengths {
            Self::parse(&format!("+{calling_code}*{operator}*{outlet}"))
        } else {
            Err(IdentityError::InvalidEvseId)
        }
    }

    /// The id as text, with the separators it was given with.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id without the separators that carry nothing: what is compared.
    #[must_use]
    pub fn compact(&self) -> String {
        match self.style() {
            EvseIdStyle::Iso => without_separators(&self.0),
            EvseIdStyle::Din => format!("{}*{}*{}", self.country(), self.operator(), without_separators(self.outlet())),
        }
    }

    /// The id with a separator after country and operator, as it is shown to people.
    #[must_use]
    pub fn separated(&self) -> String {
        let kind = if self.style() == EvseIdStyle::Iso { "E" } else { "" };
        format!("{}*{}*{kind}{}", self.country(), self.operator(), self.outlet())
    }

    /// Its style.
    #[must_use]
    pub fn style(&self) -> EvseIdStyle {
        if self.0.starts_with('+') { EvseIdStyle::Din } else { EvseIdStyle::Iso }
    }

    /// The country: two letters, or `+` and a calling code.
    #[must_use]
    pub fn country(&self) -> &str {
        self.parts().map_or("", |parts| parts.country)
    }

    /// The operator's id.
    #[must_use]
    pub fn operator(&self) -> &str {
        self.parts().map_or("", |parts| parts.operator)
    }

    /// The operator's own name of the outlet, with its separators.
    #[must_use]
    pub fn outlet(&self) -> &str {
        self.parts().map_or("", |parts| parts.outlet)
    }

    fn parts(&self) -> Option<Parts<'_>> {
        match self.style() {
            EvseIdStyle::Iso => {
                let (country, rest) = self.0.split_at_checked(2)?;
                let (operator, rest) = rest.strip_prefix('*').unwrap_or(rest).split_at_checked(3)?;
                let outlet = rest.strip_prefix('*').unwrap_or(rest).strip_prefix('E')?;
                Some(Parts { style: EvseIdStyle::Iso, country, operator, outlet })
            }
            EvseIdStyle::Din => {
                let (country, rest) = self.0.split_once('*')?;
                let (operator, outlet) = rest.split_once('*')?;
                Some(Parts { style: EvseIdStyle::Din, country, operator, outlet })
            }
        }
    }
}

struct Parts<'a> {
    style: EvseIdStyle,
    country: &'a str,
    operator: &'a str,
    outlet: &'a str,
}

impl Parts<'_> {
    fn are_valid(&self) -> bool {
        let all = |text: &str, allowed: fn(&u8) -> bool| text.as_bytes().iter().all(allowed);
        let digits = |text: &str| all(text, u8::is_ascii_digit);
        let number = without_separators(self.outlet);
        // Inside the outlet a separator stands between two characters.
        let separated = !self.outlet.ends_with('*') && !self.outlet.contains("**");
        match self.style {
            EvseIdStyle::Iso => {
                all(self.country, u8::is_ascii_uppercase)
                    && all(self.operator, u8::is_ascii_alphanumeric)
                    && (1..=31).contains(&number.len())
                    && all(&number, u8::is_ascii_alphanumeric)
                    && separated
            }
            EvseIdStyle::Din => {
                let code = self.country.get(1..).unwrap_or_default();
                (1..=3).contains(&code.len())
                    && digits(code)
                    && !code.starts_with('0')
                    && (3..=6).contains(&self.operator.len())
                    && digits(self.operator)
                    && (1..=32).contains(&number.len())
                    && digits(&number)
                    && separated
                    && !self.outlet.starts_with('*')
            }
        }
    }
}

fn without_separators(text: &str) -> String {
    text.chars().filter(|c| *c != '*').collect()
}

impl TryFrom<String> for EvseId {
    type Error = IdentityError;

    fn try_from(text: String) -> Result<Self, IdentityError> {
        Self::parse(&text)
    }
}

impl From<EvseId> for String {
    fn from(id: EvseId) -> Self {
        id.0
    }
}

impl fmt::Display for EvseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_evse_id_needs_country_operator_e_and_a_number() {
        for good in [
            "DE*CMS*E1",
            "DECMSE1",
            "fr*A23*E45b*78c",
            "DE*CMS*E0123456789012345678901234567890",
            "DE*CMS*E*1",
            "DECMS*E1",
        ] {
            assert!(EvseId::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "DE*CMS*X1", "D1*CMS*E1", "DE*CMS*E", "DE*CMS**E1", "DE*CMS*E1*", "DE*CMS*E1 2", "DE*ÄMS*E1"] {
            assert_eq!(EvseId::parse(bad), Err(IdentityError::InvalidEvseId), "{bad}");
        }
        assert_eq!(EvseId::parse("DE8ACE1").map(|id| id.operator().to_owned()), Ok("8AC".to_owned()));
    }

    #[test]
    fn the_parts_of_a_din_number_keep_their_bounds() {
        for good in ["+49*810*000*438", "+49*810548*1", "+1*123*45", "+423*123456*01234567890123456789012345678901"] {
            assert!(EvseId::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "+49",
            "+49*810",
            "+49*810*",
            "+49*81*1",
            "+49*8105481*1",
            "+*810*1",
            "+049*810*1",
            "+4949*810*1",
            "+49*810*E1",
            "+49810000438",
            "++49*810*1",
            "+49**810*1",
            "+49*810**1",
        ] {
            assert_eq!(EvseId::parse(bad), Err(IdentityError::InvalidEvseId), "{bad}");
        }
        let compact = |text: &str| EvseId::parse(text).unwrap().compact();
        // Without the bounds these two would be one.
        assert_ne!(compact("+49*810*0001"), compact("+49*8100*001"));
        assert_eq!(compact("+49*810*00*01"), compact("+49*810*0001"));
    }

    #[test]
    fn hostile_text_is_no_evse_id() {
        let long = format!("DE*CMS*E{}", "1".repeat(10_000));
        let hostile = [
            "D*ECMSE1",
            "D*E*CMS*E1",
            "DE*C*MS*E1",
            "DE*CM*S*E1",
            "DE*CMS*E1\0",
            "DE*CMS*E1\n",
            "\u{202e}DE*CMS*E1",
            "DE*CMS*\u{200b}E1",
            "DE*CMS*E1'--",
            "DE*CMS*E<script>",
            "DE*CMS*E%31",
            "DE*CMS*E١",
            "DE*CMS*E１",
            "\u{feff}DE*CMS*E1",
            "=DE*CMS*E1",
            "DE-CMS-E1",
            &long,
        ];
        for text in hostile {
            assert_eq!(EvseId::parse(text), Err(IdentityError::InvalidEvseId), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_built_from_parts_is_read_back_as_the_same_parts(
            country in "[A-Z]{2}", operator in "[A-Z0-9]{3}", outlet in "[A-Z0-9]{1,10}(\\*[A-Z0-9]{1,5}){0,3}"
        ) {
            let id = EvseId::iso(&country, &operator, &outlet).unwrap();
            prop_assert_eq!((id.country(), id.operator(), id.outlet()), (&*country, &*operator, &*outlet));
            let bare = EvseId::parse(&id.compact().to_lowercase()).unwrap();
            prop_assert_eq!(bare.compact(), id.compact());
            prop_assert_eq!(EvseId::parse(&id.separated()).unwrap(), id);
        }

        #[test]
        fn numbers_built_from_parts_are_read_back_as_the_same_parts(
            code in 1u16..1000, operator in "[0-9]{3,6}", outlet in "[0-9]{1,10}(\\*[0-9]{1,5}){0,3}"
        ) {
            let id = EvseId::din(code, &operator, &outlet).unwrap();
            prop_assert_eq!((id.operator(), id.outlet()), (&*operator, &*outlet));
            prop_assert_eq!(EvseId::parse(&id.compact()).unwrap().compact(), id.compact());
            prop_assert_eq!(EvseId::parse(&id.separated()).unwrap(), id);
        }

        #[test]
        fn any_text_is_read_or_refused_and_what_is_read_can_be_stored(text in "\\PC{0,60}|[A-Za-z0-9*+ ]{0,50}") {
            if let Ok(id) = EvseId::parse(&text) {
                let stored = serde_json::to_string(&id).unwrap();
                prop_assert_eq!(serde_json::from_str::<EvseId>(&stored).unwrap(), id.clone());
                prop_assert_eq!(EvseId::parse(&id.compact()).unwrap().compact(), id.compact());
                prop_assert!(!id.country().is_empty() && !id.operator().is_empty() && !id.outlet().is_empty());
            }
        }
    }
}
