//! The forms of connectors.

use serde::{Deserialize, Serialize};

use super::PowerType;

macro_rules! standards {
    ($($(#[$doc:meta])* $name:ident $ocpi:literal $power:ident $held:ident,)*) => {
        /// The form of a connector, with every one that OCPI 2.2.1 and 2.3 know (`ConnectorType`).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[non_exhaustive]
        pub enum ConnectorStandard {
            /// A household socket of which is not known which one.
            Domestic,
            $($(#[$doc])* $name,)*
        }

        impl ConnectorStandard {
            /// Every form, [`ConnectorStandard::Domestic`] included.
            pub const ALL: &'static [Self] = &[Self::Domestic, $(Self::$name),*];

            /// Its name in OCPI (`ConnectorType`); none for a household socket of which is not known which one.
            #[must_use]
            pub const fn ocpi_name(self) -> Option<&'static str> {
                match self {
                    Self::Domestic => None,
                    $(Self::$name => Some($ocpi),)*
                }
            }

            const fn traits(self) -> (Powers, Held) {
                match self {
                    Self::Domestic => (Powers::OnePhase, Held::Socket),
                    $(Self::$name => (Powers::$power, Held::$held),)*
                }
            }
        }
    };
}

standards! {
    /// IEC 62196-2 type 1 (SAE J1772).
    Type1 "IEC_62196_T1" OnePhase Cable,
    /// IEC 62196-2 type 2.
    Type2 "IEC_62196_T2" Alternating Either,
    /// IEC 62196-2 type 3A.
    Type3A "IEC_62196_T3A" OnePhase Either,
    /// IEC 62196-2 type 3C.
    Type3C "IEC_62196_T3C" Alternating Either,
    /// IEC 62196-3, combined with type 1.
    Ccs1 "IEC_62196_T1_COMBO" Direct Cable,
    /// IEC 62196-3, combined with type 2.
    Ccs2 "IEC_62196_T2_COMBO" Direct Cable,
    /// `CHAdeMO`.
    Chademo "CHADEMO" Direct Cable,
    /// `ChaoJi`, the third generation of `CHAdeMO`.
    Chaoji "CHAOJI" Direct Cable,
    /// SAE J3400.
    Nacs "SAE_J3400" OnePhaseOrDirect Cable,
    /// The Megawatt Charging System of heavy vehicles.
    Mcs "MCS" Direct Cable,
    /// GB/T 20234.2.
    GbtAc "GBT_AC" Alternating Either,
    /// GB/T 20234.3.
    GbtDc "GBT_DC" Direct Cable,
    /// The Tesla Roadster's.
    TeslaRoadster "TESLA_R" OnePhaseOrDirect Cable,
    /// The Tesla Model S's.
    TeslaS "TESLA_S" Any Cable,
    /// A pantograph that comes down to the vehicle.
    PantographDown "PANTOGRAPH_TOP_DOWN" Direct Either,
    /// A pantograph that comes up from the vehicle.
    PantographUp "PANTOGRAPH_BOTTOM_UP" Direct Either,
    /// IEC 60309-2, one phase, 16 A (blue).
    Iec60309OnePhase16 "IEC_60309_2_single_16" OnePhase Socket,
    /// IEC 60309-2, three phases, 16 A (red).
    Iec60309ThreePhase16 "IEC_60309_2_three_16" Alternating Socket,
    /// IEC 60309-2, three phases, 32 A (red).
    Iec60309ThreePhase32 "IEC_60309_2_three_32" Alternating Socket,
    /// IEC 60309-2, three phases, 64 A (red).
    Iec60309ThreePhase64 "IEC_60309_2_three_64" Alternating Socket,
    /// NEMA 5-20.
    Nema5x20 "NEMA_5_20" OnePhase Socket,
    /// NEMA 6-30.
    Nema6x30 "NEMA_6_30" OnePhase Socket,
    /// NEMA 6-50.
    Nema6x50 "NEMA_6_50" OnePhase Socket,
    /// NEMA 10-30.
    Nema10x30 "NEMA_10_30" OnePhase Socket,
    /// NEMA 10-50.
    Nema10x50 "NEMA_10_50" OnePhase Socket,
    /// NEMA 14-30.
    Nema14x30 "NEMA_14_30" OnePhase Socket,
    /// NEMA 14-50.
    Nema14x50 "NEMA_14_50" OnePhase Socket,
    /// Household socket type A (NEMA 1-15).
    DomesticA "DOMESTIC_A" OnePhase Socket,
    /// Household socket type B (NEMA 5-15).
    DomesticB "DOMESTIC_B" OnePhase Socket,
    /// Household socket type C (CEE 7/17).
    DomesticC "DOMESTIC_C" OnePhase Socket,
    /// Household socket type D.
    DomesticD "DOMESTIC_D" OnePhase Socket,
    /// Household socket type E (CEE 7/5).
    DomesticE "DOMESTIC_E" OnePhase Socket,
    /// Household socket type F (CEE 7/4, Schuko).
    DomesticF "DOMESTIC_F" OnePhase Socket,
    /// Household socket type G (BS 1363).
    DomesticG "DOMESTIC_G" OnePhase Socket,
    /// Household socket type H (SI 32).
    DomesticH "DOMESTIC_H" OnePhase Socket,
    /// Household socket type I (AS 3112).
    DomesticI "DOMESTIC_I" OnePhase Socket,
    /// Household socket type J (SEV 1011).
    DomesticJ "DOMESTIC_J" OnePhase Socket,
    /// Household socket type K (DS 60884-2-D1).
    DomesticK "DOMESTIC_K" OnePhase Socket,
    /// Household socket type L (CEI 23-16).
    DomesticL "DOMESTIC_L" OnePhase Socket,
    /// Household socket type M (BS 546).
    DomesticM "DOMESTIC_M" OnePhase Socket,
    /// Household socket type N (NBR 14136).
    DomesticN "DOMESTIC_N" OnePhase Socket,
    /// Household socket type O (TIS 166).
    DomesticO "DOMESTIC_O" OnePhase Socket,
}

/// Whether a cable is fixed to the station or the driver brings one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "OCPI knows these two (`ConnectorFormat`), and there is no third")]
pub enum ConnectorFormat {
    /// The driver brings a cable.
    Socket,
    /// A cable with a plug is fixed to the station.
    Cable,
}

impl ConnectorStandard {
    /// The form with this name in OCPI; upper and lower case make no difference.
    ///
    /// ```
    /// use cms_core::station::ConnectorStandard;
    ///
    /// assert_eq!(ConnectorStandard::from_ocpi("IEC_62196_T2_COMBO"), Some(ConnectorStandard::Ccs2));
    /// assert_eq!(ConnectorStandard::from_ocpi("SCART"), None);
    /// ```
    #[must_use]
    pub fn from_ocpi(name: &str) -> Option<Self> {
        let named = |standard: &&Self| standard.ocpi_name().is_some_and(|known| known.eq_ignore_ascii_case(name));
        Self::ALL.iter().find(named).copied()
    }

    /// Whether a connector of this form may deliver this.
    #[must_use]
    pub const fn delivers(self, power: PowerType) -> bool {
        let (direct, several_phases) = match power {
            PowerType::Dc => (true, false),
            PowerType::Ac1Phase | PowerType::Ac2PhaseSplit => (false, false),
            PowerType::Ac2Phase | PowerType::Ac3Phase => (false, true),
        };
        match self.traits().0 {
            Powers::OnePhase => !direct && !several_phases,
            Powers::Alternating => !direct,
            Powers::Direct => direct,
            Powers::OnePhaseOrDirect => !several_phases,
            Powers::Any => true,
        }
    }

    /// Whether a connector of this form may come in this format.
    #[must_use]
    pub const fn comes_as(self, format: ConnectorFormat) -> bool {
        match self.traits().1 {
            Held::Socket => matches!(format, ConnectorFormat::Socket),
            Held::Cable => matches!(format, ConnectorFormat::Cable),
            Held::Either => true,
        }
    }
}

#[derive(Clone, Copy)]
enum Powers {
    OnePhase,
    Alternating,
    Direct,
    OnePhaseOrDirect,
    Any,
}

#[derive(Clone, Copy)]
enum Held {
    Socket,
    Cable,
    Either,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_found_by_its_name_in_ocpi_and_stored_under_one_of_its_own() {
        let mut stored = Vec::new();
        for standard in ConnectorStandard::ALL {
            if let Some(name) = standard.ocpi_name() {
                assert_eq!(ConnectorStandard::from_ocpi(name), Some(*standard));
                assert_eq!(ConnectorStandard::from_ocpi(&name.to_lowercase()), Some(*standard));
            }
            let text = serde_json::to_string(standard).unwrap();
            assert_eq!(serde_json::from_str::<ConnectorStandard>(&text).unwrap(), *standard);
            assert!(!stored.contains(&text), "{text}");
            stored.push(text);
        }
        for hostile in ["", "IEC_62196", "IEC_62196_T2 ", "iec_62196_t2\0", &"A".repeat(10_000)] {
            assert_eq!(ConnectorStandard::from_ocpi(hostile), None);
        }
    }

    #[test]
    fn what_was_stored_before_keeps_its_name() {
        let old = ["type1", "type2", "ccs1", "ccs2", "chademo", "nacs", "domestic"];
        for name in old {
            assert!(serde_json::from_str::<ConnectorStandard>(&format!("\"{name}\"")).is_ok(), "{name}");
        }
    }
}
