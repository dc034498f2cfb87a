//! Logging in, proving an address, choosing a new password: without telling who has an account, and without locking anybody
//! out for good.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Mutex;

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use cms_core::access::{
    AccessRefusal, Account, AccountChange, ChangeAccount, ChangeCredentials, ChangePaymentMethods, CredentialChange,
    CredentialRefusal, Credentials, EraseAccount, LineNotifier, LogIn, LoginAttempts, LoginChallenge, LoginProof,
    LoginRefusal, NotificationChannel, Notifier, NotifyError, OneTimeSecret, Passkey, PasswordHasher,
    PasswordPolicyError, PaymentMethodChange, PaymentMethodRefusal, PersonCipher, PersonKey, PersonMessage,
    RedeemSecret, Redemption, RegisterAccount, RequestSecret, SecretHasher, SecretPurpose, SecretRefusal,
    StoredPaymentMethod, check_notifier, deliver_notifications, export_person, forget_logins,
};
use cms_core::payment::PaymentMethodRef;
use cms_core::storage::conformance::block_on;
use cms_core::storage::{MemoryStore, Row, Store as _, all, load};
use cms_core::{AccountId, Command, Context, FreshIds, handle};
use proptest::prelude::*;

const DANA: &str = "dana@example.org";
const NOBODY: &str = "nobody@example.org";
const PASSWORD: &str = "correct horse battery";

/// Keeps what it is given, or refuses it.
#[derive(Default)]
struct Mailbox {
    messages: Mutex<Vec<PersonMessage>>,
    out_of_order: bool,
}

#[async_trait]
impl Notifier for Mailbox {
    async fn notify(&self, message: PersonMessage) -> Result<(), NotifyError> {
        if self.out_of_order {
            return Err(NotifyError::Unavailable { reason: "no route".to_owned() });
        }
        self.messages.lock().unwrap().push(message);
        Ok(())
    }
}

struct Desk {
    store: MemoryStore,
    hasher: SecretHasher,
    passwords: PasswordHasher,
    now: DateTime<Utc>,
    drawn: u64,
}

impl Desk {
    fn new() -> (Self, AccountId) {
        let now = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap();
        let passwords = PasswordHasher::danger_quick(&mut FreshIds::from_seed([7; 32]));
        let mut desk = Self { store: MemoryStore::new(), hasher: SecretHasher::new([9; 32]), passwords, now, drawn: 0 };
        let mut ids = desk.ids();
        let register = RegisterAccount::new(&desk.hasher, &mut ids, "Dana", DANA, None).unwrap();
        let dana = desk.carry_out(&register).unwrap();
        let hash = desk.passwords.hash(PASSWORD, &mut ids).unwrap();
        desk.change(&dana, CredentialChange::Password(hash)).unwrap();
        (desk, dana)
    }

