//! What is on an id token, and the one spelling of its many.

mod contract;

use std::fmt;

use thiserror::Error;

use super::TokenKind;

pub use contract::ContractId;

/// The longest value that every version but 1.6 takes (OCPP 2.0.1 part 2, `IdTokenType`; 1.6 takes 20).
const MAX_LENGTH: usize = 36;

/// What is on an id token, in the one spelling that all its spellings have in common. It is kept out of logs: its `Debug`
/// form does not show it.
///
/// ```
/// use cms_core::access::{TokenKind, TokenValue};
///
/// let card = TokenValue::parse(TokenKind::Rfid, "04:a1:b2:c3:d4:e5:f6")?;
/// assert_eq!(card, TokenValue::presented(" 04A1B2C3D4E5F6"));
/// // Readers of the other byte order show another number: it is never taken for the same card silently.
/// assert_eq!(card.reversed().unwrap().as_str(), "F6E5D4C3B2A104");
/// let contract = TokenValue::parse(TokenKind::Contract, "NL-TNM-000122045-U")?;
/// assert_eq!(contract, TokenValue::presented("nltnm000122045"));
/// # Ok::<(), cms_core::access::TokenValueError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct TokenValue(String);

impl TokenValue {
    /// What a station presents, whatever it is: a contract id, a MAC address and the number of a card lose their
    /// separators, a contract id its check digit if that is right; everything else is taken as it is. Upper and lower case
    /// make no difference.
    #[must_use]
    pub fn presented(text: &str) -> Self {
        // The key of a token must not depend on this list growing: what is not recognised is only trimmed.
        let text = text.trim();
        let known = ContractId::recognised(text).map(|contract| contract.as_str().to_owned());
        Self(known.or_else(|| separated_hex(text)).unwrap_or_else(|| text.to_uppercase()))
    }

    /// Checks what is to be linked as a token of this kind.
    ///
    /// # Errors
    /// [`TokenValueError`] says what is wrong with it.
    pub fn parse(kind: TokenKind, text: &str) -> Result<Self, TokenValueError> {
        let text = text.trim();
        if text.is_empty() || text.len() > MAX_LENGTH {
            return Err(TokenValueError::Length);
        }
        if !text.chars().all(|c| c.is_ascii_graphic()) {
            return Err(TokenValueError::Characters);
        }
        let value = match kind {
            TokenKind::Rfid => rfid(text, &[4, 7, 10])?,
            TokenKind::RfidIso15693 => rfid(text, &[8])?,
            TokenKind::Contract => ContractId::parse(text)?.as_str().to_owned(),
            TokenKind::Vehicle => mac_address(text)?,
            TokenKind::KeyCode => word(text, 4)?,
            TokenKind::App | TokenKind::Central | TokenKind::AdHoc | TokenKind::Prepaid => word(text, 8)?,
        };
        Ok(Self(value))
    }

    /// The value, to be told to a station. It is a secret: whoever knows it can make a copy.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Seals it under its owner's key, for [`TokenChange::KeepValue`](super::TokenChange::KeepValue).
    ///
    /// ```
    /// use cms_core::access::{PersonCipher, SecretHasher, TokenValue};
    /// use cms_core::{AccountId, FreshIds};
    ///
    /// let mut ids = FreshIds::from_seed([1; 32]);
    /// let account = AccountId::new("acc_1");
    /// let (cipher, _) = PersonCipher::fresh(&SecretHasher::new([9; 32]), &account, &mut ids);
    /// let sealed = TokenValue::presented("04A1B2C3").seal(&cipher, &mut ids);
    /// assert_eq!(TokenValue::open(&cipher, &sealed)?.as_str(), "04A1B2C3");
    /// # Ok::<(), cms_core::access::SealError>(())
    /// ```
    #[cfg(feature = "sealing")]
    #[must_use]
    pub fn seal(&self, cipher: &super::PersonCipher, ids: &mut crate::FreshIds) -> super::Sealed {
        cipher.seal("token", &self.0, ids)
    }

    /// Opens what was sealed, to tell a station.
    ///
    /// # Errors
    /// [`SealError`](super::SealError) where it was sealed for another person, or is damaged.
    #[cfg(feature = "sealing")]
    pub fn open(cipher: &super::PersonCipher, sealed: &super::Sealed) -> Result<Self, super::SealError> {
        cipher.open("token", sealed).map(Self)
    }

    /// The number of a card as a reader of the other byte order shows it; none where this is no number of a card. An
    /// application can ask whether that one is linked, and then warn: a fleet of mixed readers shows one card as two.
    #[must_use]
    pub fn reversed(&self) -> Option<Self> {
        let bytes = hex_bytes(&self.0).filter(|bytes| matches!(bytes, 4 | 7 | 8 | 10))?;
        let byte = |at: usize| self.0.get(at * 2..at * 2 + 2);
        (0..bytes).rev().map(byte).collect::<Option<String>>().map(Self)
    }
}

