//! Why a simulated station cannot go on.

use std::path::PathBuf;

use cms_ocpp_tokio::{CallFailure, ConnectError};

/// Why a simulated station cannot go on. No text of it holds a token.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SimulatorError {
    /// There is no connection.
    #[error(transparent)]
    Connect(#[from] ConnectError),
    /// A call has no result; what a transaction message wanted to say is in the journal.
    #[error("{action} has no result ({}): connect again, boot and finish what was interrupted", .failure.code())]
    Call {
        /// The action.
        action: String,
        /// Why. Its own text may quote the peer.
        failure: CallFailure,
    },
    /// The central system answered with something that is no response to the action.
    #[error("the answer to {action} cannot be read ({kind}): look at the central system")]
    BadAnswer {
        /// The action.
        action: &'static str,
        /// What is wrong, such as `payload.occurrence`.
        kind: &'static str,
    },
    /// The plan leads to a message that OCPP forbids.
    #[error("{action} would break its schema at {place}: shorten or correct that value of the plan")]
    InvalidMessage {
        /// The action.
        action: &'static str,
        /// The place, as a JSON pointer.
        place: String,
    },
    /// The plan cannot be carried out.
    #[error("the plan cannot be carried out: {reason}")]
    BadPlan {
        /// Why, and what to do.
        reason: &'static str,
    },
    /// The central system did not accept the boot.
    #[error("the boot was answered {status}: register the station, or boot again after {retry_after_s} s")]
    BootNotAccepted {
        /// `Pending` or `Rejected`.
        status: String,
        /// Time before the next attempt, in seconds.
        retry_after_s: i64,
    },
    /// The token may not charge, so no transaction was begun.
    #[error("the token was refused ({status}): present another one, or register it")]
    TokenRefused {
        /// The word of the central system.
        status: String,
    },
    /// A transaction is open on the EVSE.
    #[error("a transaction is open on EVSE {evse}: finish what was interrupted first")]
    TransactionOpen {
        /// The number of the EVSE.
        evse: u32,
    },
    /// The station does not know the time yet.
    #[error("the station does not know the time yet: boot first")]
    ClockNotSet,
    /// The journal cannot be read or written.
    #[error("the journal {} cannot be used, look at the file: {reason}", .path.display())]
    Journal {
        /// The file.
        path: PathBuf,
        /// What the operating system says.
        reason: String,
    },
    /// A line of the journal that was written as a whole is not one of a journal.
    #[error("line {line} of the journal {} is broken: restore the file or begin a new one", .path.display())]
    JournalBroken {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// The journal belongs to another station.
    #[error("the journal {} is of station {identity}: give each station its own", .path.display())]
    JournalOfAnother {
        /// The file.
        path: PathBuf,
        /// Whose it is.
        identity: String,
    },
    /// Another simulated station has the journal open.
    #[error("the journal {} is in use: close the other station first", .path.display())]
    JournalInUse {
        /// The file.
        path: PathBuf,
    },
    /// What was interrupted was said in another version of OCPP and cannot be said again in this one.
    #[error("the interrupted message is of OCPP {version}: connect with that version to finish it")]
    OtherVersion {
        /// The version of the message.
        version: String,
    },
}

impl SimulatorError {
    /// A stable name of this error, for programs and metrics.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Connect(error) => error.code(),
            Self::Call { failure, .. } => failure.code(),
            Self::BadAnswer { .. } => "answer_unreadable",
            Self::InvalidMessage { .. } => "message_invalid",
            Self::BadPlan { .. } => "plan_invalid",
            Self::BootNotAccepted { .. } => "boot_not_accepted",
            Self::TokenRefused { .. } => "token_refused",
            Self::TransactionOpen { .. } => "transaction_open",
            Self::ClockNotSet => "clock_not_set",
            Self::Journal { .. } => "journal_unusable",
            Self::JournalBroken { .. } => "journal_broken",
            Self::JournalOfAnother { .. } => "journal_of_another_station",
            Self::JournalInUse { .. } => "journal_in_use",
            Self::OtherVersion { .. } => "journal_other_version",
        }
    }
}