    fn seed(&mut self) -> [u8; 32] {
        self.drawn += 1;
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&self.drawn.to_be_bytes());
        seed
    }

    fn ids(&mut self) -> FreshIds {
        FreshIds::from_seed(self.seed())
    }

    fn carry_out<C: Command>(&mut self, command: &C) -> C::Reply {
        let context = Context { now: self.now, seed: self.seed(), fence: None };
        block_on(handle(&self.store, command, context)).unwrap().reply
    }

    fn change(&mut self, account: &AccountId, change: CredentialChange) -> Result<(), CredentialRefusal> {
        self.carry_out(&ChangeCredentials { account: account.clone(), change })
    }

    fn log_in(&mut self, email: &str, password: &str, device: &str) -> Result<AccountId, LoginRefusal> {
        let (email, origin) = (self.hasher.email(email), self.hasher.origin(device));
        let challenge = block_on(async {
            let mut snapshot = self.store.snapshot().await.unwrap();
            LoginChallenge::read(&mut *snapshot, &email).await.unwrap()
        });
        let right = self.passwords.answers(password, &challenge);
        self.carry_out(&LogIn { email, origin, proof: LoginProof::Password { challenge, right } })
    }

    fn request(&mut self, email: &str, purpose: SecretPurpose) {
        let mut ids = self.ids();
        let request = RequestSecret::new(&self.hasher, &mut ids, purpose, &self.hasher.email(email));
        self.carry_out(&request);
    }

    fn redeem(&mut self, email: &str, secret: &str, redemption: Redemption) -> Result<AccountId, SecretRefusal> {
        let email = self.hasher.email(email);
        let purpose = match redemption {
            Redemption::VerifyEmail => SecretPurpose::VerifyEmail,
            Redemption::VerifyPhone => SecretPurpose::VerifyPhone,
            Redemption::ResetPassword(_) => SecretPurpose::ResetPassword,
            Redemption::LogIn(_) => SecretPurpose::LogIn,
        };
        let hash = self.hasher.one_time(purpose, &email, secret);
        self.carry_out(&RedeemSecret { email, hash, redemption })
    }

    fn deliver(&mut self, mailbox: &dyn Notifier) -> (u32, u32, u32) {
        let (hasher, now) = (self.hasher.clone(), self.now);
        let mut seeds = 1_u8;
        let mut draw = || {
            seeds += 1;
            [seeds; 32]
        };
        let done = block_on(deliver_notifications(&self.store, &hasher, mailbox, now, &mut draw)).unwrap();
        (done.sent, done.waiting, done.dropped)
    }

    /// The one message that waits, delivered.
    fn received(&mut self) -> PersonMessage {
        let mailbox = Mailbox::default();
        assert_eq!(self.deliver(&mailbox), (1, 0, 0));
        mailbox.messages.into_inner().unwrap().remove(0)
    }

    fn stored<R: Row>(&self, id: &str) -> Option<R> {
        let mut snapshot = block_on(self.store.snapshot()).unwrap();
        block_on(load::<R>(&mut *snapshot, id)).unwrap().map(|row| row.value)
    }

    fn count<R: Row>(&self) -> usize {
        let mut snapshot = block_on(self.store.snapshot()).unwrap();
        block_on(all::<R>(&mut *snapshot, None)).unwrap().len()
    }
}

#[test]
fn the_right_password_logs_in_and_anything_else_is_the_same_refusal() {
    let (mut desk, dana) = Desk::new();
    assert_eq!(desk.log_in("Dana@Example.org", PASSWORD, "phone"), Ok(dana));
    let long = "x".repeat(100_000);
    for (email, password) in [
        (DANA, "wrong"),
        (DANA, ""),
        (DANA, long.as_str()),
        (NOBODY, PASSWORD),
        ("' OR 1=1--", PASSWORD),
        ("", ""),
        ("\u{202e}gro.elpmaxe@anad", PASSWORD),
    ] {
        assert_eq!(desk.log_in(email, password, "other"), Err(LoginRefusal::Wrong), "{email}");
    }
}

#[test]
fn an_unknown_address_is_counted_and_answered_like_a_known_one() {
    let (mut known, _) = Desk::new();
    let (mut unknown, _) = Desk::new();
    for round in 0..40 {
        let right = if round % 7 == 6 { "wrong again" } else { "wrong" };
        let one = known.log_in(DANA, right, "stranger");
        let other = unknown.log_in(NOBODY, right, "stranger");
        assert_eq!(one, other, "round {round}");
        known.now += TimeDelta::seconds(20);
        unknown.now += TimeDelta::seconds(20);
    }
    assert_eq!(known.count::<LoginAttempts>(), unknown.count::<LoginAttempts>());
    // And so are requests for a new password.
    known.request(DANA, SecretPurpose::ResetPassword);
    unknown.request(NOBODY, SecretPurpose::ResetPassword);
    assert_eq!(known.count::<OneTimeSecret>(), unknown.count::<OneTimeSecret>());
    for _ in 0..9 {
        assert_eq!(known.redeem(DANA, "guess", Redemption::VerifyEmail), Err(SecretRefusal::Wrong));
        assert_eq!(unknown.redeem(NOBODY, "guess", Redemption::VerifyEmail), Err(SecretRefusal::Wrong));
    }
    assert_eq!(unknown.deliver(&Mailbox::default()), (0, 0, 0));
}

