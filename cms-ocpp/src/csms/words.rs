//! The words of the protocol that all versions share, as neutral terms and back: meter values, reasons, statuses, times.

use chrono::{DateTime, Utc};
use cms_core::access::AuthorizationStatus;
use cms_core::metering::{Measurand, Reading, ReadingContext};
use cms_core::operations::{CallOutcome, UploadStatus};
use cms_core::session::EndReason;
use rust_decimal::Decimal;

use crate::types::Timestamp;

/// One sampled value in the words of the protocol.
pub(super) struct SampledWords<'a> {
    pub(super) value: Option<Decimal>,
    pub(super) raw: Option<String>,
    pub(super) measurand: Option<&'a str>,
    pub(super) context: Option<&'a str>,
    pub(super) phase: Option<&'a str>,
    pub(super) location: Option<&'a str>,
    pub(super) unit: Option<&'a str>,
    pub(super) multiplier: i32,
}

impl SampledWords<'_> {
    /// The reading; what is left out has the meaning that the specifications give it (1.6 section 7.43, 2.0.1 part 2
    /// section 2.41).
    pub(super) fn reading(self) -> Reading {
        let measurand = match self.measurand {
            None | Some("Energy.Active.Import.Register") => Measurand::EnergyImportRegister,
            Some("Energy.Active.Import.Interval") => Measurand::EnergyImportInterval,
            Some("Power.Active.Import") => Measurand::PowerImport,
            Some("Power.Offered") => Measurand::PowerOffered,
            Some("Current.Import") => Measurand::CurrentImport,
            Some("Current.Offered") => Measurand::CurrentOffered,
            Some("Voltage") => Measurand::Voltage,
            Some("SoC") => Measurand::StateOfCharge,
            Some(other) => Measurand::Other(other.to_owned()),
        };
        let (unit, kilo) = base_unit(&measurand, self.unit);
        Reading {
            measurand,
            value: self.value,
            multiplier: self.multiplier.saturating_add(kilo),
            unit,
            context: context(self.context),
            phase: self.phase.map(str::to_owned),
            location: self.location.map(str::to_owned),
            raw: self.raw,
        }
    }
}

/// The unit where it is not the measurand's base unit, and the power of ten that turns a known one into it.
fn base_unit(measurand: &Measurand, unit: Option<&str>) -> (Option<String>, i32) {
    let (base, kilo) = match measurand {
        Measurand::EnergyImportRegister | Measurand::EnergyImportInterval => ("Wh", "kWh"),
        Measurand::PowerImport | Measurand::PowerOffered => ("W", "kW"),
        Measurand::CurrentImport | Measurand::CurrentOffered => ("A", "kA"),
        Measurand::Voltage => ("V", "kV"),
        Measurand::StateOfCharge => ("Percent", ""),
        _ => return (unit.map(str::to_owned), 0),
    };
    match unit {
        None => (None, 0),
        Some(unit) if unit == base => (None, 0),
        Some(unit) if unit == kilo => (None, 3),
        Some(other) => (Some(other.to_owned()), 0),
    }
}

fn context(word: Option<&str>) -> ReadingContext {
    match word {
        None | Some("Sample.Periodic") => ReadingContext::Periodic,
        Some("Sample.Clock") => ReadingContext::Clock,
        Some("Transaction.Begin") => ReadingContext::TransactionBegin,
        Some("Transaction.End") => ReadingContext::TransactionEnd,
        Some("Trigger") => ReadingContext::Trigger,
        Some(_) => ReadingContext::Other,
    }
}

/// Why a transaction ended, by the word of the protocol.
pub(super) fn end_reason(word: &str) -> EndReason {
    match word {
        "Local" => EndReason::Local,
        "Remote" => EndReason::Remote,
        "EVDisconnected" => EndReason::EvDisconnected,
        "DeAuthorized" => EndReason::Deauthorized,
        "PowerLoss" => EndReason::PowerLoss,
        "Reboot" | "SoftReset" | "HardReset" => EndReason::Reboot,
        "EmergencyStop" => EndReason::EmergencyStop,
        other => EndReason::Other(other.to_owned()),
    }
}

/// The word of the protocol for a decision about a token; `unknown` is the one word in which the versions differ.
pub(super) const fn authorization_word(status: AuthorizationStatus, unknown: &'static str) -> &'static str {
    match status {
        AuthorizationStatus::Accepted => "Accepted",
        AuthorizationStatus::TokenBlocked | AuthorizationStatus::AccountBlocked => "Blocked",
        AuthorizationStatus::TokenExpired => "Expired",
        AuthorizationStatus::ConcurrentSession => "ConcurrentTx",
        // UnknownToken, and whatever a later release of the core refuses for.
        _ => unknown,
    }
}

/// How an upload goes, by the word of the protocol.
pub(super) fn upload_status(word: &str) -> UploadStatus {
    match word {
        "Idle" => UploadStatus::Idle,
        "Uploading" => UploadStatus::Uploading,
        "Uploaded" => UploadStatus::Uploaded,
        other => UploadStatus::Failed { reason: other.to_owned() },
    }
}

/// A time of ours is within the years that a timestamp can tell; another one is told as the start of Unix time.
pub(super) fn time(at: DateTime<Utc>) -> Timestamp {
    Timestamp::new(at).unwrap_or(Timestamp::EPOCH)
}

/// An answer that breaks its schema tells nothing.
pub(super) fn unreadable() -> CallOutcome {
    CallOutcome::Failed { reason: "the station's answer breaks its schema".to_owned() }
}
