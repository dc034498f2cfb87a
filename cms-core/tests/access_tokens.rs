//! What becomes of tokens, through the store: linked, named, lost, released, replaced, restricted, traced.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};
use cms_core::access::{
    AccessPolicy, AccessRefusal, Allowance, Authorization, AuthorizationStatus as Status, Authorize, BlockToken,
    ChangeToken, CopyPolicy, CopyResponse, DefineGroup, EraseAccount, GeoPoint, GroupRefusal, IdToken, LinkToken,
    ListLimits, ListOutcome, LocalList, OpenWindow, OpeningHours, PersonCipher, PersonKey, PolicyRefusal, PolicyScope,
    RecordListOutcome, RegisterAccount, ReplaceToken, Sealed, SecretHasher, SetAccessPolicy, TokenChange, TokenGroup,
    TokenGroupId, TokenKey, TokenKind, TokenRules, TokenValue, TravelRule, UseLimits, wanted_list,
};
use cms_core::metering::Energy;
use cms_core::station::StationId;
use cms_core::storage::conformance::block_on;
use cms_core::storage::{MemoryStore, Store as _, load};
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

    fn driver(&mut self, email: &str) -> AccountId {
        self.drawn += 1;
        let mut ids = FreshIds::from_seed([self.drawn; 32]);
        let register = RegisterAccount::new(&self.hasher, &mut ids, "Dana", email, None).unwrap();
        self.carry_out(&register).unwrap()
    }

    fn link(&mut self, account: &AccountId, card: &str) -> TokenKey {
        let token = self.hasher.token(card);
        let link = LinkToken {
            account: account.clone(),
            token: token.clone(),
            kind: TokenKind::Rfid,
            label: "card".to_owned(),
            expires_at: None,
        };
        self.carry_out(&link).unwrap();
        token
    }

    fn change(&mut self, token: &TokenKey, change: TokenChange) -> Result<(), AccessRefusal> {
        self.carry_out(&ChangeToken { token: token.clone(), change })
    }

    fn present(&mut self, token: &TokenKey, station: &str) -> Authorization {
        self.carry_out(&Authorize { station: StationId::parse(station).unwrap(), token: token.clone() })
    }

    fn stored(&self, token: &TokenKey) -> IdToken {
        let mut snapshot = block_on(self.store.snapshot()).unwrap();
        block_on(load::<IdToken>(&mut *snapshot, token.as_str())).unwrap().unwrap().value
    }
}

fn group(id: &str, parent: Option<&str>) -> TokenGroup {
    let parent = parent.map(|parent| TokenGroupId::parse(parent).unwrap());
    TokenGroup { parent, ..TokenGroup::new(TokenGroupId::parse(id).unwrap(), id) }
}

#[test]
fn a_lost_token_stops_at_once_and_works_again_when_it_is_found() {
    let mut desk = Desk::new();
    let dana = desk.driver("dana@example.org");
    let card = desk.link(&dana, "04A1B2C3");
    desk.change(&card, TokenChange::Lose).unwrap();
    desk.change(&card, TokenChange::Lose).unwrap();
    assert_eq!(desk.present(&card, "CS1").status, Status::TokenLost);
    // Linking it once more is no way around it.
    desk.link(&dana, "04A1B2C3");
    assert_eq!(desk.present(&card, "CS1").status, Status::TokenLost);
    desk.change(&card, TokenChange::Release).unwrap();
    assert_eq!(desk.present(&card, "CS1").status, Status::Accepted);
    desk.carry_out(&BlockToken { token: card.clone() }).unwrap();
    assert_eq!(desk.present(&card, "CS1").status, Status::TokenBlocked);
    let unknown = desk.hasher.token("DEADBEEF");
    assert_eq!(desk.change(&unknown, TokenChange::Lose), Err(AccessRefusal::UnknownToken));
}