#[test]
fn while_one_waits_not_even_the_right_password_is_looked_at() {
    let (mut desk, dana) = Desk::new();
    for _ in 0..5 {
        assert_eq!(desk.log_in(DANA, "wrong", "stranger"), Err(LoginRefusal::Wrong));
    }
    let until = desk.now + TimeDelta::seconds(30);
    for _ in 0..100 {
        assert_eq!(desk.log_in(DANA, PASSWORD, "stranger"), Err(LoginRefusal::Wait { until }));
    }
    desk.now = until;
    assert_eq!(desk.log_in(DANA, PASSWORD, "stranger"), Ok(dana));
}

#[test]
fn a_stranger_who_tries_for_ever_does_not_stand_in_the_owners_way() {
    let (mut desk, dana) = Desk::new();
    desk.log_in(DANA, PASSWORD, "her phone").unwrap();
    for _ in 0..500 {
        assert!(desk.log_in(DANA, "guess", "stranger").is_err());
        desk.now += TimeDelta::seconds(10);
    }
    // From a device that she has used before she gets in at once,
    assert_eq!(desk.log_in(DANA, PASSWORD, "her phone"), Ok(dana.clone()));
    // and from a new one by what only she receives.
    assert!(matches!(desk.log_in(DANA, PASSWORD, "her new phone"), Err(LoginRefusal::Wait { .. })));
    desk.request(DANA, SecretPurpose::LogIn);
    let secret = desk.received().secret;
    let here = desk.hasher.origin("her new phone");
    assert_eq!(desk.redeem(DANA, &secret, Redemption::LogIn(here)), Ok(dana.clone()));
    assert_eq!(desk.log_in(DANA, PASSWORD, "her new phone"), Ok(dana));
}

#[test]
fn a_new_password_takes_the_place_of_the_old_one_and_ends_all_log_ins() {
    let (mut desk, dana) = Desk::new();
    desk.log_in(DANA, PASSWORD, "phone").unwrap();
    desk.request(DANA, SecretPurpose::ResetPassword);
    desk.request(DANA, SecretPurpose::ResetPassword);
    let message = desk.received();
    assert_eq!((message.to.as_str(), message.channel), (DANA, NotificationChannel::Email));
    assert_eq!(message.secret.len(), 25);
    assert!(!format!("{message:?}").contains(&message.secret) && !format!("{message:?}").contains(DANA));
    let mut ids = desk.ids();
    let hash = desk.passwords.hash("another horse", &mut ids).unwrap();
    desk.now += TimeDelta::minutes(5);
    let reset = |hash: &_| Redemption::ResetPassword(Clone::clone(hash));
    assert_eq!(desk.redeem(NOBODY, &message.secret, reset(&hash)), Err(SecretRefusal::Wrong));
    assert_eq!(desk.redeem(DANA, &message.secret, Redemption::VerifyEmail), Err(SecretRefusal::Wrong));
    assert_eq!(desk.redeem(DANA, &message.secret, reset(&hash)), Ok(dana.clone()));
    assert_eq!(desk.redeem(DANA, &message.secret, reset(&hash)), Err(SecretRefusal::Wrong), "it works once");
    let credentials: Credentials = desk.stored(dana.as_str()).unwrap();
    assert_eq!(credentials.log_ins_valid_from, Some(desk.now));
    assert!(credentials.known_origins.is_empty());
    assert_eq!(desk.log_in(DANA, PASSWORD, "phone"), Err(LoginRefusal::Wrong));
    assert_eq!(desk.log_in(DANA, "another horse", "phone"), Ok(dana));
}

