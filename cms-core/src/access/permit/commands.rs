//! What each command is and whose thing it concerns. A test sees to it that none is missing.

use async_trait::async_trait;

use super::{Action, AppointStaff, Owner, Permissioned};
use crate::access::{
    AccountChange, Authorize, BlockToken, ChangeAccount, ChangeCredentials, ChangePaymentMethods, ChangeToken,
    DefineGroup, EraseAccount, ForgetLogins, IdToken, LinkToken, LogIn, RecordListOutcome, RecordNotified,
    RedeemSecret, RegisterAccount, ReplaceToken, RequestSecret, SetAccessPolicy, TokenChange, TokenKey,
};
use crate::operations::{
    FetchDiagnostics, FlushSeen, ReceiveUpload, RecordCallOutcome, ReportUpload, RetireCdr, RetireJob, StopRemotely,
};
use crate::payment::RecordChargeOutcome;
use crate::session::{
    AnswerStart, CancelReservation, CheckSilentSession, ExpireReservation, ExpireStart, RecordSamples,
    ReportTransaction, RequestStart, Reservation, Reserve, Session,
};
use crate::station::{
    BootStation, CommissionSite, CommissionStation, ConnectStation, ImportStations, IssuePassword, RecordTold,
    RedeemDisplayCode, ReportStatus, RetireStation, SwapHardware,
};
use crate::storage::{Snapshot, StorageError, load};
use crate::tariff::PublishTariff;

/// Commands whose owner stands in the command itself.
macro_rules! owned {
    ($($command:ty, $action:ident, |$this:ident| $owner:expr;)*) => {$(
        #[cfg_attr(not(target_family = "wasm"), async_trait)]
        #[cfg_attr(target_family = "wasm", async_trait(?Send))]
        impl Permissioned for $command {
            fn action(&self) -> Action {
                Action::$action
            }

            async fn owner(&self, _: &mut dyn Snapshot) -> Result<Owner, StorageError> {
                let $this = self;
                Ok($owner)
            }
        }
    )*};
}

