//! Encrypting what belongs to a person, and reading it again.

use std::fmt;

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use thiserror::Error;

use super::{PersonKey, Sealed, SecretHasher};
use crate::digest::{hex, unhex};
use crate::{AccountId, FreshIds};

const NONCE: usize = 24;

/// The key of one person, opened: seals and opens that person's texts (XChaCha20-Poly1305). It is never stored; what is
/// stored is a [`PersonKey`].
///
/// ```
/// use cms_core::access::{PersonCipher, SecretHasher};
/// use cms_core::{AccountId, FreshIds};
///
/// let hasher = SecretHasher::new([9; 32]);
/// let mut ids = FreshIds::from_seed([1; 32]);
/// let (cipher, _key) = PersonCipher::fresh(&hasher, &AccountId::new("acc_1"), &mut ids);
/// let name = cipher.seal("name", "Dana", &mut ids);
/// assert!(!name.as_str().contains("Dana"));
/// assert_eq!(cipher.open("name", &name)?, "Dana");
/// // It is bound to its place: a name cannot be passed off as an address.
/// assert!(cipher.open("email", &name).is_err());
/// # Ok::<(), cms_core::access::SealError>(())
/// ```
#[derive(Clone)]
pub struct PersonCipher {
    cipher: XChaCha20Poly1305,
    account: AccountId,
}

impl PersonCipher {
    /// Draws a new key, and returns it as it is stored too. `ids` has to be drawn from the operating system.
    #[must_use]
    pub fn fresh(hasher: &SecretHasher, account: &AccountId, ids: &mut FreshIds) -> (Self, PersonKey) {
        let mut key = [0; 32];
        key[..16].copy_from_slice(&ids.bits().to_be_bytes());
        key[16..].copy_from_slice(&ids.bits().to_be_bytes());
        let operator = operator_cipher(hasher);
        let wrapped = seal(&operator, &place(account, "person-key"), &hex(&key), ids);
        let cipher = XChaCha20Poly1305::new(&key.into());
        (Self { cipher, account: account.clone() }, PersonKey::new(account.clone(), wrapped))
    }

    /// Opens a stored key.
    ///
    /// # Errors
    /// [`SealError::Unreadable`] where it was not stored under the same secret of the operator, or is damaged.
    pub fn of(hasher: &SecretHasher, key: &PersonKey) -> Result<Self, SealError> {
        let text = open(&operator_cipher(hasher), &place(&key.account, "person-key"), &key.wrapped)?;
        let bytes: [u8; 32] = unhex(&text).and_then(|key| key.try_into().ok()).ok_or(SealError::Unreadable)?;
        Ok(Self { cipher: XChaCha20Poly1305::new(&bytes.into()), account: key.account.clone() })
    }

    /// Seals `text` for a place, for example `email`.
    #[must_use]
    pub fn seal(&self, field: &str, text: &str, ids: &mut FreshIds) -> Sealed {
        seal(&self.cipher, &place(&self.account, field), text, ids)
    }

    /// Opens what was sealed for that place.
    ///
    /// # Errors
    /// [`SealError::Unreadable`] where it was sealed for another person or place, or is damaged.
    pub fn open(&self, field: &str, sealed: &Sealed) -> Result<String, SealError> {
        open(&self.cipher, &place(&self.account, field), sealed)
    }
}

impl fmt::Debug for PersonCipher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonCipher({})", self.account)
    }
}

/// Why a sealed text cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum SealError {
    /// It is not what was sealed, or was sealed under another key.
    #[error("a sealed text cannot be opened; check that the operator's secret is the one it was stored under")]
    Unreadable,
}

impl SealError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "seal.unreadable",
        }
    }
}

/// Seals a text that no person's key can seal, because whose it is is not known or must not be: for one message.
pub(super) fn seal_for_operator(hasher: &SecretHasher, message: &str, text: &str, ids: &mut FreshIds) -> Sealed {
    seal(&operator_cipher(hasher), &format!("message/{message}"), text, ids)
}

/// Opens what was sealed for that message.
pub(super) fn open_for_operator(hasher: &SecretHasher, message: &str, sealed: &Sealed) -> Result<String, SealError> {
    open(&operator_cipher(hasher), &format!("message/{message}"), sealed)
}

fn operator_cipher(hasher: &SecretHasher) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&hasher.person_key_secret().into())
}

fn place(account: &AccountId, field: &str) -> String {
    format!("{field}/{account}")
}

fn seal(cipher: &XChaCha20Poly1305, place: &str, text: &str, ids: &mut FreshIds) -> Sealed {
    let mut nonce = [0; NONCE];
    nonce[..16].copy_from_slice(&ids.bits().to_be_bytes());
    nonce[16..].copy_from_slice(&ids.bits().to_be_bytes()[..8]);
    let payload = Payload { msg: text.as_bytes(), aad: place.as_bytes() };
    // Fails for texts of 256 GB only.
    let sealed = cipher.encrypt(&XNonce::from(nonce), payload).unwrap_or_default();
    Sealed(hex(&nonce) + &hex(&sealed))
}

fn open(cipher: &XChaCha20Poly1305, place: &str, sealed: &Sealed) -> Result<String, SealError> {
    let bytes = unhex(&sealed.0).ok_or(SealError::Unreadable)?;
    let (nonce, sealed) = bytes.split_first_chunk::<NONCE>().ok_or(SealError::Unreadable)?;
    let payload = Payload { msg: sealed, aad: place.as_bytes() };
    let text = cipher.decrypt(&XNonce::from(*nonce), payload).map_err(|_| SealError::Unreadable)?;
    String::from_utf8(text).map_err(|_| SealError::Unreadable)
}
