//! What a journey refuses.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::DriverStep;
use crate::TariffId;
use crate::money::{Currency, Money};

/// Why something was not taken in. The journey stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DriverError {
    /// The driver cannot do that now.
    #[error("this cannot be done in the step {step}; offer only the actions of the view")]
    NotNow {
        /// Where the journey stands.
        step: DriverStep,
    },
    /// The driver confirmed a price that is not the one shown.
    #[error("the price has changed since it was shown; show the new one and let it be confirmed")]
    OtherOffer,
    /// There is no such way to pay on the price card.
    #[error("this way to pay was not offered; choose one of the price card")]
    UnknownWayToPay,
    /// A name is empty, too long or has other characters than visible ones.
    #[error("a name has 1 to 128 visible ASCII characters; give one of that form")]
    BadName,
    /// An answer to something that was not asked, or not any more.
    #[error("this answers a question that is no longer open; leave it out")]
    NotAsked,
    /// A report about another journey's charge.
    #[error("this report is about a charge of another journey; hand it to that one")]
    ForeignCharge,
    /// A report that is older than one that was taken in.
    #[error("report {seq} is older than report {known}, which is known; leave it out")]
    OlderReport {
        /// Its number.
        seq: u64,
        /// The number of the latest one.
        known: u64,
    },
    /// Two reports of one number differ.
    #[error("two reports with the number {seq} differ; the server has to number each change")]
    Contradiction {
        /// Their number.
        seq: u64,
    },
    /// A report takes back what a session cannot take back.
    #[error("the charge went from {from} back to {to}; ask the operator how it stands")]
    WentBack {
        /// Where it stood.
        from: DriverStep,
        /// Where it is said to stand.
        to: DriverStep,
    },
    /// A report names another session than before.
    #[error("the report names another session than the ones before; ask the operator how it stands")]
    OtherSession,
    /// A price card is for another EVSE.
    #[error("the price is for another charging point than the chosen one; ask for it again")]
    OtherEvse,
    /// A tariff that cannot be priced by.
    #[error("the tariff cannot be priced by ({code}); choose another charging point")]
    UnusablePrice {
        /// The code of the tariff's error.
        code: String,
    },
    /// A price card that is not valid long enough to be read.
    #[error("the price is not valid for ten seconds; ask for it again")]
    TooShort,
    /// A price card without a way to pay.
    #[error("no way to pay was offered; add one to the account")]
    NoWayToPay,
    /// A list is too long.
    #[error("the answer is too long to be shown; ask for less")]
    TooMany,
    /// A link that is not to be opened.
    #[error("the link to approve the payment is not an https address; do not open it")]
    BadLink,
    /// A reading that cannot be priced.
    #[error("the reading cannot be priced ({code}); ask the operator how the charge stands")]
    UnusableReading {
        /// The code of the tariff's error.
        code: String,
    },
    /// A receipt by another tariff than the confirmed one.
    #[error("the receipt is by tariff {billed}, and {confirmed} was confirmed; ask the operator to correct it")]
    OtherTariff {
        /// What was confirmed.
        confirmed: TariffId,
        /// What was billed.
        billed: TariffId,
    },
    /// A receipt in another currency than the confirmed one.
    #[error("the receipt is in {billed}, and a price in {confirmed} was confirmed; ask the operator to correct it")]
    OtherCurrency {
        /// What was confirmed.
        confirmed: Currency,
        /// What was billed.
        billed: Currency,
    },
    /// A receipt that the confirmed tariff does not lead to.
    #[error("the receipt is over {billed}, and the confirmed price makes {confirmed}; ask the operator to correct it")]
    PriceDiffers {
        /// What the confirmed tariff makes of the reading, tax included.
        confirmed: Money,
        /// What the receipt says. It may be the same where only its lines differ.
        billed: Money,
    },
    /// A saved journey that no journey can be.
    #[error("the saved journey is broken ({part}); begin a new one and ask the server for open sessions")]
    BrokenState {
        /// The part that does not fit.
        part: String,
    },
}

impl DriverError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotNow { .. } => "driver.not_now",
            Self::OtherOffer => "driver.other_offer",
            Self::UnknownWayToPay => "driver.unknown_way_to_pay",
            Self::BadName => "driver.bad_name",
            Self::NotAsked => "driver.not_asked",
            Self::ForeignCharge => "driver.foreign_charge",
            Self::OlderReport { .. } => "driver.older_report",
            Self::Contradiction { .. } => "driver.contradiction",
            Self::WentBack { .. } => "driver.went_back",
            Self::OtherSession => "driver.other_session",
            Self::OtherEvse => "driver.other_evse",
            Self::UnusablePrice { .. } => "driver.unusable_price",
            Self::TooShort => "driver.too_short",
            Self::NoWayToPay => "driver.no_way_to_pay",
            Self::TooMany => "driver.too_many",
            Self::BadLink => "driver.bad_link",
            Self::UnusableReading { .. } => "driver.unusable_reading",
            Self::OtherTariff { .. } => "driver.other_tariff",
            Self::OtherCurrency { .. } => "driver.other_currency",
            Self::PriceDiffers { .. } => "driver.price_differs",
            Self::BrokenState { .. } => "driver.broken_state",
        }
    }
}
