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

/// The word of OCPP 1.6 for a decision about a token (section 7.2): it has five. What concerns the card is `Blocked` or
/// `Expired`; a card that is good but not here or now is `Invalid`, so that a person tries elsewhere instead of calling.
#[cfg(feature = "v1_6")]
pub(super) const fn authorization_word_1_6(status: AuthorizationStatus) -> &'static str {
    match status {
        AuthorizationStatus::Accepted => "Accepted",
        AuthorizationStatus::TokenExpired => "Expired",
        AuthorizationStatus::ConcurrentSession => "ConcurrentTx",
        AuthorizationStatus::TokenBlocked
        | AuthorizationStatus::TokenLost
        | AuthorizationStatus::TokenReplaced
        | AuthorizationStatus::AccountBlocked
        | AuthorizationStatus::GroupBlocked
        | AuthorizationStatus::EnergyLimitReached
        | AuthorizationStatus::SpendLimitReached
        | AuthorizationStatus::TimeLimitReached
        | AuthorizationStatus::NoCredit
        | AuthorizationStatus::SuspectedCopy => "Blocked",
        // Unknown, undecided, not valid yet, not here, not now, and whatever a later release of the core refuses for.
        _ => "Invalid",
    }
}

/// The word of OCPP 2.0.1 and 2.1 for a decision about a token (2.0.1 part 2, `AuthorizationStatusEnumType`): both have the
/// same ten.
#[cfg(any(feature = "v2_0_1", feature = "v2_1"))]
pub(super) const fn authorization_word_2(status: AuthorizationStatus) -> &'static str {
    match status {
        AuthorizationStatus::Accepted => "Accepted",
        AuthorizationStatus::TokenExpired => "Expired",
        AuthorizationStatus::ConcurrentSession => "ConcurrentTx",
        AuthorizationStatus::TokenBlocked
        | AuthorizationStatus::TokenLost
        | AuthorizationStatus::TokenReplaced
        | AuthorizationStatus::AccountBlocked
        | AuthorizationStatus::GroupBlocked
        | AuthorizationStatus::SuspectedCopy => "Blocked",
        AuthorizationStatus::EnergyLimitReached
        | AuthorizationStatus::SpendLimitReached
        | AuthorizationStatus::TimeLimitReached
        | AuthorizationStatus::NoCredit => "NoCredit",
        AuthorizationStatus::NotAllowedHere => "NotAtThisLocation",
        AuthorizationStatus::ClosedNow => "NotAtThisTime",
        AuthorizationStatus::TokenNotYetValid | AuthorizationStatus::KindNotAllowed => "Invalid",
        // Unknown, undecided, and whatever a later release of the core refuses for.
        _ => "Unknown",
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Every reason with its word in 1.6 and in 2.x.
    const WORDS: [(AuthorizationStatus, &str, &str); 19] = [
        (AuthorizationStatus::Accepted, "Accepted", "Accepted"),
        (AuthorizationStatus::UnknownToken, "Invalid", "Unknown"),
        (AuthorizationStatus::TokenBlocked, "Blocked", "Blocked"),
        (AuthorizationStatus::TokenLost, "Blocked", "Blocked"),
        (AuthorizationStatus::TokenReplaced, "Blocked", "Blocked"),
        (AuthorizationStatus::TokenNotYetValid, "Invalid", "Invalid"),
        (AuthorizationStatus::TokenExpired, "Expired", "Expired"),
        (AuthorizationStatus::AccountBlocked, "Blocked", "Blocked"),
        (AuthorizationStatus::GroupBlocked, "Blocked", "Blocked"),
        (AuthorizationStatus::KindNotAllowed, "Invalid", "Invalid"),
        (AuthorizationStatus::NotAllowedHere, "Invalid", "NotAtThisLocation"),
        (AuthorizationStatus::ClosedNow, "Invalid", "NotAtThisTime"),
        (AuthorizationStatus::EnergyLimitReached, "Blocked", "NoCredit"),
        (AuthorizationStatus::SpendLimitReached, "Blocked", "NoCredit"),
        (AuthorizationStatus::TimeLimitReached, "Blocked", "NoCredit"),
        (AuthorizationStatus::NoCredit, "Blocked", "NoCredit"),
        (AuthorizationStatus::ConcurrentSession, "ConcurrentTx", "ConcurrentTx"),
        (AuthorizationStatus::SuspectedCopy, "Blocked", "Blocked"),
        (AuthorizationStatus::Undecided, "Invalid", "Unknown"),
    ];

    #[test]
    fn every_reason_has_a_line_in_the_table() {
        assert_eq!(WORDS.map(|(status, ..)| status), AuthorizationStatus::ALL);
    }

    #[cfg(feature = "v1_6")]
    #[test]
    fn every_reason_has_its_word_in_1_6_and_the_version_knows_it() {
        for (status, word, _) in WORDS {
            assert_eq!(authorization_word_1_6(status), word, "{status:?}");
            let parsed = crate::v1_6::AuthorizationStatus::from(word);
            assert!(!matches!(parsed, crate::v1_6::AuthorizationStatus::Unknown(_)), "{word}");
        }
    }

    #[cfg(all(feature = "v2_0_1", feature = "v2_1"))]
    #[test]
    fn every_reason_has_its_word_in_2_0_1_and_2_1_and_the_versions_know_it() {
        for (status, _, word) in WORDS {
            assert_eq!(authorization_word_2(status), word, "{status:?}");
            let parsed = crate::v2_0_1::AuthorizationStatus::from(word);
            assert!(!matches!(parsed, crate::v2_0_1::AuthorizationStatus::Unknown(_)), "{word}");
            let parsed = crate::v2_1::AuthorizationStatus::from(word);
            assert!(!matches!(parsed, crate::v2_1::AuthorizationStatus::Unknown(_)), "{word}");
        }
    }

    #[test]
    fn no_version_is_told_yes_for_a_no() {
        for (status, word_1_6, word_2) in WORDS {
            assert_eq!(status.is_accepted(), word_1_6 == "Accepted");
            assert_eq!(status.is_accepted(), word_2 == "Accepted");
        }
    }
}
