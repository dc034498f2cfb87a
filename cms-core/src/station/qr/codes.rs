//! Making and checking the codes of stickers and displays.

use std::fmt;

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::payload::spelled;
use super::{QrError, QrPayload, QrProof, QrUrl};
use crate::digest::hex;
use crate::station::EvseId;

/// The characters of a display's code (OCPP 2.1 part 2, C25, version 1 of the algorithm).
const ALPHABET: &[u8; 62] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// The secret of an operator that all codes depend on: 32 bytes from the operating system's generator, kept apart from the
/// store. Another one makes every sticker void.
#[derive(Clone)]
pub struct QrSecrets([u8; 32]);

impl QrSecrets {
    /// Uses these bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// What a station needs to show codes for this EVSE: the `SharedSecret` of its `WebPaymentsCtrlr`. Each EVSE and each
    /// `generation` has its own, so that what is stolen from one station shows codes for no other, and is void once the
    /// next generation is given out.
    #[must_use]
    pub fn shared_secret(&self, evse: &EvseId, generation: u32) -> SharedSecret {
        let material = format!("{}/{generation}", evse.compact());
        SharedSecret(hex(&self.mac("display", material.as_bytes())))
    }

    fn tag(&self, evse: &EvseId) -> String {
        // 128 bits; a code has to stay small enough for a sticker.
        let tag = self.mac("sticker", evse.compact().as_bytes());
        hex(tag.get(..16).unwrap_or_default())
    }

    fn mac(&self, purpose: &str, material: &[u8]) -> [u8; 32] {
        mac(&self.0, &[purpose.as_bytes(), &[0], material])
    }
}

impl fmt::Debug for QrSecrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QrSecrets(..)")
    }
}

/// What a station makes the codes of one display from: 64 characters.
#[derive(Clone, PartialEq, Eq)]
pub struct SharedSecret(String);

impl SharedSecret {
    /// Takes a secret that the station drew itself.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The characters, to be told to the station and to nobody else.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SharedSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SharedSecret(..)")
    }
}

/// Makes and checks the codes of stickers.
///
/// ```
/// use cms_core::station::{EvseId, QrSecrets, QrStickers, QrUrl};
///
/// let stickers = QrStickers::new(QrUrl::parse("https://charge.example/e").unwrap(), QrSecrets::new([7; 32]));
/// let evse = EvseId::parse("DE*CMS*E0001*1").unwrap();
/// let text = stickers.make(&evse);
/// assert!(text.starts_with("https://charge.example/e/DECMSE00011/s/"));
/// assert_eq!(stickers.check(&text)?.compact(), evse.compact());
/// // Nobody else can make one for another EVSE.
/// assert!(stickers.check(&text.replace("E00011", "E00012")).is_err());
/// # Ok::<(), cms_core::station::QrError>(())
/// ```
#[derive(Debug, Clone)]
pub struct QrStickers {
    url: QrUrl,
    secrets: QrSecrets,
}

impl QrStickers {
    /// Stickers that lead to `url`.
    #[must_use]
    pub const fn new(url: QrUrl, secrets: QrSecrets) -> Self {
        Self { url, secrets }
    }

    /// The text of the sticker of an EVSE.
    #[must_use]
    pub fn make(&self, evse: &EvseId) -> String {
        let evse = spelled(evse);
        let proof = QrProof::Sticker(self.secrets.tag(&evse));
        self.url.text(&QrPayload { evse, proof })
    }

    /// The EVSE of a sticker that the operator has made.
    ///
    /// # Errors
    /// [`QrError`]; [`QrError::Forged`] where it leads here and its tag is not the operator's.
    pub fn check(&self, text: &str) -> Result<EvseId, QrError> {
        let QrPayload { evse, proof } = self.url.read(text)?;
        match proof {
            QrProof::Sticker(tag) if same(&tag, &self.secrets.tag(&evse)) => Ok(evse),
            QrProof::Sticker(_) => Err(QrError::Forged),
            QrProof::Display(_) => Err(QrError::Unreadable),
        }
    }
}

