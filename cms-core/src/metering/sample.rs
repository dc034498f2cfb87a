//! Samples: what a station's meter read at one moment, in neutral terms.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Energy, energy::scaled_milli};

/// What a station's meter read at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// The station's time of the reading.
    pub at: DateTime<Utc>,
    /// What was read.
    pub readings: Vec<Reading>,
}

impl Sample {
    /// The imported-energy register in this sample that stands for the whole connector: the one without a phase.
    #[must_use]
    pub fn energy_register(&self) -> Option<Energy> {
        self.whole(&Measurand::EnergyImportRegister).and_then(|reading| reading.energy())
    }

    /// The imported power in this sample, in milliwatts, for the whole connector.
    #[must_use]
    pub fn power_mw(&self) -> Option<i64> {
        self.whole(&Measurand::PowerImport).and_then(Reading::milli)
    }

    fn whole(&self, measurand: &Measurand) -> Option<&Reading> {
        self.readings.iter().find(|reading| reading.measurand == *measurand && reading.phase.is_none())
    }
}

/// One value of a sample.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// What was measured.
    pub measurand: Measurand,
    /// The value in the measurand's base unit (Wh, W, A, V, percent, …), exact; none where the station sent no number.
    #[serde(with = "decimal_text")]
    pub value: Option<Decimal>,
    /// Power of ten the value is multiplied with.
    #[serde(default)]
    pub multiplier: i32,
    /// The unit as the station named it, where it is not the base unit of the measurand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Why it was read.
    pub context: ReadingContext,
    /// The phase, for example `L1` or `L1-N`; none for the whole connector.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phase: Option<String>,
    /// Where it was measured, for example `Outlet`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// What is not a number, exactly as the station sent it: a signed meter value, to be kept byte for byte, or a value
    /// that cannot be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw: Option<String>,
}

impl Reading {
    /// The value as energy; none where it is not one or is out of range.
    #[must_use]
    pub fn energy(&self) -> Option<Energy> {
        if self.unit.is_some() {
            return None;
        }
        Energy::from_decimal_wh(self.value?, self.multiplier).ok()
    }

    /// Thousandths of the base unit, for example milliwatts; none where it is out of range or in a foreign unit.
    #[must_use]
    pub fn milli(&self) -> Option<i64> {
        if self.unit.is_some() {
            return None;
        }
        scaled_milli(self.value?, self.multiplier).ok()
    }
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Measurand {
    /// Imported active energy register, Wh.
    EnergyImportRegister,
    /// Imported active energy of an interval, Wh.
    EnergyImportInterval,
    /// Imported active power, W.
    PowerImport,
    /// Offered power, W.
    PowerOffered,
    /// Imported current, A.
    CurrentImport,
    /// Offered current, A.
    CurrentOffered,
    /// Voltage, V.
    Voltage,
    /// State of charge, percent.
    StateOfCharge,
    /// Anything else, by the name the station gave it.
    Other(String),
}

/// Why a value was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ReadingContext {
    /// At the start of the transaction.
    TransactionBegin,
    /// At the end of the transaction.
    TransactionEnd,
    /// At a regular interval.
    Periodic,
    /// At a round time of the clock.
    Clock,
    /// On request.
    Trigger,
    /// At an interruption or its end, or anything else.
    Other,
}

/// Decimals as text: exact, and independent of the number features of any JSON library.
mod decimal_text {
    use rust_decimal::Decimal;
    use serde::{Deserialize as _, Deserializer, Serialize as _, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(value: &Option<Decimal>, serializer: S) -> Result<S::Ok, S::Error> {
        value.map(|value| value.to_string()).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
        let parsed = Option::<String>::deserialize(deserializer)?.map(|text| text.parse()).transpose();
        parsed.map_err(|_| D::Error::custom("a decimal number as text is expected"))
    }
}
