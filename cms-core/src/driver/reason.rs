//! Why the server did not do what it was asked to.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why the server did not do what it was asked to: a code for programs, and a sentence for people.
///
/// An app may be older than its server, so a code that it does not know is kept and has a general sentence. What is no
/// code at all (up to 64 lower-case letters, digits, `_` and `.`) is read as `unspecified`.
///
/// ```
/// use cms_core::driver::Reason;
///
/// assert_eq!(Reason::new("evse_occupied"), Reason::EVSE_OCCUPIED);
/// assert_eq!(Reason::new("solar_eclipse").code(), "solar_eclipse");
/// assert_eq!(Reason::new("<b>").code(), "unspecified");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Reason(Code);

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident, $code:literal, $sentence:literal;)*) => {
        impl Reason {
            $($(#[$doc])* pub const $name: Self = Self(Code::Known($code));)*

            /// A sentence for people that says what to do.
            #[must_use]
            pub fn sentence(&self) -> &'static str {
                match self.code() {
                    $($code => $sentence,)*
                    _ => "The request was refused. Try another station, or ask the operator.",
                }
            }
        }

        const KNOWN: &[&str] = &[$($code),*];
    };
}

reasons! {
    /// No reason was given.
    UNSPECIFIED, "unspecified", "The request was refused. Try again, or ask the operator.";
    /// The driver may not charge here.
    NOT_ALLOWED, "not_allowed", "You may not charge at this station. Choose another one.";
    /// The EVSE is in use.
    EVSE_OCCUPIED, "evse_occupied", "The charging point is in use. Choose another one, or wait until it is free.";
    /// The EVSE is reserved for somebody else.
    EVSE_RESERVED, "evse_reserved", "The charging point is reserved. Choose another one.";
    /// The EVSE is out of order.
    EVSE_OUT_OF_ORDER, "evse_out_of_order", "The charging point is out of order. Choose another one.";
    /// There is no such EVSE.
    UNKNOWN_EVSE, "unknown_evse", "This charging point is not known. Check the number on it.";
    /// The station cannot be reached.
    STATION_OFFLINE, "station_offline", "The station cannot be reached. Try another one.";
    /// The station did not do what it was told.
    STATION_REFUSED, "station_refused", "The station did not react. Try again, or choose another one.";
    /// Nothing was plugged in, or nothing began, in time.
    NOT_PLUGGED_IN, "not_plugged_in", "Charging did not begin in time. Plug in and try again.";
    /// The payment was not approved.
    PAYMENT_DECLINED, "payment_declined", "The payment was declined. Choose another way to pay.";
    /// The account already charges as much as it may.
    ALREADY_CHARGING, "already_charging", "You are charging already. End that session first.";
    /// The offer is no longer valid.
    OFFER_EXPIRED, "offer_expired", "The price is no longer valid. Look at the new one and confirm it.";
    /// The driver took the request back before it began.
    CANCELLED, "cancelled", "The request was taken back. Nothing is charged for it.";
    /// The request never left the app.
    NEVER_SENT, "never_sent", "There was no connection, so the request was not sent. Nothing is charged; try again.";
    /// The key of the request was used with another content.
    KEY_REUSED, "key_reused", "The request differs from the one made before. Begin again.";
}

impl Reason {
    /// The reason with this code.
    #[must_use]
    pub fn new(code: &str) -> Self {
        let letters = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'.');
        if let Some(known) = KNOWN.iter().find(|known| **known == code) {
            return Self(Code::Known(known));
        }
        if (1..=64).contains(&code.len()) && code.bytes().all(letters) {
            return Self(Code::Other(code.to_owned()));
        }
        Self::UNSPECIFIED
    }

    /// A stable code for programs.
    #[must_use]
    pub fn code(&self) -> &str {
        match &self.0 {
            Code::Known(code) => code,
            Code::Other(code) => code,
        }
    }
}

impl From<String> for Reason {
    fn from(code: String) -> Self {
        Self::new(&code)
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> Self {
        reason.code().to_owned()
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Code {
    Known(&'static str),
    Other(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_survives_json_whether_it_is_known_or_not() {
        for code in KNOWN.iter().copied().chain(["new_in_2030", "payment.declined"]) {
            let json = serde_json::to_string(&Reason::new(code)).unwrap();
            assert_eq!(json, format!("\"{code}\""));
            assert_eq!(serde_json::from_str::<Reason>(&json).unwrap(), Reason::new(code));
        }
    }

    #[test]
    fn what_is_no_code_is_no_reason() {
        for text in ["", "Über", "a b", "DROP TABLE", "\u{202e}", &"x".repeat(65)] {
            assert_eq!(Reason::new(text), Reason::UNSPECIFIED, "{text:?}");
        }
    }
}
