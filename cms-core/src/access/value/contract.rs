//! Contract ids.

use super::TokenValueError;

/// An e-mobility contract id without separators: of ISO 15118-1 (eMAID; country, provider, 9 characters, without its check
/// digit) or of DIN SPEC 91286 (country, provider, 6 characters, with its check digit). The two are kept apart: which
/// contract of the one is which of the other is for the provider to say.
///
/// ```
/// use cms_core::access::ContractId;
///
/// let contract = ContractId::parse("de-83d-uien83qgz-d")?;
/// assert_eq!(contract.as_str(), "DE83DUIEN83QGZ");
/// assert_eq!(contract.check_digit(), 'D');
/// assert_eq!(contract.to_string(), "DE-83D-UIEN83QGZ-D");
/// assert_eq!(ContractId::parse("DE-83D-UIEN83ZGQ-D").unwrap_err().code(), "token.check_digit");
/// # Ok::<(), cms_core::access::TokenValueError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContractId(String);

/// Length of an id of ISO 15118-1 without its check digit.
const ISO: usize = 14;

/// Length of an id of DIN SPEC 91286 without its check digit.
const DIN: usize = 11;

impl ContractId {
    /// Reads a contract id with or without separators and check digit. Of DIN SPEC 91286 it takes both, or the length
    /// alone would tell too little.
    ///
    /// # Errors
    /// [`TokenValueError::Contract`] where it has another form, [`TokenValueError::CheckDigit`] where its check digit is
    /// wrong.
    pub fn parse(text: &str) -> Result<Self, TokenValueError> {
        let (body, check) = Self::parts(text).ok_or(TokenValueError::Contract)?;
        let right = Self::check_digit_of(&body).ok_or(TokenValueError::Contract)?;
        if check.is_some_and(|check| check != right) {
            return Err(TokenValueError::CheckDigit);
        }
        Ok(if body.len() == DIN { Self(format!("{body}{right}")) } else { Self(body) })
    }

    /// Without separators; with its check digit for DIN SPEC 91286, without it for ISO 15118-1.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The country, two letters.
    #[must_use]
    pub fn country(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }

    /// The provider within the country, three letters or digits.
    #[must_use]
    pub fn provider(&self) -> &str {
        self.0.get(2..5).unwrap_or_default()
    }

    /// The check digit.
    #[must_use]
    pub fn check_digit(&self) -> char {
        let body = if self.0.len() == ISO { Some(self.0.as_str()) } else { self.0.get(..DIN) };
        body.and_then(Self::check_digit_of).unwrap_or('0')
    }

    /// A contract id among other tokens: with separators, or of 15 characters with the right check digit. 14 characters
    /// without either may be the number of a card as well, and are spelled the same anyway.
    pub(super) fn recognised(text: &str) -> Option<Self> {
        let separated = text.as_bytes().get(2).is_some_and(|byte| matches!(byte, b'-' | b'*'));
        if separated || text.len() == ISO + 1 { Self::parse(text).ok() } else { None }
    }

    /// Country, provider and instance without separators, and the check digit.
    fn parts(text: &str) -> Option<(String, Option<char>)> {
        let text = text.trim().to_ascii_uppercase();
        if text.len() > 20 || !text.is_ascii() {
            return None;
        }
        let separator = text.chars().nth(2).filter(|c| matches!(c, '-' | '*'));
        let (body, check) = match separator {
            Some(separator) => {
                let parts: Vec<&str> = text.split(separator).collect();
                let (country, provider, instance, check) = match parts.as_slice() {
                    [country, provider, instance] => (country, provider, instance, None),
                    [country, provider, instance, check] if check.len() == 1 => {
                        (country, provider, instance, check.chars().next())
                    }
                    _ => return None,
                };
                let sized = country.len() == 2 && provider.len() == 3 && matches!(instance.len(), 6 | 9);
                (sized.then(|| format!("{country}{provider}{instance}"))?, check)
            }
            None => match text.len() {
                ISO => (text, None),
                // Also DIN SPEC 91286 with its check digit.
                length if length == ISO + 1 || length == DIN + 1 => {
                    let check = text.chars().next_back();
                    (text.get(..length - 1)?.to_owned(), check)
                }
                _ => return None,
            },
        };
        let letters = body.bytes().take(2).all(|byte| byte.is_ascii_uppercase());
        let valid = letters && body.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        valid.then_some((body, check))
    }

    fn check_digit_of(body: &str) -> Option<char> {
        match body.len() {
            ISO => iso_check_digit(body),
            DIN => din_check_digit(body),
            _ => None,
        }
    }
}

impl std::fmt::Display for ContractId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let length = if self.0.len() == ISO { ISO } else { DIN };
        let instance = self.0.get(5..length).unwrap_or_default();
        write!(f, "{}-{}-{instance}-{}", self.country(), self.provider(), self.check_digit())
    }
}

/// What a character counts: its place among the digits and letters.
fn worth(byte: u8) -> Option<u32> {
    char::from(byte).to_digit(36)
}

/// The check digit of ISO 15118-1 (as published by eMI3, "Check digit calculation for contract ids"): each character is two
/// vectors, one modulo 2 and one modulo 3, multiplied by powers of two matrices.
fn iso_check_digit(body: &str) -> Option<char> {
    // The vector (a, b) times the powers of (0 1; 1 1) modulo 2, and of (0 1; 1 2) modulo 3.
    let (mut sum_2, mut sum_3) = ([0, 0], [0, 0]);
    let (mut power_2, mut power_3) = ([[0, 1], [1, 1]], [[0, 1], [1, 2]]);
    for byte in body.bytes() {
        let worth = worth(byte)?;
        let (in_2, in_3) = ([worth / 18, worth / 9 % 2], [worth / 3 % 3, worth % 3]);
        for column in 0..2 {
            sum_2[column] += in_2[0] * power_2[0][column] + in_2[1] * power_2[1][column];
            sum_3[column] += in_3[0] * power_3[0][column] + in_3[1] * power_3[1][column];
        }
        power_2 = power_2.map(|[a, b]| [b % 2, (a + b) % 2]);
        power_3 = power_3.map(|[a, b]| [b % 3, (a + 2 * b) % 3]);
    }
    // The check digit makes the sum with its own, the 15th, power nothing: -(second matrix)^-15 is (0 2; 2 1).
    let in_3 = [2 * sum_3[1] % 3, (2 * sum_3[0] + sum_3[1]) % 3];
    let worth = sum_2[0] % 2 * 18 + sum_2[1] % 2 * 9 + in_3[0] * 3 + in_3[1];
    char::from_digit(worth, 36).map(|digit| digit.to_ascii_uppercase())
}

/// The check digit of DIN SPEC 91286: the decimal digits of each character's worth, weighted by powers of two, modulo 11.
fn din_check_digit(body: &str) -> Option<char> {
    let (mut sum, mut weight) = (0, 1);
    for byte in body.bytes() {
        let worth = worth(byte)?;
        if worth >= 10 {
            sum += worth / 10 * weight;
            weight *= 2;
        }
        sum += worth % 10 * weight;
        weight *= 2;
    }
    let digit = sum % 11;
    if digit == 10 { Some('X') } else { char::from_digit(digit, 10) }
}