#[test]
fn a_secret_expires_and_can_be_guessed_five_times() {
    let (mut desk, dana) = Desk::new();
    desk.request(DANA, SecretPurpose::VerifyEmail);
    let secret = desk.received().secret;
    desk.now += TimeDelta::hours(24);
    assert_eq!(desk.redeem(DANA, &secret, Redemption::VerifyEmail), Err(SecretRefusal::Wrong));
    desk.request(DANA, SecretPurpose::VerifyEmail);
    let secret = desk.received().secret;
    for _ in 0..5 {
        assert_eq!(desk.redeem(DANA, "guess", Redemption::VerifyEmail), Err(SecretRefusal::Wrong));
    }
    assert_eq!(desk.redeem(DANA, &secret, Redemption::VerifyEmail), Err(SecretRefusal::Wrong));
    desk.now += TimeDelta::minutes(1);
    desk.request(DANA, SecretPurpose::VerifyEmail);
    let secret = desk.received().secret;
    assert_eq!(desk.redeem(DANA, &format!(" {secret}\n"), Redemption::VerifyEmail), Ok(dana.clone()));
    assert_eq!(desk.stored::<Credentials>(dana.as_str()).unwrap().email_verified_at, Some(desk.now));
}

#[test]
fn a_new_address_is_the_one_to_log_in_with_and_is_not_verified_yet() {
    let (mut desk, dana) = Desk::new();
    desk.request(DANA, SecretPurpose::VerifyEmail);
    let secret = desk.received().secret;
    desk.redeem(DANA, &secret, Redemption::VerifyEmail).unwrap();
    desk.request(DANA, SecretPurpose::ResetPassword);
    let old_reset = desk.received().secret;
    let key: PersonKey = desk.stored(dana.as_str()).unwrap();
    let cipher = PersonCipher::of(&desk.hasher, &key).unwrap();
    let mut ids = desk.ids();
    let new = "dana@new.example.org";
    let change = AccountChange::email(&desk.hasher, &cipher, new, &mut ids).unwrap();
    let change = ChangeAccount { account: dana.clone(), change };
    desk.carry_out(&change).unwrap();
    desk.carry_out(&change).unwrap();
    assert_eq!(desk.stored::<Credentials>(dana.as_str()).unwrap().email_verified_at, None);
    assert_eq!(desk.log_in(DANA, PASSWORD, "phone"), Err(LoginRefusal::Wrong));
    assert_eq!(desk.log_in(new, PASSWORD, "phone"), Ok(dana.clone()));
    // What was sent to the old address opens nothing any more.
    let hash = desk.passwords.hash("another horse", &mut ids).unwrap();
    assert_eq!(desk.redeem(DANA, &old_reset, Redemption::ResetPassword(hash)), Err(SecretRefusal::Wrong));
    // The old address is free, and then it is somebody else's.
    let register = RegisterAccount::new(&desk.hasher, &mut ids, "Eve", DANA, None).unwrap();
    desk.carry_out(&register).unwrap();
    let back = AccountChange::email(&desk.hasher, &cipher, DANA, &mut ids).unwrap();
    let back = ChangeAccount { account: dana, change: back };
    assert_eq!(desk.carry_out(&back), Err(AccessRefusal::EmailTaken));
    for wrong in ["", "dana", "dana@example", "a b@example.org", "dana@example.org\r\nBcc: eve@example.org"] {
        let refused = AccountChange::email(&desk.hasher, &cipher, wrong, &mut ids).unwrap_err();
        assert_eq!(refused, AccessRefusal::InvalidEmail, "{wrong:?}");
    }
}

