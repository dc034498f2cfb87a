//! A person acts only on what is theirs, checked in the same snapshot as the command.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::{DateTime, TimeZone as _, Utc};
use cms_core::access::{
    AccountChange, ActingAs, Actor, AppointStaff, BlockToken, ChangeAccount, ChangeToken, EraseAccount, Forbidden,
    LinkToken, Permissioned, RegisterAccount, SecretHasher, StaffRefusal, StaffRole, TokenChange, TokenKey, TokenKind,
};
use cms_core::operations::FetchDiagnostics;
use cms_core::station::{BootStation, Hardware, StationId};
use cms_core::storage::MemoryStore;
use cms_core::storage::conformance::block_on;
use cms_core::{AccountId, Command, Context, FreshIds, handle};

struct Desk {
    store: MemoryStore,
    hasher: SecretHasher,
    now: DateTime<Utc>,
    drawn: u8,
}

impl Desk {
    fn new() -> Self {
        let now = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap();
        Self { store: MemoryStore::new(), hasher: SecretHasher::new([9; 32]), now, drawn: 0 }
    }

    fn carry_out<C: Command>(&mut self, command: &C) -> C::Reply {
        self.drawn += 1;
        let context = Context { now: self.now, seed: [self.drawn; 32], fence: None };
        block_on(handle(&self.store, command, context)).unwrap().reply
    }

    fn by<C: Permissioned>(&mut self, actor: &Actor, command: C) -> Result<C::Reply, Forbidden> {
        self.carry_out(&ActingAs::new(actor.clone(), command))
    }

    fn person(&mut self, email: &str) -> AccountId {
        self.drawn += 1;
        let mut ids = FreshIds::from_seed([self.drawn; 32]);
        let register = RegisterAccount::new(&self.hasher, &mut ids, "Somebody", email, None).unwrap();
        self.by(&Actor::Anybody, register).unwrap().unwrap()
    }

    fn staff(&mut self, email: &str, role: StaffRole) -> Actor {
        let account = self.person(email);
        self.carry_out(&AppointStaff { account: account.clone(), role: Some(role) }).unwrap();
        Actor::Staff { account, role }
    }

    fn link(&self, account: &AccountId, card: &str) -> (LinkToken, TokenKey) {
        let token = self.hasher.token(card);
        let (account, label) = (account.clone(), "card".to_owned());
        let link = LinkToken { account, token: token.clone(), kind: TokenKind::Rfid, label, expires_at: None };
        (link, token)
    }
}

#[test]
fn a_driver_manages_their_own_tokens_and_nobody_elses() {
    let mut desk = Desk::new();
    let (dana, eve) = (desk.person("dana@example.org"), desk.person("eve@example.org"));
    let (as_dana, as_eve) = (Actor::Driver(dana.clone()), Actor::Driver(eve));
    let (link, card) = desk.link(&dana, "04A1B2C3");
    assert!(desk.by(&as_eve, link.clone()).is_err());
    assert!(desk.by(&Actor::Anybody, link.clone()).is_err());
    desk.by(&as_dana, link).unwrap().unwrap();
    assert!(desk.by(&as_eve, BlockToken { token: card.clone() }).is_err());
    let lose = ChangeToken { token: card.clone(), change: TokenChange::Lose };
    assert!(desk.by(&as_eve, lose.clone()).is_err());
    desk.by(&as_dana, lose).unwrap().unwrap();
    // Rules and releases are the operator's to give.
    let rules = TokenChange::Restrict(Box::default());
    for change in [TokenChange::Release, rules] {
        assert!(desk.by(&as_dana, ChangeToken { token: card.clone(), change }).is_err());
    }
    let unblock = ChangeAccount { account: dana.clone(), change: AccountChange::Unblock };
    assert!(desk.by(&as_dana, unblock).is_err(), "nobody lifts a block from themselves");
    assert!(desk.by(&as_eve, EraseAccount { account: dana.clone() }).is_err());
    desk.by(&as_dana, EraseAccount { account: dana }).unwrap().unwrap();
}

