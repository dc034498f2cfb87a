//! Who may do what: a person acts only on what is theirs, decided here and never in an app.

mod acting;
mod commands;
mod staff;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::AccountId;
use crate::station::StationId;

pub use acting::{ActingAs, ActingFacts, Permissioned};
pub use staff::{AppointFacts, AppointStaff, StaffMember, StaffRefusal, StaffRole};

/// Who asks for something. Whoever makes one has checked the log-in, the certificate or the password that it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "every check has to think of every kind of actor")]
pub enum Actor {
    /// Somebody who has not logged in.
    Anybody,
    /// A driver, by their account.
    Driver(AccountId),
    /// A member of staff, by their account. What they may do is their role's, as it is when they ask.
    Staff {
        /// Their account.
        account: AccountId,
        /// Their role.
        role: StaffRole,
    },
    /// A station, on its authenticated connection.
    Station(StationId),
    /// The system itself: timers, deliveries, retention, the shell.
    System,
}

/// Whose a thing is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "every check has to think of every kind of owner")]
pub enum Owner {
    /// A person's.
    Account(AccountId),
    /// A station's: what it reports of itself.
    Station(StationId),
    /// The operator's, or of somebody who is not known.
    Operator,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Action {
    /// To register, to log in, to ask for a new password.
    EnterAccount,
    /// To read an account with its tokens.
    ReadAccount,
    /// To change an account: its name, addresses, ways to log in and to pay.
    ChangeAccount,
    /// To block an account, and to let it be used again.
    BlockAccount,
    /// To erase a person.
    EraseAccount,
    /// To link, name, replace or stop a token.
    ManageToken,
    /// To give a token rules, or to let it be used again.
    RestrictToken,
    /// To start a session remotely.
    StartSession,
    /// To stop a session remotely.
    StopSession,
    /// To read a session, its price and its invoice.
    ReadSession,
    /// To read stations, their state and faults.
    ReadStations,
    /// To report something as a station.
    ReportAsStation,
    /// To send a station commands and to fetch its diagnostics.
    CommandStation,
    /// To commission, change and retire sites and stations.
    CommissionStation,
    /// To set the rules of places and groups.
    SetAccessRules,
    /// To publish tariffs.
    PublishTariff,
    /// To read reports over all sessions and invoices.
    ReadReports,
    /// To correct, credit and write off money.
    CorrectMoney,
    /// To appoint and dismiss staff.
    ManageStaff,
    /// What only the system does by itself.
    RunSystem,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 20] = [
        Self::EnterAccount,
        Self::ReadAccount,
        Self::ChangeAccount,
        Self::BlockAccount,
        Self::EraseAccount,
        Self::ManageToken,
        Self::RestrictToken,
        Self::StartSession,
        Self::StopSession,
        Self::ReadSession,
        Self::ReadStations,
        Self::ReportAsStation,
        Self::CommandStation,
        Self::CommissionStation,
        Self::SetAccessRules,
        Self::PublishTariff,
        Self::ReadReports,
        Self::CorrectMoney,
        Self::ManageStaff,
        Self::RunSystem,
    ];
}

/// Whether `actor` may do `action` on what belongs to `owner`.
///
/// Whatever is not allowed here is forbidden: a new action is nobody's but the system's until it is given to somebody.
///
/// ```
/// use cms_core::AccountId;
/// use cms_core::access::{Action, Actor, Owner, may};
///
/// let (dana, eve) = (AccountId::new("acc_dana"), AccountId::new("acc_eve"));
/// assert!(may(&Actor::Driver(dana.clone()), Action::StopSession, &Owner::Account(dana.clone())).is_ok());
/// let refused = may(&Actor::Driver(eve), Action::StopSession, &Owner::Account(dana)).unwrap_err();
/// assert_eq!(refused.code(), "access.forbidden");
/// ```
///
/// # Errors
/// [`Forbidden`].
pub fn may(actor: &Actor, action: Action, owner: &Owner) -> Result<(), Forbidden> {
    let allowed = match actor {
        Actor::System => true,
        Actor::Anybody => matches!(action, Action::EnterAccount | Action::ReadStations),
        Actor::Driver(driver) => match action {
            Action::EnterAccount | Action::ReadStations => true,
            Action::ReadAccount
            | Action::ChangeAccount
            | Action::EraseAccount
            | Action::ManageToken
            | Action::StartSession
            | Action::StopSession
            | Action::ReadSession => *owner == Owner::Account(driver.clone()),
            _ => false,
        },
        Actor::Station(station) => action == Action::ReportAsStation && *owner == Owner::Station(station.clone()),
        Actor::Staff { account, role } => role.may(action) || is_own(action, account, owner),
    };
    if allowed { Ok(()) } else { Err(Forbidden { action }) }
}

/// Staff keep their own account in order, whatever their role.
fn is_own(action: Action, account: &AccountId, owner: &Owner) -> bool {
    matches!(action, Action::ReadAccount | Action::ChangeAccount) && *owner == Owner::Account(account.clone())
}

/// The answer to whoever asks for what is not theirs. It does not tell whether the thing exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[error("this is not yours to do; log in as its owner, or ask an administrator for a role that may")]
#[non_exhaustive]
pub struct Forbidden {
    /// What was asked for.
    pub action: Action,
}

impl Forbidden {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        "access.forbidden"
    }
}

#[cfg(test)]
mod tests;