#[test]
fn a_blocked_account_is_told_so_to_its_owner_only() {
    let (mut desk, dana) = Desk::new();
    let mut change = |change| desk.carry_out(&ChangeAccount { account: dana.clone(), change });
    change(AccountChange::Block).unwrap();
    change(AccountChange::Block).unwrap();
    assert_eq!(desk.log_in(DANA, "wrong", "phone"), Err(LoginRefusal::Wrong));
    assert_eq!(desk.log_in(DANA, PASSWORD, "phone"), Err(LoginRefusal::Blocked));
    desk.carry_out(&ChangeAccount { account: dana.clone(), change: AccountChange::Unblock }).unwrap();
    assert_eq!(desk.log_in(DANA, PASSWORD, "phone"), Ok(dana));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_sequence_of_tries_tells_whether_an_address_has_an_account(
        tries in prop::collection::vec((0..3_u8, 0..3_u8, 0..400_i64), 1..30),
    ) {
        let (mut desk, _) = Desk::new();
        for (what, device, seconds) in tries {
            desk.now += TimeDelta::seconds(seconds);
            let device = format!("device {device}");
            let answers = [DANA, NOBODY].map(|email| match what {
                0 => desk.log_in(email, "guess", &device).map_err(|refusal| refusal.to_string()),
                1 => {
                    desk.request(email, SecretPurpose::LogIn);
                    Err(String::new())
                }
                _ => {
                    let origin = desk.hasher.origin(&device);
                    desk.redeem(email, "guess", Redemption::LogIn(origin)).map_err(|refusal| refusal.to_string())
                }
            });
            prop_assert_eq!(&answers[0], &answers[1]);
            prop_assert!(answers[0].is_err());
        }
        prop_assert_eq!(desk.count::<LoginAttempts>() % 2, 0);
        prop_assert_eq!(desk.count::<OneTimeSecret>() % 2, 0);
    }
}

#[test]
fn a_telephone_is_verified_by_a_code_that_comes_to_it() {
    let (mut desk, dana) = Desk::new();
    desk.request(DANA, SecretPurpose::VerifyPhone);
    assert_eq!(desk.deliver(&Mailbox::default()), (0, 0, 0), "there is no number yet");
    let key: PersonKey = desk.stored(dana.as_str()).unwrap();
    let cipher = PersonCipher::of(&desk.hasher, &key).unwrap();
    for wrong in ["", "015112345678", "+0151123456", "+49151\r\n12345", "+4915112345678901", "+49 151 CALL-ME"] {
        let refused = CredentialChange::phone(&cipher, wrong, &mut desk.ids()).unwrap_err();
        assert_eq!(refused, CredentialRefusal::InvalidPhone, "{wrong:?}");
    }
    let phone = CredentialChange::phone(&cipher, "+49 (151) 123-45678", &mut desk.ids()).unwrap();
    desk.change(&dana, phone).unwrap();
    let mut snapshot = block_on(desk.store.snapshot()).unwrap();
    let export = block_on(export_person(&mut *snapshot, &desk.hasher, &dana)).unwrap();
    drop(snapshot);
    assert_eq!(export.phone.as_deref(), Some("+4915112345678"));
    assert_eq!(export.credentials.unwrap().password, None, "a hash is nobody's to read");
    desk.now += TimeDelta::minutes(1);
    desk.request(DANA, SecretPurpose::VerifyPhone);
    let message = desk.received();
    assert_eq!((message.to.as_str(), message.channel), ("+4915112345678", NotificationChannel::Phone));
    assert!(message.secret.len() == 6 && message.secret.chars().all(|c| c.is_ascii_digit()));
    assert_eq!(desk.redeem(DANA, &message.secret, Redemption::VerifyPhone), Ok(dana.clone()));
    assert!(desk.stored::<Credentials>(dana.as_str()).unwrap().phone_verified_at.is_some());
    desk.change(&dana, CredentialChange::Phone(None)).unwrap();
    assert!(desk.stored::<Credentials>(dana.as_str()).unwrap().phone_verified_at.is_none());
}

#[test]
fn what_cannot_be_sent_waits_and_what_was_sent_is_not_sent_again() {
    let (mut desk, _) = Desk::new();
    desk.request(DANA, SecretPurpose::VerifyEmail);
    assert_eq!(desk.deliver(&Mailbox { out_of_order: true, ..Mailbox::default() }), (0, 1, 0));
    let mailbox = Mailbox::default();
    assert_eq!(desk.deliver(&mailbox), (1, 0, 0));
    assert_eq!(desk.deliver(&mailbox), (0, 0, 0));
}

