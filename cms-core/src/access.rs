//! Who may charge: accounts, id tokens and the authorization decision.

mod account;
mod authorize;
mod change;
mod change_account;
mod geo;
mod group;
mod link;
mod local_list;
mod login;
mod notify;
mod pay;
mod permit;
mod person;
mod policy;
mod register;
mod sealed;
#[cfg(feature = "sealing")]
mod sealing;
mod slot;
mod token;
mod value;

pub use account::{Account, AccountStatus};
pub(crate) use authorize::active_token_claim;
pub use authorize::{
    AccessFlag, AccessPlace, Allowance, Authorization, AuthorizationStatus, Authorize, Consumed, Consumption,
    OfflineUse, PastUse, SessionLimits, TokenFacts, TokenTrace, TokenUse, UseLimits, authorize,
};
pub use change::{ChangeToken, ChangeTokenFacts, ReplaceFacts, ReplaceToken, TokenChange, TokenRules};
pub use change_account::{AccountChange, ChangeAccount, ChangeAccountFacts};
pub use geo::GeoPoint;
pub use group::{DefineGroup, GroupRefusal, TokenGroup, TokenGroupId};
pub use link::{BlockToken, LinkFacts, LinkToken};
pub use local_list::{
    ListLimits, ListMessage, ListOutcome, ListPlan, LocalList, LocalListEntry, RecordListOutcome, wanted_list,
};
pub use login::{
    Attempts, ChangeCredentials, CredentialChange, CredentialRefusal, Credentials, ForgetLogins, LogIn, LoginAttempts,
    LoginChallenge, LoginFacts, LoginProof, LoginRefusal, OneTimeSecret, OriginKey, Passkey, PasswordHash, RedeemFacts,
    RedeemSecret, Redemption, RequestSecret, SecretFacts, SecretPurpose, SecretRefusal, forget_logins,
};
#[cfg(feature = "password")]
pub use login::{PasswordHasher, PasswordPolicyError};
#[cfg(feature = "conformance")]
pub use notify::check_notifier;
#[cfg(feature = "sealing")]
pub use notify::{DeliveredNotifications, deliver_notifications};
pub use notify::{
    LineNotifier, NOTIFICATION_TOPIC, Notification, NotificationChannel, Notifier, NotifyError, PersonMessage,
    RecordNotified,
};
pub use pay::{ChangePaymentMethods, PaymentMethodChange, PaymentMethodRefusal, StoredPaymentMethod};
pub use permit::{
    ActingAs, ActingFacts, Action, Actor, AppointFacts, AppointStaff, Forbidden, Owner, Permissioned, StaffMember,
    StaffRefusal, StaffRole, may,
};
pub use person::{EraseAccount, EraseFacts, EraseRefusal, erase_again};
#[cfg(feature = "sealing")]
pub use person::{ExportError, ExportedInvoice, ExportedSession, PersonExport, export_person};
pub use policy::{
    AccessPolicy, ConcurrentSessions, CopyPolicy, CopyResponse, LocalOffset, OfflineRule, OpenWindow, Opening,
    OpeningHours, PolicyRefusal, PolicyScope, SetAccessPolicy, TravelRule, UseRateRule,
};
pub use register::{AccessRefusal, RegisterAccount};
pub use sealed::{PersonKey, Sealed};
#[cfg(feature = "sealing")]
pub use sealing::{PersonCipher, SealError};
pub use token::{BalanceRef, EmailKey, IdToken, SecretHasher, TokenKey, TokenKind, TokenStatus};
pub use value::{ContractId, TokenValue, TokenValueError};
