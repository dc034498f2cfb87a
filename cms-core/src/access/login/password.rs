//! Hashing passwords with argon2id.

use std::fmt;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use thiserror::Error;

use super::{LoginChallenge, PasswordHash};
use crate::FreshIds;

/// The longest password that is looked at, in bytes: hashing more is work that anybody could ask for.
const MAX_BYTES: usize = 1024;

/// The shortest password, in characters (NIST SP 800-63B section 5.1.1).
const MIN_CHARACTERS: usize = 8;

/// Hashes and compares passwords with argon2id: 19 MiB, two passes, one lane (OWASP). It takes about 50 ms of a processor,
/// so a shell bounds how many run at once, and runs them on threads of their own.
///
/// ```
/// use cms_core::FreshIds;
/// use cms_core::access::PasswordHasher;
///
/// // In production `PasswordHasher::new`; this one is quick, and only good for a test.
/// let hasher = PasswordHasher::danger_quick(&mut FreshIds::from_seed([1; 32]));
/// let hash = hasher.hash("correct horse battery", &mut FreshIds::from_seed([2; 32]))?;
/// assert!(hash.as_str().starts_with("$argon2id$v=19$"));
/// assert!(hasher.matches("correct horse battery", &hash));
/// assert!(!hasher.matches("correct horse", &hash));
/// # Ok::<(), cms_core::access::PasswordPolicyError>(())
/// ```
#[derive(Clone)]
pub struct PasswordHasher {
    argon2: Argon2<'static>,
    /// What is compared where there is no hash, so that it takes as long.
    decoy: PasswordHash,
}

impl PasswordHasher {
    /// A hasher for production. Makes one hash, so it takes as long as one.
    #[must_use]
    pub fn new(ids: &mut FreshIds) -> Self {
        Self::with(Params::new(19 * 1024, 2, 1, None).unwrap_or_default(), ids)
    }

    /// A hasher whose hashes are made quickly, also by whoever steals them: for tests.
    #[must_use]
    pub fn danger_quick(ids: &mut FreshIds) -> Self {
        Self::with(Params::new(Params::MIN_M_COST, 1, 1, None).unwrap_or_default(), ids)
    }

    fn with(params: Params, ids: &mut FreshIds) -> Self {
        let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
        let decoy = hash(&argon2, &ids.text(), ids).unwrap_or_else(|| PasswordHash::from_phc(""));
        Self { argon2, decoy }
    }

    /// Hashes a password that was chosen. `ids` has to be drawn from the operating system.
    ///
    /// # Errors
    /// [`PasswordPolicyError`] where it is too short, too long, or one that everybody has.
    pub fn hash(&self, password: &str, ids: &mut FreshIds) -> Result<PasswordHash, PasswordPolicyError> {
        if password.chars().count() < MIN_CHARACTERS {
            return Err(PasswordPolicyError::TooShort);
        }
        if password.len() > MAX_BYTES {
            return Err(PasswordPolicyError::TooLong);
        }
        let first = password.chars().next();
        let lower = password.to_lowercase();
        if password.chars().all(|c| Some(c) == first) || COMMON.iter().any(|common| lower == *common) {
            return Err(PasswordPolicyError::Common);
        }
        hash(&self.argon2, password, ids).ok_or(PasswordPolicyError::TooLong)
    }

    /// Whether a password is the one of a hash. One that is too long is none, at once.
    #[must_use]
    pub fn matches(&self, password: &str, hash: &PasswordHash) -> bool {
        let parsed = argon2::password_hash::phc::PasswordHash::new(hash.as_str());
        let bounded = password.len() <= MAX_BYTES;
        bounded && parsed.is_ok_and(|parsed| self.argon2.verify_password(password.as_bytes(), &parsed).is_ok())
    }

    /// Whether a password answers a challenge, with the same work where there is nothing to compare it with.
    #[must_use]
    pub fn answers(&self, password: &str, challenge: &LoginChallenge) -> bool {
        match &challenge.password {
            Some(hash) => self.matches(password, hash),
            None => {
                // The result is thrown away, the time it takes is not.
                let _ = std::hint::black_box(self.matches(password, &self.decoy));
                false
            }
        }
    }
}

impl fmt::Debug for PasswordHasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHasher(..)")
    }
}

fn hash(argon2: &Argon2<'_>, password: &str, ids: &mut FreshIds) -> Option<PasswordHash> {
    let salt = ids.bits().to_be_bytes();
    let hash = argon2.hash_password_with_salt(password.as_bytes(), &salt).ok()?;
    Some(PasswordHash::from_phc(hash.to_string()))
}

/// The passwords of at least eight characters that lists of stolen ones begin with. An application asks a full list.
const COMMON: [&str; 16] = [
    "12345678",
    "123456789",
    "1234567890",
    "password",
    "password1",
    "passw0rd",
    "qwertyuiop",
    "qwerty123",
    "iloveyou",
    "1q2w3e4r",
    "11223344",
    "87654321",
    "abcd1234",
    "sunshine",
    "football",
    "baseball",
];

/// Why a password was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum PasswordPolicyError {
    /// It is too short.
    #[error("a password has at least 8 characters; choose a longer one")]
    TooShort,
    /// It is too long.
    #[error("a password has at most 1024 bytes; choose a shorter one")]
    TooLong,
    /// It is among the first that anybody tries.
    #[error("this password is among the first that anybody tries; choose another one")]
    Common,
}

impl PasswordPolicyError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooShort => "password.too_short",
            Self::TooLong => "password.too_long",
            Self::Common => "password.common",
        }
    }
}