#[test]
fn a_passkey_logs_in_and_a_copy_of_it_does_not() {
    let (mut desk, dana) = Desk::new();
    let passkey = Passkey {
        credential_id: "a2V5".to_owned(),
        public_key: "cHVibGlj".to_owned(),
        counter: 5,
        label: "phone".to_owned(),
    };
    desk.change(&dana, CredentialChange::AddPasskey(passkey)).unwrap();
    let (email, origin) = (desk.hasher.email(DANA), desk.hasher.origin("phone"));
    let mut log_in = |credential_id: &str, counter, right| {
        let proof = LoginProof::Passkey { credential_id: credential_id.to_owned(), counter, right };
        desk.carry_out(&LogIn { email: email.clone(), origin: origin.clone(), proof })
    };
    assert_eq!(log_in("a2V5", 6, true), Ok(dana));
    assert_eq!(log_in("a2V5", 7, false), Err(LoginRefusal::Wrong));
    assert_eq!(log_in("b3RoZXI", 7, true), Err(LoginRefusal::Wrong));
    assert_eq!(log_in("a2V5", 6, true), Err(LoginRefusal::Wrong), "a counter that stands still is a copy's");
}

#[test]
fn a_comparison_with_a_password_that_has_changed_since_says_nothing() {
    let (mut desk, dana) = Desk::new();
    let email = desk.hasher.email(DANA);
    let old = desk.stored::<Credentials>(dana.as_str()).unwrap().password;
    let mut ids = desk.ids();
    let hash = desk.passwords.hash("another horse", &mut ids).unwrap();
    desk.change(&dana, CredentialChange::Password(hash)).unwrap();
    let challenge = block_on(async {
        let mut snapshot = desk.store.snapshot().await.unwrap();
        LoginChallenge::read(&mut *snapshot, &email).await.unwrap()
    });
    assert_ne!(challenge.password, old);
    let mut stale = challenge;
    stale.password = old;
    let origin = desk.hasher.origin("phone");
    let proof = LoginProof::Password { challenge: stale, right: true };
    assert_eq!(desk.carry_out(&LogIn { email, origin, proof }), Err(LoginRefusal::Wrong));
}

