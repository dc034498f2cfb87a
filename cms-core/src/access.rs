//! Who may charge: accounts, id tokens and the authorization decision.

mod account;
mod authorize;
mod link;
mod person;
mod register;
mod sealed;
#[cfg(feature = "sealing")]
mod sealing;
mod token;

pub use account::{Account, AccountStatus};
pub(crate) use authorize::active_token_claim;
pub use authorize::{Authorization, AuthorizationStatus, Authorize, TokenFacts, authorize};
pub use link::{BlockToken, LinkToken};
pub use person::{EraseAccount, EraseFacts, EraseRefusal, erase_again};
#[cfg(feature = "sealing")]
pub use person::{ExportError, ExportedInvoice, ExportedSession, PersonExport, export_person};
pub use register::{AccessRefusal, RegisterAccount};
pub use sealed::{PersonKey, Sealed};
#[cfg(feature = "sealing")]
pub use sealing::{PersonCipher, SealError};
pub use token::{EmailKey, IdToken, SecretHasher, TokenKey, TokenKind, TokenStatus};
