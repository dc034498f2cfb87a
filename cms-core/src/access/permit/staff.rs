//! Staff and their roles.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Action;
use crate::access::slot::Slot;
use crate::access::{Account, AccountStatus};
use crate::storage::{Changes, IndexEntry, Loaded, Row, Snapshot, StorageError, Table, load, page};
use crate::{AccountId, Command, Decision, Durability, FreshIds};

/// What a member of staff is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(clippy::exhaustive_enums, reason = "every check has to think of every role")]
pub enum StaffRole {
    /// Reads everything that an operator sees, and no person's account.
    ReadOnly,
    /// Helps drivers: reads accounts, stops tokens and sessions.
    Support,
    /// Runs the network: stations, rules and tariffs.
    Operator,
    /// Everything, staff and money too.
    Admin,
}

impl StaffRole {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::ReadOnly, Self::Support, Self::Operator, Self::Admin];

    /// Whether the role is there for an action, whoever it concerns.
    #[must_use]
    pub const fn may(self, action: Action) -> bool {
        match action {
            Action::EnterAccount | Action::ReadStations | Action::ReadSession | Action::ReadReports => true,
            Action::ReadAccount
            | Action::ManageToken
            | Action::BlockAccount
            | Action::RestrictToken
            | Action::StartSession
            | Action::StopSession => !matches!(self, Self::ReadOnly),
            Action::CommandStation => !matches!(self, Self::ReadOnly),
            Action::CommissionStation | Action::SetAccessRules | Action::PublishTariff => {
                matches!(self, Self::Operator | Self::Admin)
            }
            Action::ChangeAccount | Action::EraseAccount | Action::CorrectMoney | Action::ManageStaff => {
                matches!(self, Self::Admin)
            }
            Action::ReportAsStation | Action::RunSystem => false,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::ReadOnly => "read_only",
            Self::Support => "support",
            Self::Operator => "operator",
            Self::Admin => "admin",
        }
    }
}

/// A member of staff: an account with a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StaffMember {
    /// Their account.
    pub account: AccountId,
    /// Their role.
    pub role: StaffRole,
    /// Since when.
    pub appointed_at: DateTime<Utc>,
}

impl Row for StaffMember {
    const TABLE: Table = Table::new("staff");

    fn id(&self) -> String {
        self.account.to_string()
    }

    fn index(&self) -> Vec<IndexEntry> {
        vec![IndexEntry::new("role", self.role.word())]
    }
}

/// Gives an account a role, another one, or none. The last administrator stays.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a command that callers write as a literal")]
pub struct AppointStaff {
    /// Whose account.
    pub account: AccountId,
    /// The role; none dismisses them.
    pub role: Option<StaffRole>,
}

/// What an appointment depends on.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct AppointFacts {
    account: Option<Loaded<Account>>,
    staff: Slot<StaffMember>,
    another_admin: Option<Loaded<StaffMember>>,
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Command for AppointStaff {
    type Facts = AppointFacts;
    type Reply = Result<(), StaffRefusal>;

    const DURABILITY: Durability = Durability::State;

    async fn facts(&self, snapshot: &mut dyn Snapshot) -> Result<Self::Facts, StorageError> {
        let index = Some(("role", StaffRole::Admin.word().to_owned()));
        let admins = page::<StaffMember>(snapshot, index, None, 2).await?.items;
        let another_admin = admins.into_iter().find(|admin| admin.value.account != self.account);
        let id = self.account.as_str();
        let staff = Slot::read(snapshot, id).await?;
        Ok(AppointFacts { account: load(snapshot, id).await?, staff, another_admin })
    }

    fn decide(&self, facts: Self::Facts, now: DateTime<Utc>, _: &mut FreshIds) -> Decision<Self::Reply> {
        let AppointFacts { account, staff, another_admin } = facts;
        let Some(account) = account.filter(|account| account.value.status != AccountStatus::Erased) else {
            return Decision::unchanged(Err(StaffRefusal::UnknownAccount));
        };
        let mut changes = Changes::new();
        let is_admin = staff.get().is_some_and(|staff| staff.role == StaffRole::Admin);
        if is_admin && self.role != Some(StaffRole::Admin) {
            match &another_admin {
                Some(admin) => changes.rely_on(admin),
                None => return Decision::unchanged(Err(StaffRefusal::LastAdmin)),
            }
        }
        changes.rely_on(&account);
        let appointed = self.role.map(|role| StaffMember { account: self.account.clone(), role, appointed_at: now });
        match (staff.get(), &appointed) {
            (Some(before), Some(appointed)) if before.role == appointed.role => {
                return Decision::unchanged(Ok(()));
            }
            (_, Some(appointed)) => staff.write(appointed, &mut changes),
            (Some(_), None) => staff.clear(&mut changes),
            (None, None) => return Decision::unchanged(Ok(())),
        }
        Decision::changed(changes, Ok(()))
    }
}

/// Why nobody was appointed or dismissed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum StaffRefusal {
    /// There is no such account.
    #[error("there is no such account; register it first")]
    UnknownAccount,
    /// Nobody could appoint staff any more.
    #[error("this is the last administrator; appoint another one first")]
    LastAdmin,
}

impl StaffRefusal {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnknownAccount => "staff.unknown_account",
            Self::LastAdmin => "staff.last_admin",
        }
    }
}