impl fmt::Debug for TokenValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenValue(…)")
    }
}

/// Why something cannot be linked as a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TokenValueError {
    /// It is empty or too long.
    #[error("a token has 1 to 36 characters; check what was read")]
    Length,
    /// It has characters that no token has.
    #[error("a token has letters, digits and * - _ = : + | @ . only; check what was read")]
    Characters,
    /// It is no number of a card of this kind.
    #[error("a card of this kind has 4, 7 or 10 bytes (ISO 14443) or 8 bytes (ISO 15693) in hexadecimal digits")]
    CardNumber,
    /// The card shows another number each time.
    #[error("this card shows a random number each time, so that it cannot be recognised; use another card")]
    RandomCardNumber,
    /// It is no contract id.
    #[error("a contract id has a country, a provider and 9 characters (ISO 15118-1), or 6 (DIN SPEC 91286)")]
    Contract,
    /// The check digit of the contract id is wrong.
    #[error("the check digit of the contract id is wrong; compare it with the contract, a character is mistyped")]
    CheckDigit,
    /// It is no MAC address of one vehicle.
    #[error("a vehicle has a MAC address of 6 bytes in hexadecimal digits, and not one of many devices")]
    MacAddress,
    /// It is so short that it can be guessed.
    #[error("a code has at least 4 characters and any other made-up token at least 8; choose a longer one")]
    TooShort,
}

impl TokenValueError {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Length => "token.length",
            Self::Characters => "token.characters",
            Self::CardNumber => "token.card_number",
            Self::RandomCardNumber => "token.random_card_number",
            Self::Contract => "token.contract",
            Self::CheckDigit => "token.check_digit",
            Self::MacAddress => "token.mac_address",
            Self::TooShort => "token.too_short",
        }
    }
}

/// How many bytes hexadecimal digits stand for.
fn hex_bytes(text: &str) -> Option<usize> {
    let hex = text.len() % 2 == 0 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    hex.then_some(text.len() / 2)
}

/// The digits of a card or a MAC address that is written with separators between its bytes, or of a vehicle that is
/// presented as `VID:` and its address, as stations of OCPP 1.6 do.
fn separated_hex(text: &str) -> Option<String> {
    let vehicle = text.get(..4).filter(|prefix| prefix.eq_ignore_ascii_case("VID:")).and_then(|_| text.get(4..));
    let Some(address) = vehicle else { return separated_bytes(text) };
    let digits = separated_bytes(address).unwrap_or_else(|| address.to_uppercase());
    (hex_bytes(&digits) == Some(6)).then_some(digits)
}

fn separated_bytes(text: &str) -> Option<String> {
    let separator = text.chars().nth(2).filter(|c| matches!(c, ':' | '-'))?;
    let is_byte = |byte: &str| byte.len() == 2 && byte.bytes().all(|digit| digit.is_ascii_hexdigit());
    let bytes: Vec<&str> = text.split(separator).take(11).collect();
    let known = matches!(bytes.len(), 4 | 6 | 7 | 8 | 10) && bytes.iter().all(|byte| is_byte(byte));
    known.then(|| bytes.concat().to_uppercase())
}

fn rfid(text: &str, lengths: &[usize]) -> Result<String, TokenValueError> {
    let digits = separated_hex(text).unwrap_or_else(|| text.to_uppercase());
    let bytes = hex_bytes(&digits).filter(|bytes| lengths.contains(bytes)).ok_or(TokenValueError::CardNumber)?;
    // ISO 14443-3: four bytes that begin with 08 are drawn anew each time the card is powered.
    if bytes == 4 && digits.starts_with("08") {
        return Err(TokenValueError::RandomCardNumber);
    }
    let same = digits.bytes().all(|digit| Some(digit) == digits.bytes().next());
    if same { Err(TokenValueError::CardNumber) } else { Ok(digits) }
}

fn mac_address(text: &str) -> Result<String, TokenValueError> {
    let digits = separated_hex(text).unwrap_or_else(|| text.to_uppercase());
    let second = digits.as_bytes().get(1).and_then(|digit| char::from(*digit).to_digit(16));
    // An odd first byte stands for a group of devices.
    let of_one = second.is_some_and(|digit| digit % 2 == 0) && digits.bytes().any(|digit| digit != b'0');
    let valid = hex_bytes(&digits) == Some(6) && of_one;
    if valid { Ok(digits) } else { Err(TokenValueError::MacAddress) }
}

/// A made-up token, by the characters of the protocol's `identifierString`.
fn word(text: &str, least: usize) -> Result<String, TokenValueError> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "*-_=:+|@.".contains(c);
    if !text.chars().all(allowed) {
        return Err(TokenValueError::Characters);
    }
    if text.len() < least {
        return Err(TokenValueError::TooShort);
    }
    // As it will be presented, so that the two meet.
    Ok(TokenValue::presented(text).0)
}

#[cfg(test)]
mod tests;