/// Makes and checks the codes that a station shows for one EVSE: time-based one-time passwords as OCPP 2.1 part 2, C25
/// has them (HMAC-SHA256 of the number of the time step).
///
/// ```
/// use chrono::{TimeDelta, TimeZone as _, Utc};
/// use cms_core::station::{DisplayCodes, EvseId, QrSecrets, QrUrl};
///
/// let url = QrUrl::parse("https://charge.example/e").unwrap();
/// let evse = EvseId::parse("DE*CMS*E0001*1").unwrap();
/// let secret = QrSecrets::new([7; 32]).shared_secret(&evse, 1);
/// let codes = DisplayCodes::new(evse, secret, 30, 20)?;
/// let now = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap();
/// let text = codes.make(&url, now);
/// assert!(codes.check(&url, &text, now).is_ok());
/// assert!(codes.check(&url, &text, now + TimeDelta::minutes(2)).is_err());
/// # Ok::<(), cms_core::station::QrError>(())
/// ```
#[derive(Debug, Clone)]
pub struct DisplayCodes {
    evse: EvseId,
    secret: SharedSecret,
    validity_s: u32,
    length: u8,
}

impl DisplayCodes {
    /// Codes for an EVSE, each shown for `validity_s` seconds (`ValidityTime`, 6 to 3600) and `length` characters long
    /// (`Length`, 17 to 32).
    ///
    /// # Errors
    /// [`QrError::InvalidDisplay`] where one of them is out of bounds, or the secret has no more than 16 characters.
    pub fn new(evse: EvseId, secret: SharedSecret, validity_s: u32, length: u8) -> Result<Self, QrError> {
        let fits = (6..=3600).contains(&validity_s) && (17..=32).contains(&length) && secret.0.len() > 16;
        if fits { Ok(Self { evse: spelled(&evse), secret, validity_s, length }) } else { Err(QrError::InvalidDisplay) }
    }

    /// What the station is configured with as `URLTemplate`; it puts the code in the place of `{totp}`.
    #[must_use]
    pub fn url_template(&self, url: &QrUrl) -> String {
        format!("{url}/{}/t/{{totp}}", self.evse)
    }

    /// The text on the display at this moment.
    #[must_use]
    pub fn make(&self, url: &QrUrl, now: DateTime<Utc>) -> String {
        let proof = QrProof::Display(self.code(self.step(now)));
        url.text(&QrPayload { evse: self.evse.clone(), proof })
    }

    /// The number of the time step in which a scanned code was shown. Clocks may differ and people take their time, so the
    /// step before and the one after this moment count too.
    ///
    /// # Errors
    /// [`QrError`]; [`QrError::Expired`] where it is the code of none of the three steps.
    pub fn check(&self, url: &QrUrl, text: &str, now: DateTime<Utc>) -> Result<i64, QrError> {
        let payload = url.read(text)?;
        let QrProof::Display(code) = payload.proof else { return Err(QrError::Unreadable) };
        if payload.evse != self.evse {
            return Err(QrError::Forged);
        }
        let step = self.step(now);
        let matching = (-1..=1).map(|drift| step.saturating_add(drift)).find(|step| same(&code, &self.code(*step)));
        matching.ok_or(QrError::Expired)
    }

    /// The EVSE.
    #[must_use]
    pub const fn evse(&self) -> &EvseId {
        &self.evse
    }

    fn step(&self, now: DateTime<Utc>) -> i64 {
        now.timestamp().div_euclid(i64::from(self.validity_s))
    }

    fn code(&self, step: i64) -> String {
        let hash = mac(self.secret.0.as_bytes(), &[&step.to_be_bytes()]);
        // Reading begins at a place that the hash itself names, and goes around.
        let offset = usize::from(hash[31] & 0x0f);
        let letters = hash.iter().cycle().skip(offset).take(usize::from(self.length));
        letters.map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()])).collect()
    }
}