owned! {
    RegisterAccount, EnterAccount, |it| Owner::Account(it.id.clone());
    EraseAccount, EraseAccount, |it| Owner::Account(it.account.clone());
    LinkToken, ManageToken, |it| Owner::Account(it.account.clone());
    ChangeCredentials, ChangeAccount, |it| Owner::Account(it.account.clone());
    ChangePaymentMethods, ChangeAccount, |it| Owner::Account(it.account.clone());
    LogIn, EnterAccount, |_it| Owner::Operator;
    RequestSecret, EnterAccount, |_it| Owner::Operator;
    RedeemSecret, EnterAccount, |_it| Owner::Operator;
    ForgetLogins, RunSystem, |_it| Owner::Operator;
    RecordNotified, RunSystem, |_it| Owner::Operator;
    DefineGroup, SetAccessRules, |_it| Owner::Operator;
    SetAccessPolicy, SetAccessRules, |_it| Owner::Operator;
    AppointStaff, ManageStaff, |_it| Owner::Operator;
    PublishTariff, PublishTariff, |_it| Owner::Operator;
    CommissionSite, CommissionStation, |_it| Owner::Operator;
    CommissionStation, CommissionStation, |_it| Owner::Operator;
    ImportStations, CommissionStation, |_it| Owner::Operator;
    IssuePassword, CommissionStation, |_it| Owner::Operator;
    SwapHardware, CommissionStation, |_it| Owner::Operator;
    RetireStation, CommissionStation, |_it| Owner::Operator;
    RedeemDisplayCode, RunSystem, |_it| Owner::Operator;
    FetchDiagnostics, CommandStation, |_it| Owner::Operator;
    Authorize, ReportAsStation, |it| Owner::Station(it.station.clone());
    BootStation, ReportAsStation, |it| Owner::Station(it.station.clone());
    ReportStatus, ReportAsStation, |it| Owner::Station(it.address.station.clone());
    RecordTold, ReportAsStation, |it| Owner::Station(it.station.clone());
    ReportUpload, ReportAsStation, |it| Owner::Station(it.station.clone());
    ReportTransaction, ReportAsStation, |it| Owner::Station(it.address.station.clone());
    RecordSamples, ReportAsStation, |it| Owner::Station(it.address.station.clone());
    ConnectStation, RunSystem, |_it| Owner::Operator;
    ReceiveUpload, RunSystem, |_it| Owner::Operator;
    RecordChargeOutcome, RunSystem, |_it| Owner::Operator;
    RecordCallOutcome, RunSystem, |_it| Owner::Operator;
    FlushSeen, RunSystem, |_it| Owner::Operator;
    CheckSilentSession, RunSystem, |_it| Owner::Operator;
    AnswerStart, RunSystem, |_it| Owner::Operator;
    ExpireStart, RunSystem, |_it| Owner::Operator;
    ExpireReservation, RunSystem, |_it| Owner::Operator;
    RetireCdr, RunSystem, |_it| Owner::Operator;
    RetireJob, RunSystem, |_it| Owner::Operator;
    RecordListOutcome, RunSystem, |_it| Owner::Operator;
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Permissioned for ChangeAccount {
    fn action(&self) -> Action {
        match &self.change {
            AccountChange::Block | AccountChange::Unblock => Action::BlockAccount,
            AccountChange::Name(_) | AccountChange::Email { .. } => Action::ChangeAccount,
        }
    }

    async fn owner(&self, _: &mut dyn Snapshot) -> Result<Owner, StorageError> {
        Ok(Owner::Account(self.account.clone()))
    }
}

/// Commands on a token that exists.
macro_rules! on_a_token {
    ($($command:ty, |$this:ident| $token:expr, $action:expr;)*) => {$(
        #[cfg_attr(not(target_family = "wasm"), async_trait)]
        #[cfg_attr(target_family = "wasm", async_trait(?Send))]
        impl Permissioned for $command {
            fn action(&self) -> Action {
                let $this = self;
                $action
            }

            async fn owner(&self, snapshot: &mut dyn Snapshot) -> Result<Owner, StorageError> {
                let $this = self;
                owner_of_token(snapshot, $token).await
            }
        }
    )*};
}

on_a_token! {
    BlockToken, |it| &it.token, { let _ = it; Action::ManageToken };
    RequestStart, |it| &it.token, { let _ = it; Action::StartSession };
    Reserve, |it| &it.token, { let _ = it; Action::StartSession };
    ReplaceToken, |it| &it.old, { let _ = it; Action::ManageToken };
    ChangeToken, |it| &it.token, match &it.change {
        TokenChange::Lose | TokenChange::Block | TokenChange::Rename { .. } | TokenChange::KeepValue(_) => {
            Action::ManageToken
        }
        // A token that the operator has blocked is not its owner's to release.
        TokenChange::Release | TokenChange::Restrict(_) => Action::RestrictToken,
    };
}

async fn owner_of_token(snapshot: &mut dyn Snapshot, token: &TokenKey) -> Result<Owner, StorageError> {
    let token = load::<IdToken>(snapshot, token.as_str()).await?;
    Ok(token.map_or(Owner::Operator, |token| Owner::Account(token.value.account)))
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Permissioned for StopRemotely {
    fn action(&self) -> Action {
        Action::StopSession
    }

    /// Whoever pays for the session; one that was started on a token of nobody is the operator's.
    async fn owner(&self, snapshot: &mut dyn Snapshot) -> Result<Owner, StorageError> {
        let session = load::<Session>(snapshot, self.session.as_str()).await?;
        let account = session.and_then(|session| session.value.authorization).and_then(|decided| decided.account);
        Ok(account.map_or(Owner::Operator, Owner::Account))
    }
}

#[cfg_attr(not(target_family = "wasm"), async_trait)]
#[cfg_attr(target_family = "wasm", async_trait(?Send))]
impl Permissioned for CancelReservation {
    fn action(&self) -> Action {
        Action::StartSession
    }

    /// Whoever's token it was made on.
    async fn owner(&self, snapshot: &mut dyn Snapshot) -> Result<Owner, StorageError> {
        match load::<Reservation>(snapshot, self.id.to_string()).await? {
            Some(reservation) => owner_of_token(snapshot, &reservation.value.token).await,
            None => Ok(Owner::Operator),
        }
    }
}
