//! How a person proves to be the owner of an account.
//!
//! Hashing a password takes tens of milliseconds, so it is done outside decisions: the shell reads a [`LoginChallenge`],
//! compares what was typed with it, and hands the result to [`LogIn`], which counts and decides. Whether an address has an
//! account shows neither in the answer nor in the work: an unknown address has a challenge too, is counted alike and gets
//! the same refusal.

mod attempts;
mod credentials;
mod forget;
mod log_in;
mod one_time;
#[cfg(feature = "password")]
mod password;
mod phc;

pub use attempts::{Attempts, LoginAttempts, OriginKey};
pub use credentials::{ChangeCredentials, CredentialChange, CredentialRefusal, Credentials, Passkey};
pub use forget::{ForgetLogins, forget_logins};
pub use log_in::{LogIn, LoginChallenge, LoginFacts, LoginProof, LoginRefusal};
pub use one_time::{
    OneTimeSecret, RedeemFacts, RedeemSecret, Redemption, RequestSecret, SecretFacts, SecretPurpose, SecretRefusal,
};
#[cfg(feature = "password")]
pub use password::{PasswordHasher, PasswordPolicyError};
pub use phc::PasswordHash;

#[cfg(test)]
mod tests;