#[test]
fn passwords_have_a_least_and_a_greatest_length_and_are_hashed_with_salt() {
    let (desk, _) = Desk::new();
    let hash = |password: &str, seed| desk.passwords.hash(password, &mut FreshIds::from_seed([seed; 32]));
    assert_eq!(hash("short", 1).unwrap_err(), PasswordPolicyError::TooShort);
    assert_eq!(hash("Password1", 1).unwrap_err(), PasswordPolicyError::Common);
    assert_eq!(hash("aaaaaaaaaa", 1).unwrap_err(), PasswordPolicyError::Common);
    assert_eq!(hash(&"ab".repeat(600), 1).unwrap_err(), PasswordPolicyError::TooLong);
    let (one, other) = (hash(PASSWORD, 1).unwrap(), hash(PASSWORD, 2).unwrap());
    assert_ne!(one, other);
    assert!(desk.passwords.matches(PASSWORD, &one) && desk.passwords.matches(PASSWORD, &other));
    assert!(!format!("{one:?}").contains("argon2"));
    let production = PasswordHasher::new(&mut FreshIds::from_seed([3; 32]));
    let hash = production.hash(PASSWORD, &mut FreshIds::from_seed([4; 32])).unwrap();
    assert!(hash.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{}", hash.as_str());
    assert!(desk.passwords.matches(PASSWORD, &hash), "the parameters are those of the hash");
    for broken in ["", "$argon2id$", "$2b$10$x", "plain"] {
        assert!(!desk.passwords.matches(PASSWORD, &cms_core::access::PasswordHash::from_phc(broken)));
    }
}

#[test]
fn failures_and_secrets_are_forgotten_for_known_and_unknown_addresses() {
    let (mut desk, _) = Desk::new();
    for number in 0..450 {
        let email = format!("nobody{number}@example.org");
        assert!(desk.log_in(&email, "guess", "stranger").is_err());
    }
    desk.request(NOBODY, SecretPurpose::ResetPassword);
    let (store, now) = (&desk.store, desk.now);
    let forget = |at| block_on(forget_logins(store, at, &mut || [1; 32])).unwrap();
    assert_eq!(forget(now), 0);
    assert_eq!(forget(now + TimeDelta::hours(25)), 451);
    assert_eq!((desk.count::<LoginAttempts>(), desk.count::<OneTimeSecret>()), (0, 0));
    assert!(desk.log_in(NOBODY, "guess", "stranger").is_err(), "counting begins again");
}

#[test]
fn an_account_keeps_several_ways_to_pay_and_charges_one() {
    let (mut desk, dana) = Desk::new();
    let mut change = |change| desk.carry_out(&ChangePaymentMethods { account: dana.clone(), change });
    let card = |number: u8| StoredPaymentMethod {
        method: PaymentMethodRef::new(format!("pm_{number}")),
        label: format!("card {number}"),
    };
    change(PaymentMethodChange::Keep(card(1))).unwrap();
    change(PaymentMethodChange::Keep(card(2))).unwrap();
    change(PaymentMethodChange::Keep(card(2))).unwrap();
    assert_eq!(change(PaymentMethodChange::Prefer(card(3).method)), Err(PaymentMethodRefusal::Unknown));
    change(PaymentMethodChange::Prefer(card(2).method)).unwrap();
    change(PaymentMethodChange::Remove(card(2).method)).unwrap();
    let unreadable = StoredPaymentMethod { label: "\u{202e}4242".to_owned(), ..card(4) };
    assert_eq!(change(PaymentMethodChange::Keep(unreadable)), Err(PaymentMethodRefusal::InvalidLabel));
    (2..11).for_each(|number| change(PaymentMethodChange::Keep(card(number))).unwrap());
    assert_eq!(change(PaymentMethodChange::Keep(card(11))), Err(PaymentMethodRefusal::TooMany));
    let account: Account = desk.stored(dana.as_str()).unwrap();
    assert_eq!(account.payment_method, Some(card(1).method));
    assert_eq!(account.payment_methods.len(), 10);
}

#[test]
fn whoever_is_erased_cannot_log_in_and_leaves_nothing_to_log_in_with() {
    let (mut desk, dana) = Desk::new();
    desk.log_in(DANA, "wrong", "phone").unwrap_err();
    desk.request(DANA, SecretPurpose::ResetPassword);
    desk.carry_out(&EraseAccount { account: dana.clone() }).unwrap();
    assert_eq!(desk.log_in(DANA, PASSWORD, "phone"), Err(LoginRefusal::Wrong));
    assert!(desk.stored::<Credentials>(dana.as_str()).is_none());
    assert_eq!(desk.count::<OneTimeSecret>(), 0);
    assert_eq!(desk.deliver(&Mailbox::default()), (0, 0, 1), "the message to nobody is dropped");
    let hash = desk.passwords.hash(PASSWORD, &mut FreshIds::from_seed([5; 32])).unwrap();
    assert_eq!(desk.change(&dana, CredentialChange::Password(hash)), Err(CredentialRefusal::UnknownAccount));
}

#[test]
fn the_notifier_that_writes_lines_keeps_what_notifiers_promise() {
    let notifier = LineNotifier::new(Vec::new());
    block_on(check_notifier(&notifier, DANA, "+4915112345678"));
    let text = String::from_utf8(notifier.into_inner()).unwrap();
    assert_eq!(text.lines().count(), 16);
    for line in text.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(line["to"] == DANA || line["to"] == "+4915112345678");
    }
}