#[test]
fn a_new_token_takes_over_and_the_old_one_stops_for_ever() {
    let mut desk = Desk::new();
    let (dana, eve) = (desk.driver("dana@example.org"), desk.driver("eve@example.org"));
    let (old, new) = (desk.link(&dana, "04A1B2C3"), desk.hasher.token("04D4E5F6"));
    desk.carry_out(&DefineGroup { group: group("fleet", None) }).unwrap();
    let limits = UseLimits { day: Allowance { time_s: Some(3600), ..Allowance::default() }, ..UseLimits::default() };
    let fleet = Some(TokenGroupId::parse("fleet").unwrap());
    let rules = TokenRules { group: fleet.clone(), limits, ..TokenRules::default() };
    desk.change(&old, TokenChange::Restrict(Box::new(rules))).unwrap();
    let replace = ReplaceToken {
        old: old.clone(),
        new: new.clone(),
        kind: TokenKind::Rfid,
        value: Some(Sealed::from_stored("00")),
    };
    desk.carry_out(&replace).unwrap();
    desk.carry_out(&replace).unwrap();
    assert_eq!(desk.present(&old, "CS1").status, Status::TokenReplaced);
    let accepted = desk.present(&new, "CS1");
    assert_eq!((accepted.status, accepted.account), (Status::Accepted, Some(dana)));
    assert_eq!(accepted.limits.time_s, Some(3600));
    let taking_over = desk.stored(&new);
    assert_eq!((taking_over.group, taking_over.limits, taking_over.label), (fleet, limits, "card".to_owned()));
    assert_eq!(desk.stored(&old).replaced_by, Some(new.clone()));
    // Neither finding nor linking nor replacing it again brings the old one back.
    assert_eq!(desk.change(&old, TokenChange::Release), Err(AccessRefusal::TokenReplaced));
    desk.change(&old, TokenChange::Lose).unwrap();
    assert_eq!(desk.present(&old, "CS1").status, Status::TokenReplaced);
    let other = desk.hasher.token("04FFFFFF");
    let again = ReplaceToken { old, new: other, kind: TokenKind::Rfid, value: None };
    assert_eq!(desk.carry_out(&again), Err(AccessRefusal::TokenReplaced));
    // And nobody gets a token that has an owner.
    let hers = desk.link(&eve, "04999999");
    let steal = ReplaceToken { old: hers, new, kind: TokenKind::Rfid, value: None };
    assert_eq!(desk.carry_out(&steal), Err(AccessRefusal::TokenTaken));
}

#[test]
fn a_card_of_somebody_who_was_erased_can_be_linked_again() {
    let mut desk = Desk::new();
    let (dana, eve) = (desk.driver("dana@example.org"), desk.driver("eve@example.org"));
    let card = desk.link(&dana, "04A1B2C3");
    desk.carry_out(&EraseAccount { account: dana }).unwrap();
    assert_eq!(desk.present(&card, "CS1").status, Status::UnknownToken);
    desk.link(&eve, "04A1B2C3");
    assert_eq!(desk.present(&card, "CS1").account, Some(eve));
}

#[test]
fn a_name_is_one_visible_line() {
    let mut desk = Desk::new();
    let dana = desk.driver("dana@example.org");
    let card = desk.link(&dana, "04A1B2C3");
    desk.change(&card, TokenChange::Rename { label: " blue card ".to_owned() }).unwrap();
    assert_eq!(desk.stored(&card).label, "blue card");
    let long = "x".repeat(101);
    for label in ["", "  ", "two\nlines", "\u{202e}drac eulb", "null\0", &long] {
        let rename = TokenChange::Rename { label: label.to_owned() };
        assert_eq!(desk.change(&card, rename), Err(AccessRefusal::InvalidLabel), "{label:?}");
    }
    assert_eq!(desk.stored(&card).label, "blue card");
}