fn mac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    // A key of up to one block is filled up with zeros, a longer one is hashed first (RFC 2104); the constructor for a
    // whole block cannot fail.
    let mut block = [0; 64];
    if key.len() > block.len() {
        use sha2::Digest as _;
        block[..32].copy_from_slice(&Sha256::digest(key));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let mut mac = <Hmac<Sha256>>::new(&block.into());
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

/// Whether two texts are equal, in a time that does not depend on where they differ.
fn same(one: &str, two: &str) -> bool {
    let differ = one.bytes().zip(two.bytes()).fold(0, |differ, (one, two)| differ | (one ^ two));
    one.len() == two.len() && differ == 0
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, TimeZone as _};
    use proptest::prelude::*;

    use super::*;

    fn url() -> QrUrl {
        QrUrl::parse("https://charge.example/e").unwrap()
    }

    fn evse(text: &str) -> EvseId {
        EvseId::parse(text).unwrap()
    }

    fn now() -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap()
    }

    /// Computed by another implementation of the same algorithm.
    #[test]
    fn the_codes_of_a_display_are_those_of_other_implementations() {
        let code = |secret: &str, length| {
            let codes = DisplayCodes::new(evse("DE*CMS*E1"), SharedSecret::new(secret), 30, length).unwrap();
            codes.make(&url(), now())
        };
        let text = code("a shared secret of the station", 20);
        assert_eq!(text, "https://charge.example/e/DECMSE1/t/V91rhPjjpEUkKPnpWqCX");
        let text = code(&"s".repeat(100), 32);
        assert_eq!(text, "https://charge.example/e/DECMSE1/t/W2qHSgTYn9lM8mqpXFNAW1dG5zDpNd0F");
    }

    #[test]
    fn each_evse_and_each_generation_has_its_own_secret() {
        let secrets = QrSecrets::new([7; 32]);
        let first = secrets.shared_secret(&evse("DE*CMS*E1"), 1);
        assert_eq!(first, secrets.shared_secret(&evse("decmse1"), 1));
        assert_ne!(first, secrets.shared_secret(&evse("DE*CMS*E1"), 2));
        assert_ne!(first, secrets.shared_secret(&evse("DE*CMS*E2"), 1));
        assert_ne!(first, QrSecrets::new([8; 32]).shared_secret(&evse("DE*CMS*E1"), 1));
        assert!(!format!("{secrets:?}{first:?}").contains(first.reveal()));
    }

    #[test]
    fn the_code_of_one_evse_is_none_of_another() {
        let secrets = QrSecrets::new([7; 32]);
        let codes = |text: &str| {
            let evse = evse(text);
            DisplayCodes::new(evse.clone(), secrets.shared_secret(&evse, 1), 30, 20).unwrap()
        };
        let (first, second) = (codes("DE*CMS*E1"), codes("DE*CMS*E2"));
        let shown = first.make(&url(), now());
        assert_eq!(second.check(&url(), &shown, now()), Err(QrError::Forged));
        assert_eq!(second.check(&url(), &shown.replace("CMSE1", "CMSE2"), now()), Err(QrError::Expired));
        assert_eq!(first.url_template(&url()), "https://charge.example/e/DECMSE1/t/{totp}");
        // A sticker is no display, and the other way round.
        let stickers = QrStickers::new(url(), secrets.clone());
        assert_eq!(first.check(&url(), &stickers.make(&evse("DE*CMS*E1")), now()), Err(QrError::Unreadable));
        assert_eq!(stickers.check(&shown), Err(QrError::Unreadable));
    }

    #[test]
    fn a_display_without_a_real_secret_or_with_short_codes_is_refused() {
        let secret = || SharedSecret::new("x".repeat(17));
        for (secret, validity_s, length) in [
            (SharedSecret::new("x".repeat(16)), 30, 20),
            (secret(), 5, 20),
            (secret(), 3601, 20),
            (secret(), 0, 20),
            (secret(), 30, 16),
            (secret(), 30, 33),
        ] {
            let refused = DisplayCodes::new(evse("DE*CMS*E1"), secret, validity_s, length);
            assert_eq!(refused.map(|_| ()), Err(QrError::InvalidDisplay));
        }
    }

    #[test]
    fn text_that_only_looks_like_a_code_of_the_operator_is_refused() {
        let stickers = QrStickers::new(url(), QrSecrets::new([7; 32]));
        let good = stickers.make(&evse("+49*810*000*438"));
        assert_eq!(stickers.check(&good).map(|id| id.compact()), Ok("+49*810*000438".to_owned()));
        assert!(stickers.check(&good.replace('*', "%2A").replace('+', "%2b")).is_ok());
        let tag = good.rsplit('/').next().unwrap();
        let elsewhere = [
            good.replace("https", "http"),
            good.replace("charge.example", "charge.example@evil.example"),
            good.replace("charge.example", "charge.example.evil.example"),
            good.replace("charge.example", "CHARGE.EXAMPLE"),
            good.replace("charge.example", "ch\u{430}rge.example"),
            good.replace("example/e", "example/e2"),
            good.replace("example/e", "example:444/e"),
            format!(" {good}"),
            String::new(),
            "A".repeat(10_000),
            format!("{good}{}", "A".repeat(10_000)),
        ];
        for text in elsewhere {
            assert_eq!(stickers.check(&text), Err(QrError::Foreign), "{text}");
        }
        let unreadable = [
            good.replace("/s/", "/x/"),
            format!("{good}/"),
            format!("{good}?next=https://evil.example"),
            format!("{good}#x"),
            format!("https://charge.example/e/../s/{tag}"),
            format!("https://charge.example/e/DE*CMS*E1%00/s/{tag}"),
            format!("https://charge.example/e/ DE*CMS*E1/s/{tag}"),
            format!("https://charge.example/e//s/{tag}"),
            "https://charge.example/e/DE*CMS*E1/s/".to_owned(),
            "https://charge.example/e/".to_owned(),
        ];
        for text in unreadable {
            assert_eq!(stickers.check(&text), Err(QrError::Unreadable), "{text}");
        }
        let forged = [
            good.replace("438/", "439/"),
            good.replace(tag, &"0".repeat(32)),
            good.replace(tag, &tag[..31]),
            good.replace(tag, &tag.to_uppercase()),
            format!("{good}0"),
            QrStickers::new(url(), QrSecrets::new([8; 32])).make(&evse("+49*810*000*438")),
        ];
        for text in forged {
            assert_eq!(stickers.check(&text), Err(QrError::Forged), "{text}");
        }
    }

    #[test]
    fn codes_lead_to_a_plain_https_url() {
        for good in ["https://charge.example", "https://charge.example:8443/a/b-c_d.e~f", "https://localhost/e"] {
            assert!(QrUrl::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "http://charge.example",
            "https://",
            "https://charge.example/",
            "https://charge..example",
            "https://-a.example",
            "https://user@charge.example",
            "https://charge.example?x",
            "https://charge.example#x",
            "https://charge.example/..",
            "https://charge.example/%2e",
            "https://Charge.example",
            "https://charge.example:",
            "https://charge.example:123456",
            "https://ch\u{430}rge.example",
            "https://charge.example/a b",
            &format!("https://{}.example", "a".repeat(10_000)),
        ] {
            assert_eq!(QrUrl::parse(bad), Err(QrError::NotAUrl), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn a_code_is_taken_in_its_step_and_the_ones_beside_it_and_never_else(
            shown_s in -1_000i64..4_000_000_000, later_s in -10_000i64..10_000, validity_s in 6u32..=3600, length in 17u8..=32
        ) {
            let codes = DisplayCodes::new(evse("DE*CMS*E1"), SharedSecret::new("y".repeat(64)), validity_s, length).unwrap();
            let shown = DateTime::from_timestamp(shown_s, 0).unwrap();
            let scanned = shown + TimeDelta::seconds(later_s);
            let steps = codes.step(scanned) - codes.step(shown);
            let taken = codes.check(&url(), &codes.make(&url(), shown), scanned);
            prop_assert_eq!(taken, if steps.abs() <= 1 { Ok(codes.step(shown)) } else { Err(QrError::Expired) });
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,80}", tail in "[A-Za-z0-9*+%/._-]{0,80}") {
            let stickers = QrStickers::new(url(), QrSecrets::new([7; 32]));
            prop_assert!(stickers.check(&text).is_err());
            let here = format!("https://charge.example/e/{tail}");
            prop_assert!(stickers.check(&here).is_err());
        }
    }
}
