//! Who may charge: accounts, id tokens and the authorization decision.

mod account;
mod authorize;
mod link;
mod register;
mod token;

pub use account::{Account, AccountStatus};
pub(crate) use authorize::active_token_claim;
pub use authorize::{Authorization, AuthorizationStatus, Authorize, TokenFacts, authorize};
pub use link::{BlockToken, LinkToken};
pub use register::{AccessRefusal, RegisterAccount};
pub use token::{IdToken, SecretHasher, TokenKey, TokenKind, TokenStatus};