#[test]
fn what_holds_for_a_group_holds_for_those_below_it() {
    let mut desk = Desk::new();
    let dana = desk.driver("dana@example.org");
    let card = desk.link(&dana, "04A1B2C3");
    let restrict = |group: &str| {
        let group = Some(TokenGroupId::parse(group).unwrap());
        TokenChange::Restrict(Box::new(TokenRules { group, ..TokenRules::default() }))
    };
    assert_eq!(desk.change(&card, restrict("drivers")), Err(AccessRefusal::UnknownGroup));
    desk.carry_out(&DefineGroup { group: group("fleet", None) }).unwrap();
    desk.carry_out(&DefineGroup { group: group("drivers", Some("fleet")) }).unwrap();
    desk.change(&card, restrict("drivers")).unwrap();
    assert_eq!(desk.present(&card, "CS1").status, Status::Accepted);
    assert_eq!(desk.present(&card, "CS1").group, Some(TokenGroupId::parse("drivers").unwrap()));
    let mut fleet = group("fleet", None);
    fleet.limits.session.energy = Some(Energy::from_wh(20_000).unwrap());
    desk.carry_out(&DefineGroup { group: fleet.clone() }).unwrap();
    assert_eq!(desk.present(&card, "CS1").limits.energy, Some(Energy::from_wh(20_000).unwrap()));
    fleet.blocked = true;
    desk.carry_out(&DefineGroup { group: fleet }).unwrap();
    assert_eq!(desk.present(&card, "CS1").status, Status::GroupBlocked);
}

#[test]
fn groups_do_not_lie_above_themselves() {
    let mut desk = Desk::new();
    let mut define = |group| desk.carry_out(&DefineGroup { group });
    assert_eq!(define(group("a", Some("b"))), Err(GroupRefusal::UnknownParent));
    define(group("a", None)).unwrap();
    assert_eq!(define(group("a", Some("a"))), Err(GroupRefusal::CircularOrDeep));
    define(group("b", Some("a"))).unwrap();
    assert_eq!(define(group("a", Some("b"))), Err(GroupRefusal::CircularOrDeep));
    for (below, above) in [("c", "b"), ("d", "c"), ("e", "d"), ("f", "e"), ("g", "f"), ("h", "g")] {
        define(group(below, Some(above))).unwrap();
    }
    assert_eq!(define(group("i", Some("h"))), Err(GroupRefusal::CircularOrDeep));
    for id in ["", "fleet of Dana", "a\u{202e}b", "../x", "more-than-twenty-chars"] {
        assert_eq!(TokenGroupId::parse(id), Err(GroupRefusal::InvalidId), "{id:?}");
    }
}

#[test]
fn a_token_that_travels_too_fast_is_refused_and_the_refusal_is_not_held_against_its_owner() {
    let mut desk = Desk::new();
    let dana = desk.driver("dana@example.org");
    let card = desk.link(&dana, "04A1B2C3");
    let travel = Some(TravelRule { max_km_per_h: 200, response: CopyResponse::Refuse });
    let copies = CopyPolicy { travel, ..CopyPolicy::default() };
    let everywhere = AccessPolicy { copies, ..AccessPolicy::of(PolicyScope::Operator) };
    desk.carry_out(&SetAccessPolicy { policy: everywhere }).unwrap();
    for (station, latitude, longitude) in [("BERLIN", 52_520_008, 13_404_954), ("MUNICH", 48_137_154, 11_576_124)] {
        let scope = PolicyScope::Station(StationId::parse(station).unwrap());
        let policy = AccessPolicy { position: GeoPoint::new(latitude, longitude), ..AccessPolicy::of(scope) };
        desk.carry_out(&SetAccessPolicy { policy }).unwrap();
    }
    assert_eq!(desk.present(&card, "BERLIN").status, Status::Accepted);
    desk.now += TimeDelta::hours(1);
    assert_eq!(desk.present(&card, "MUNICH").status, Status::SuspectedCopy);
    desk.now += TimeDelta::minutes(5);
    assert_eq!(desk.present(&card, "BERLIN").status, Status::Accepted, "whoever tried in Munich does not stop her");
    desk.now += TimeDelta::hours(3);
    assert_eq!(desk.present(&card, "MUNICH").status, Status::Accepted);
}