#[test]
fn what_does_not_exist_is_refused_like_what_is_anothers() {
    let mut desk = Desk::new();
    let (dana, eve) = (desk.person("dana@example.org"), desk.person("eve@example.org"));
    let (link, card) = desk.link(&dana, "04A1B2C3");
    desk.by(&Actor::Driver(dana), link).unwrap().unwrap();
    let nothing = desk.hasher.token("DEADBEEF");
    let as_eve = Actor::Driver(eve);
    assert_eq!(
        desk.by(&as_eve, BlockToken { token: card }).unwrap_err(),
        desk.by(&as_eve, BlockToken { token: nothing }).unwrap_err()
    );
}

#[test]
fn a_role_ends_when_it_is_taken_and_not_when_the_log_in_ends() {
    let mut desk = Desk::new();
    let admin = desk.staff("ada@example.org", StaffRole::Admin);
    let support = desk.staff("sam@example.org", StaffRole::Support);
    let Actor::Staff { account: sam, .. } = support.clone() else { unreachable!() };
    let diagnostics = || FetchDiagnostics {
        station: StationId::parse("CS1").unwrap(),
        upload_base_url: "https://cms.example.org/upload".to_owned(),
    };
    assert!(desk.by(&support, diagnostics()).is_ok());
    // A driver's log-in that claims a role has none.
    let dana = desk.person("dana@example.org");
    assert!(desk.by(&Actor::Staff { account: dana, role: StaffRole::Admin }, diagnostics()).is_err());
    assert!(desk.by(&support, AppointStaff { account: sam.clone(), role: Some(StaffRole::Admin) }).is_err());
    desk.by(&admin, AppointStaff { account: sam.clone(), role: Some(StaffRole::ReadOnly) }).unwrap().unwrap();
    assert!(desk.by(&support, diagnostics()).is_err(), "the log-in still says support");
    desk.by(&admin, AppointStaff { account: sam.clone(), role: None }).unwrap().unwrap();
    assert!(desk.by(&support, diagnostics()).is_err());
    desk.by(&admin, AppointStaff { account: sam, role: Some(StaffRole::Support) }).unwrap().unwrap();
    assert!(desk.by(&support, diagnostics()).is_ok());
}

#[test]
fn the_last_administrator_stays() {
    let mut desk = Desk::new();
    let admin = desk.staff("ada@example.org", StaffRole::Admin);
    let Actor::Staff { account: ada, .. } = admin.clone() else { unreachable!() };
    let dismiss = AppointStaff { account: ada.clone(), role: None };
    assert_eq!(desk.by(&admin, dismiss.clone()).unwrap(), Err(StaffRefusal::LastAdmin));
    let lower = AppointStaff { account: ada, role: Some(StaffRole::Support) };
    assert_eq!(desk.by(&admin, lower).unwrap(), Err(StaffRefusal::LastAdmin));
    desk.staff("bob@example.org", StaffRole::Admin);
    desk.by(&admin, dismiss).unwrap().unwrap();
    let nobody = AppointStaff { account: AccountId::new("acc_0"), role: Some(StaffRole::Admin) };
    assert_eq!(desk.carry_out(&nobody), Err(StaffRefusal::UnknownAccount));
}

#[test]
fn a_station_reports_of_itself_only() {
    let mut desk = Desk::new();
    let station = |id| StationId::parse(id).unwrap();
    let boot = |id| BootStation {
        station: station(id),
        hardware: Hardware { vendor: "A".to_owned(), model: "B".to_owned(), serial: None, firmware: None },
        protocol: "ocpp1.6".to_owned(),
        reason: None,
    };
    let actor = Actor::Station(station("CS1"));
    assert!(desk.by(&actor, boot("CS1")).is_ok());
    assert!(desk.by(&actor, boot("CS2")).is_err());
    assert!(desk.by(&actor, BlockToken { token: desk.hasher.token("04A1B2C3") }).is_err());
}