#[test]
fn hours_that_are_none_are_refused() {
    let mut desk = Desk::new();
    let mut policy = AccessPolicy::of(PolicyScope::Operator);
    let hours: OpeningHours = serde_json::from_str(r#"[{"from_minute":600,"to_minute":20000}]"#).unwrap();
    policy.opening_hours = Some(hours);
    assert_eq!(desk.carry_out(&SetAccessPolicy { policy: policy.clone() }), Err(PolicyRefusal::InvalidHours));
    policy.opening_hours = OpenWindow::on(chrono::Weekday::Mon, 600, 720).map(|window| OpeningHours::new([window]));
    desk.carry_out(&SetAccessPolicy { policy }).unwrap();
    let dana = desk.driver("dana@example.org");
    let card = desk.link(&dana, "04A1B2C3");
    assert_eq!(desk.present(&card, "CS1").status, Status::Undecided, "nobody has told the local time");
}

#[test]
fn a_station_is_told_the_tokens_that_it_may_charge_and_those_that_have_stopped() {
    let mut desk = Desk::new();
    let dana = desk.driver("dana@example.org");
    let cards = ["04A1B2C3", "04B1B2C3", "04C1B2C3", "04D1B2C3", "04E1B2C3"].map(|card| {
        desk.now += TimeDelta::minutes(1);
        desk.link(&dana, card)
    });
    let key = {
        let mut snapshot = block_on(desk.store.snapshot()).unwrap();
        block_on(load::<PersonKey>(&mut *snapshot, dana.as_str())).unwrap().unwrap().value
    };
    let cipher = PersonCipher::of(&desk.hasher, &key).unwrap();
    // The value of the first card is not kept, so no station can be told of it.
    for (card, text) in cards.iter().zip(["", "04B1B2C3", "04C1B2C3", "04D1B2C3", "04E1B2C3"]).skip(1) {
        let sealed = TokenValue::presented(text).seal(&cipher, &mut FreshIds::from_seed([77; 32]));
        desk.change(card, TokenChange::KeepValue(sealed)).unwrap();
    }
    desk.change(&cards[4], TokenChange::Lose).unwrap();
    let limits = UseLimits { day: Allowance { time_s: Some(1), ..Allowance::default() }, ..UseLimits::default() };
    let rules = TokenRules { limits, ..TokenRules::default() };
    desk.change(&cards[3], TokenChange::Restrict(Box::new(rules))).unwrap();
    let station = StationId::parse("CS1").unwrap();
    let mut snapshot = block_on(desk.store.snapshot()).unwrap();
    let wanted = block_on(wanted_list(&mut *snapshot, &station, desk.now)).unwrap();
    let told: Vec<_> = wanted.iter().map(|entry| (entry.token.clone(), entry.status)).collect();
    let yes = [2, 1].map(|card: usize| (cards[card].clone(), Status::Accepted));
    let no = (cards[4].clone(), Status::TokenLost);
    assert_eq!(told, [yes.to_vec(), vec![no]].concat(), "the latest linked first, and what has stopped last");
    assert_eq!(TokenValue::open(&cipher, &wanted[0].value).unwrap().as_str(), "04C1B2C3");
    drop(snapshot);

    let list = LocalList::new(station.clone());
    let plan = list.plan(wanted.clone(), ListLimits { max_entries: 10, max_per_message: 10 }, &|_| true);
    let outcome = ListOutcome::Accepted(plan.messages[0].clone());
    desk.carry_out(&RecordListOutcome { station: station.clone(), outcome });
    let mut snapshot = block_on(desk.store.snapshot()).unwrap();
    let held = block_on(load::<LocalList>(&mut *snapshot, station.as_str())).unwrap().unwrap().value;
    assert_eq!((held.version, held.entries.len(), held.in_doubt), (1, 3, false));
    drop(snapshot);
    desk.carry_out(&RecordListOutcome { station: station.clone(), outcome: ListOutcome::Failed });
    let mut snapshot = block_on(desk.store.snapshot()).unwrap();
    let held = block_on(load::<LocalList>(&mut *snapshot, station.as_str())).unwrap().unwrap().value;
    assert!(held.in_doubt);
}
