//! The rules one by one, and the laws that hold for all of them.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, TimeZone as _, Utc, Weekday};
use proptest::prelude::*;

use super::*;
use crate::access::{
    AccessPlace, Account, AccountStatus, CopyPolicy, CopyResponse, GeoPoint, LocalOffset, OpenWindow, Opening,
    OpeningHours, PolicyScope, Sealed, SecretHasher, TokenGroup, TokenGroupId, TravelRule, UseRateRule,
};
use crate::metering::Energy;
use crate::money::{Currency, Money};
use crate::station::{HoursException, SiteHours};
use crate::storage::{Loaded, Version};
use crate::{AccountId, SiteId};

/// A Monday, 08:00 UTC.
fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap()
}

fn loaded<R>(value: R) -> Loaded<R> {
    Loaded { value, version: Version::ABSENT.next() }
}

fn key() -> TokenKey {
    SecretHasher::new([9; 32]).token("04A1B2C3")
}

fn place(station: &str, site: &str, position: Option<(i32, i32)>) -> AccessPlace {
    AccessPlace {
        station: StationId::parse(station).unwrap(),
        site: Some(SiteId::new(site)),
        position: position.and_then(|(latitude, longitude)| GeoPoint::new(latitude, longitude)),
        local_offset: Some(LocalOffset { seconds: 7200, valid_until: None }),
    }
}

/// A good token at a public station in Berlin.
fn facts() -> TokenFacts {
    let (id, name) = (AccountId::new("acc_1"), Sealed::from_stored("00"));
    let email_key = SecretHasher::new([9; 32]).email("dana@example.org");
    let account = Account::new(id.clone(), name.clone(), name, email_key, None, now());
    let token = IdToken::new(key(), TokenKind::Rfid, id, "blue card".to_owned(), None, now());
    TokenFacts {
        token: Some(loaded(token)),
        account: Some(loaded(account)),
        place: Some(place("CS1", "car-park", Some((52_520_008, 13_404_954)))),
        ..TokenFacts::default()
    }
}

fn token(facts: &mut TokenFacts) -> &mut IdToken {
    &mut facts.token.as_mut().unwrap().value
}

fn policy() -> AccessPolicy {
    AccessPolicy::of(PolicyScope::Site(SiteId::new("car-park")))
}

fn group(id: &str) -> TokenGroup {
    TokenGroup::new(TokenGroupId::parse(id).unwrap(), id)
}

fn status(facts: &TokenFacts) -> AuthorizationStatus {
    authorize(facts, now()).status
}

fn euro(minor: i64) -> Money {
    Money::from_minor(minor, Currency::EUR).unwrap()
}

fn wh(energy: i64) -> Energy {
    Energy::from_wh(energy).unwrap()
}

#[test]
fn a_good_token_is_accepted_for_its_account() {
    let decided = authorize(&facts(), now());
    assert_eq!(decided.status, Status::Accepted);
    assert_eq!(decided.billable_account(), Some(&AccountId::new("acc_1")));
    assert_eq!(decided.offline, OfflineUse::Charge);
    assert!(decided.limits.is_unlimited() && decided.flags.is_empty());
}

#[test]
fn each_state_of_token_account_and_group_has_its_reason() {
    assert_eq!(status(&TokenFacts::default()), Status::UnknownToken);
    let mut orphan = facts();
    orphan.account = None;
    assert_eq!(status(&orphan), Status::UnknownToken);
    for (state, reason) in [
        (TokenStatus::Blocked, Status::TokenBlocked),
        (TokenStatus::Lost, Status::TokenLost),
        (TokenStatus::Replaced, Status::TokenReplaced),
    ] {
        let mut facts = facts();
        token(&mut facts).status = state;
        assert_eq!(status(&facts), reason);
        assert_eq!(authorize(&facts, now()).billable_account(), None);
    }
    for state in [AccountStatus::Blocked, AccountStatus::Erased] {
        let mut facts = facts();
        facts.account.as_mut().unwrap().value.status = state;
        assert_eq!(status(&facts), Status::AccountBlocked);
    }
    let mut of_group = facts();
    of_group.groups = vec![loaded(group("drivers")), loaded(group("fleet"))];
    assert_eq!(status(&of_group), Status::Accepted);
    of_group.groups[1].value.blocked = true;
    assert_eq!(status(&of_group), Status::GroupBlocked);
    of_group.groups[1].value.blocked = false;
    of_group.groups_broken = true;
    assert_eq!(status(&of_group), Status::GroupBlocked);
}

#[test]
fn a_token_is_valid_from_its_first_moment_to_just_before_its_last() {
    let mut facts = facts();
    let token = token(&mut facts);
    (token.valid_from, token.expires_at) = (Some(now()), Some(now() + TimeDelta::hours(1)));
    let at = |moment| authorize(&facts, moment).status;
    assert_eq!(at(now() - TimeDelta::milliseconds(1)), Status::TokenNotYetValid);
    assert_eq!(at(now()), Status::Accepted);
    assert_eq!(at(now() + TimeDelta::hours(1) - TimeDelta::milliseconds(1)), Status::Accepted);
    assert_eq!(at(now() + TimeDelta::hours(1)), Status::TokenExpired);
}

#[test]
fn an_answer_holds_until_the_first_thing_that_ends_it() {
    let mut facts = facts();
    token(&mut facts).expires_at = Some(now() + TimeDelta::days(9));
    let mut fleet = group("fleet");
    fleet.valid_until = Some(now() + TimeDelta::days(8));
    facts.groups = vec![loaded(fleet)];
    let expiry = |facts: &TokenFacts| authorize(facts, now()).expires_at.unwrap() - now();
    assert_eq!(expiry(&facts), TimeDelta::days(8));
    let mut hours = policy();
    hours.opening_hours = Some(OpeningHours::new([OpenWindow::on(Weekday::Mon, 8 * 60, 22 * 60).unwrap()]));
    facts.policies.push(hours);
    assert_eq!(expiry(&facts), TimeDelta::hours(12), "it is 10:00 there and closes at 22:00");
    let mut kept = policy();
    kept.cache_for_s = Some(600);
    facts.policies.push(kept);
    assert_eq!(expiry(&facts), TimeDelta::minutes(10));
}

#[test]
fn a_private_place_admits_its_groups_and_those_below_them() {
    let mut facts = facts();
    let mut private = policy();
    private.private_to = Some(BTreeSet::from([TokenGroupId::parse("house").unwrap()]));
    facts.policies.push(private);
    assert_eq!(status(&facts), Status::NotAllowedHere);
    facts.groups = vec![loaded(group("flat-3"))];
    assert_eq!(status(&facts), Status::NotAllowedHere);
    facts.groups.push(loaded(group("house")));
    assert_eq!(status(&facts), Status::Accepted);
}

#[test]
fn a_place_is_open_by_its_own_clock() {
    let mut facts = facts();
    let mut hours = policy();
    // Friday 22:00 to Saturday 06:00, and Monday 10:00 to 18:00.
    let windows = [(Weekday::Fri, 22 * 60, 6 * 60), (Weekday::Mon, 10 * 60, 18 * 60)];
    hours.opening_hours =
        Some(OpeningHours::new(windows.map(|(day, from, to)| OpenWindow::on(day, from, to).unwrap())));
    facts.policies.push(hours);
    let at = |facts: &TokenFacts, moment| authorize(facts, moment).status;
    assert_eq!(at(&facts, now()), Status::Accepted);
    assert_eq!(at(&facts, now() - TimeDelta::milliseconds(1)), Status::ClosedNow);
    let saturday = Utc.with_ymd_and_hms(2026, 5, 9, 3, 59, 59).unwrap();
    assert_eq!(at(&facts, saturday), Status::Accepted);
    assert_eq!(at(&facts, saturday + TimeDelta::seconds(1)), Status::ClosedNow);
    // Nobody knows what time it is there any more.
    facts.place.as_mut().unwrap().local_offset = Some(LocalOffset { seconds: 7200, valid_until: Some(now()) });
    assert_eq!(at(&facts, now()), Status::Undecided);
}

#[test]
fn the_hours_of_a_site_and_of_a_policy_hold_together() {
    let mut facts = facts();
    let on_monday = |from: u32, to: u32| OpeningHours::new([OpenWindow::on(Weekday::Mon, from * 60, to * 60).unwrap()]);
    facts.site_hours = Some(SiteHours::weekly(on_monday(9, 18)));
    facts.policies.push(AccessPolicy { opening_hours: Some(on_monday(6, 12)), ..policy() });
    let decided = authorize(&facts, now());
    assert_eq!((decided.status, decided.expires_at), (Status::Accepted, Some(now() + TimeDelta::hours(2))));
    let holiday = HoursException { from: now(), to: now() + TimeDelta::hours(1), open: false };
    facts.site_hours = Some(SiteHours { weekly: None, exceptions: vec![holiday] });
    assert_eq!(status(&facts), Status::ClosedNow);
    // A holiday is told without a local clock, the hours of a week are not.
    facts.policies.clear();
    facts.place = None;
    assert_eq!(status(&facts), Status::ClosedNow);
    assert_eq!(authorize(&facts, now() + TimeDelta::hours(1)).status, Status::Accepted);
    facts.site_hours = Some(SiteHours::weekly(on_monday(0, 24)));
    assert_eq!(status(&facts), Status::Undecided);
}

#[test]
fn kinds_that_are_not_taken_are_refused() {
    let mut facts = facts();
    let mut strict = policy();
    strict.refused_kinds = vec![TokenKind::Rfid, TokenKind::RfidIso15693];
    facts.policies.push(strict);
    assert_eq!(status(&facts), Status::KindNotAllowed);
    token(&mut facts).kind = TokenKind::Contract;
    assert_eq!(status(&facts), Status::Accepted);
}

#[test]
fn what_was_used_this_day_and_month_counts_against_the_session() {
    let mut facts = facts();
    token(&mut facts).limits = UseLimits {
        session: Allowance { energy: Some(wh(40_000)), spend: Some(euro(5000)), time_s: Some(7200) },
        day: Allowance { energy: Some(wh(50_000)), ..Allowance::default() },
        month: Allowance { energy: Some(wh(200_000)), spend: Some(euro(6000)), time_s: Some(36_000) },
    };
    let charged = |hours_ago, energy, spend| PastUse {
        started_at: now() - TimeDelta::hours(hours_ago),
        ended_at: Some(now() - TimeDelta::hours(hours_ago - 1)),
        energy: wh(energy),
        spend: Some(euro(spend)),
    };
    facts.past_uses = vec![charged(3, 20_000, 1000), charged(60, 100_000, 3000), charged(24 * 40, 999_000, 9999)];
    let decided = authorize(&facts, now());
    assert_eq!(decided.status, Status::Accepted);
    // 30 kWh are left of the day, 20 euro of the month, and two hours may be charged.
    assert_eq!(decided.limits.energy, Some(wh(30_000)));
    assert_eq!(decided.limits.spend, [euro(2000)]);
    assert_eq!(decided.limits.time_s, Some(7200));
    assert_eq!(decided.offline, OfflineUse::Refuse, "nobody counts offline");
    facts.past_uses.push(charged(2, 30_000, 0));
    assert_eq!(status(&facts), Status::EnergyLimitReached);
    facts.past_uses[2] = charged(50, 0, 2000);
    facts.past_uses.pop();
    assert_eq!(status(&facts), Status::SpendLimitReached);
    facts.past_uses[0] = charged(3, 0, 0);
    facts.past_uses.extend((5..13).map(|hours| charged(hours, 0, -500)));
    assert_eq!(status(&facts), Status::TimeLimitReached);
    assert!(authorize(&facts, now()).limits.is_unlimited(), "a refused session gets no limits to charge by");
}

#[test]
fn a_day_begins_at_midnight_of_the_place() {
    let mut facts = facts();
    token(&mut facts).limits.day.energy = Some(wh(10_000));
    // 21:30 UTC on Sunday is 23:30 there, 22:30 is half past midnight on Monday.
    let used = |hour| PastUse {
        started_at: Utc.with_ymd_and_hms(2026, 5, 3, hour, 30, 0).unwrap(),
        ended_at: Some(now()),
        energy: wh(10_000),
        spend: None,
    };
    facts.past_uses = vec![used(21)];
    assert_eq!(status(&facts), Status::Accepted);
    facts.past_uses = vec![used(22)];
    assert_eq!(status(&facts), Status::EnergyLimitReached);
    facts.place = None;
    assert_eq!(status(&facts), Status::Accepted, "without a place the day is that of UTC");
}

#[test]
fn a_prepaid_token_charges_for_what_is_left_on_it() {
    let mut facts = facts();
    token(&mut facts).kind = TokenKind::Prepaid;
    assert_eq!(status(&facts), Status::Undecided, "nobody knows what is on it");
    facts.balance = Some(euro(0));
    assert_eq!(status(&facts), Status::NoCredit);
    facts.balance = Some(euro(750));
    let decided = authorize(&facts, now());
    assert_eq!((decided.status, decided.limits.spend), (Status::Accepted, vec![euro(750)]));
    assert_eq!(decided.offline, OfflineUse::Refuse);
}

#[test]
fn a_token_in_use_starts_another_session_only_where_all_rules_let_it() {
    let mut facts = facts();
    facts.active_session = Some("ses_1".to_owned());
    assert_eq!(status(&facts), Status::ConcurrentSession);
    assert!(authorize(&facts, now()).billable_account().is_some());
    let rule = |rule| AccessPolicy { concurrent_sessions: Some(rule), ..policy() };
    facts.policies = vec![rule(ConcurrentSessions::Allowed)];
    assert_eq!(status(&facts), Status::Accepted);
    facts.policies.push(rule(ConcurrentSessions::Refused));
    assert_eq!(status(&facts), Status::ConcurrentSession);
}

fn copies(copies: CopyPolicy) -> AccessPolicy {
    AccessPolicy { copies, concurrent_sessions: Some(ConcurrentSessions::Allowed), ..policy() }
}

#[test]
fn a_token_at_two_places_at_once_is_flagged_or_refused_as_the_rule_says() {
    let mut facts = facts();
    facts.active_session = Some("ses_1".to_owned());
    facts.active_place = Some(place("CS9", "harbour", None));
    let rule = |response| vec![copies(CopyPolicy { two_places: Some(response), ..CopyPolicy::default() })];
    facts.policies = rule(CopyResponse::Flag);
    let decided = authorize(&facts, now());
    assert_eq!((decided.status, decided.flags), (Status::Accepted, vec![AccessFlag::TwoPlaces]));
    facts.policies = rule(CopyResponse::Refuse);
    assert_eq!(status(&facts), Status::SuspectedCopy);
    assert_eq!(authorize(&facts, now()).billable_account(), None);
    // A colleague at the next post of the same site is no copy.
    facts.active_place = Some(place("CS2", "car-park", None));
    assert_eq!(status(&facts), Status::Accepted);
}

#[test]
fn nobody_drives_from_munich_to_berlin_in_an_hour() {
    let mut facts = facts();
    let rule = TravelRule { max_km_per_h: 200, response: CopyResponse::Refuse };
    facts.policies = vec![copies(CopyPolicy { travel: Some(rule), ..CopyPolicy::default() })];
    let used = |minutes_ago, position: Option<(i32, i32)>| {
        let mut trace = TokenTrace::new(key());
        let there = place("CS9", "harbour", position);
        let at = now() - TimeDelta::minutes(minutes_ago);
        trace.note(TokenUse { at, station: there.station, position: there.position });
        Some(loaded(trace))
    };
    let munich = Some((48_137_154, 11_576_124));
    facts.trace = used(60, munich);
    assert_eq!(status(&facts), Status::SuspectedCopy);
    // 504 km at 200 km/h take two and a half hours.
    facts.trace = used(152, munich);
    assert_eq!(status(&facts), Status::Accepted);
    facts.trace = used(-60, munich);
    assert_eq!(status(&facts), Status::SuspectedCopy, "a clock that runs ahead hides nothing");
    facts.trace = used(0, Some((52_520_100, 13_405_000)));
    assert_eq!(status(&facts), Status::Accepted, "the next post is not far");
    facts.trace = used(0, None);
    assert_eq!(status(&facts), Status::Accepted, "where nobody knows the place nobody is suspected");
}

#[test]
fn a_token_that_is_used_too_often_is_noticed() {
    let mut facts = facts();
    let rule = UseRateRule { max_uses: 3, within_s: 3600, response: CopyResponse::Flag };
    facts.policies = vec![copies(CopyPolicy { use_rate: Some(rule), ..CopyPolicy::default() })];
    let mut trace = TokenTrace::new(key());
    for minutes in [90, 50, 40] {
        let at = now() - TimeDelta::minutes(minutes);
        trace.note(TokenUse { at, station: StationId::parse("CS1").unwrap(), position: None });
    }
    facts.trace = Some(loaded(trace.clone()));
    assert!(authorize(&facts, now()).flags.is_empty());
    trace.note(TokenUse { at: now(), station: StationId::parse("CS1").unwrap(), position: None });
    facts.trace = Some(loaded(trace));
    assert_eq!(authorize(&facts, now()).flags, [AccessFlag::TooFrequent]);
}

#[test]
fn a_trace_forgets_what_is_old() {
    let mut trace = TokenTrace::new(key());
    for second in 0..100 {
        let station = StationId::parse("CS1").unwrap();
        trace.note(TokenUse { at: now() + TimeDelta::seconds(second), station, position: None });
    }
    assert_eq!(trace.uses.len(), TokenTrace::LENGTH);
    assert_eq!(trace.uses.last().unwrap().at, now() + TimeDelta::seconds(99));
}

#[test]
fn offline_an_unknown_token_charges_only_where_everybody_may() {
    let mut unknown = TokenFacts { policies: vec![policy()], ..TokenFacts::default() };
    assert_eq!(authorize(&unknown, now()).offline, OfflineUse::Refuse);
    unknown.policies[0].offline = Some(OfflineRule::Everybody);
    let decided = authorize(&unknown, now());
    assert_eq!((decided.status, decided.offline), (Status::UnknownToken, OfflineUse::Charge));
    let mut nobody = facts();
    nobody.policies = vec![AccessPolicy { offline: Some(OfflineRule::Nobody), ..policy() }];
    let decided = authorize(&nobody, now());
    assert_eq!((decided.status, decided.offline), (Status::Accepted, OfflineUse::Refuse));
}

#[test]
fn a_decision_written_before_it_had_limits_is_read() {
    let old = r#"{"status":"concurrent_session","account":"acc_1","expires_at":null}"#;
    let read: Authorization = serde_json::from_str(old).unwrap();
    assert_eq!(read.status, Status::ConcurrentSession);
    assert_eq!(read.offline, OfflineUse::Refuse);
    let token = r#"{"key":"00","kind":"rfid","account":"acc_1","label":"blue card","status":"blocked",
        "expires_at":null,"linked_at":"2026-05-04T08:00:00Z"}"#;
    let read: IdToken = serde_json::from_str(token).unwrap();
    assert!(read.limits.is_unlimited() && read.group.is_none());
}

#[test]
fn every_status_has_a_sentence_and_is_in_the_list_once() {
    let sentences: BTreeSet<_> = AuthorizationStatus::ALL.iter().map(|status| status.sentence()).collect();
    assert_eq!(sentences.len(), AuthorizationStatus::ALL.len());
    let accepted: Vec<_> = AuthorizationStatus::ALL.iter().filter(|status| status.is_accepted()).collect();
    assert_eq!(accepted, [&Status::Accepted]);
}

/// One more restriction: something that an operator or owner adds to say no more often.
#[derive(Debug, Clone)]
enum Restriction {
    Token(u8),
    NotBefore(i64),
    NotAfter(i64),
    Policy(u8, i64),
    Limit(u8, i64),
    Group(bool, i64, i64),
}

fn restriction() -> impl Strategy<Value = Restriction> {
    prop_oneof![
        (0..3_u8).prop_map(Restriction::Token),
        (-100..100_i64).prop_map(Restriction::NotBefore),
        (-100..100_i64).prop_map(Restriction::NotAfter),
        (0..8_u8, 0..10_000_i64).prop_map(|(what, size)| Restriction::Policy(what, size)),
        (0..9_u8, 0..50_000_i64).prop_map(|(what, size)| Restriction::Limit(what, size)),
        (any::<bool>(), -100..100_i64, 0..30_000_i64)
            .prop_map(|(blocked, until, limit)| Restriction::Group(blocked, until, limit)),
    ]
}

impl Restriction {
    fn add_to(&self, facts: &mut TokenFacts) {
        let hours = |hours| now() + TimeDelta::hours(hours);
        let narrower = |before: Option<i64>, size: i64| Some(before.map_or(size, |before| before.min(size)));
        match self {
            Self::Token(state) if token(facts).status == TokenStatus::Active => {
                token(facts).status =
                    [TokenStatus::Blocked, TokenStatus::Lost, TokenStatus::Replaced][usize::from(*state)];
            }
            Self::Token(_) => {}
            Self::NotBefore(at) => {
                let token = token(facts);
                token.valid_from = Some(token.valid_from.map_or(hours(*at), |from| from.max(hours(*at))));
            }
            Self::NotAfter(at) => {
                let token = token(facts);
                token.expires_at = Some(token.expires_at.map_or(hours(*at), |end| end.min(hours(*at))));
            }
            Self::Policy(what, size) => {
                let mut rule = policy();
                let minute = u32::try_from(*size).unwrap();
                let refuse = CopyResponse::Refuse;
                match what {
                    0 => rule.private_to = Some(BTreeSet::from([TokenGroupId::parse("house").unwrap()])),
                    1 => rule.refused_kinds = vec![TokenKind::ALL[usize::try_from(*size).unwrap() % 9]],
                    2 => {
                        let window = OpenWindow { from_minute: minute, to_minute: minute + 2000 };
                        rule.opening_hours = Some(OpeningHours::new([window]));
                    }
                    3 => rule.concurrent_sessions = Some(ConcurrentSessions::Refused),
                    4 => rule.copies.two_places = Some(refuse),
                    5 => rule.copies.travel = Some(TravelRule { max_km_per_h: minute / 10, response: refuse }),
                    6 => {
                        rule.copies.use_rate =
                            Some(UseRateRule { max_uses: minute % 6, within_s: minute, response: refuse });
                    }
                    _ => rule.cache_for_s = Some(minute),
                }
                facts.policies.push(rule);
            }
            Self::Limit(what, size) => {
                let limits = &mut token(facts).limits;
                let allowance = match what / 3 {
                    0 => &mut limits.session,
                    1 => &mut limits.day,
                    _ => &mut limits.month,
                };
                match what % 3 {
                    0 => allowance.energy = narrower(allowance.energy.map(|it| it.as_mwh() / 1000), *size).map(wh),
                    1 => allowance.spend = narrower(allowance.spend.and_then(Money::as_minor), *size).map(euro),
                    _ => {
                        let time = narrower(allowance.time_s.map(i64::from), *size);
                        allowance.time_s = time.and_then(|time| u32::try_from(time).ok());
                    }
                }
            }
            Self::Group(blocked, until, limit) => {
                // Another parent above the groups that there are: it opens no private place, as its id is its own.
                let mut above = group(&format!("above-{}", facts.groups.len()));
                (above.blocked, above.valid_until) = (*blocked, Some(hours(*until)));
                above.limits.month.energy = Some(wh(*limit));
                facts.groups.push(loaded(above));
            }
        }
    }
}

prop_compose! {
    fn any_facts()(
        known in prop::bool::weighted(0.9),
        in_house in any::<bool>(),
        busy in any::<bool>(),
        far in any::<bool>(),
        kind in 0..9_usize,
        balance in prop::option::of(-10..1000_i64),
        uses in prop::collection::vec((0..2000_i64, 0..20_000_i64, 0..2000_i64), 0..4),
        allowed in any::<bool>(),
        restrictions in prop::collection::vec(restriction(), 0..6),
    ) -> TokenFacts {
        let mut facts = facts();
        token(&mut facts).kind = TokenKind::ALL[kind];
        facts.groups = if in_house { vec![loaded(group("house"))] } else { Vec::new() };
        facts.active_session = busy.then(|| "ses_1".to_owned());
        facts.active_place = busy.then(|| place("CS2", if far { "harbour" } else { "car-park" }, None));
        facts.balance = balance.map(euro);
        let mut trace = TokenTrace::new(key());
        for (hours_ago, energy, spend) in uses {
            let started_at = now() - TimeDelta::minutes(hours_ago * 20);
            facts.past_uses.push(PastUse { started_at, ended_at: None, energy: wh(energy), spend: Some(euro(spend)) });
            let position = GeoPoint::new(i32::try_from(energy).unwrap() * 1000, 13_000_000);
            trace.note(TokenUse { at: started_at, station: StationId::parse("CS2").unwrap(), position });
        }
        facts.trace = Some(loaded(trace));
        if allowed {
            facts.policies.push(AccessPolicy { concurrent_sessions: Some(ConcurrentSessions::Allowed), ..policy() });
        }
        restrictions.iter().for_each(|restriction| restriction.add_to(&mut facts));
        if !known {
            (facts.token, facts.account) = (None, None);
        }
        facts
    }
}

proptest! {
    #[test]
    fn adding_a_restriction_never_turns_a_refusal_into_an_acceptance(
        facts in any_facts(),
        more in restriction(),
        minutes in -3000..3000_i64,
    ) {
        let at = now() + TimeDelta::minutes(minutes);
        let before = authorize(&facts, at);
        let mut narrower = facts;
        if narrower.token.is_some() {
            more.add_to(&mut narrower);
        }
        let after = authorize(&narrower, at);
        prop_assert!(before.status.is_accepted() || !after.status.is_accepted(), "{before:?} became {after:?}");
        prop_assert!(before.offline == OfflineUse::Charge || after.offline == OfflineUse::Refuse);
        if after.status.is_accepted() {
            // What is allowed only shrinks, and an answer only ends earlier.
            prop_assert!(before.limits.energy.is_none_or(|limit| after.limits.energy.is_some_and(|now| now <= limit)));
            prop_assert!(before.limits.time_s.is_none_or(|limit| after.limits.time_s.is_some_and(|now| now <= limit)));
            prop_assert!(before.expires_at.is_none_or(|end| after.expires_at.is_some_and(|now| now <= end)));
        }
    }

    #[test]
    fn a_refusal_charges_nobody_who_is_not_sure_and_gives_no_limits(facts in any_facts(), minutes in -3000..3000_i64) {
        let decided = authorize(&facts, now() + TimeDelta::minutes(minutes));
        if !decided.status.is_accepted() {
            prop_assert!(decided.limits.is_unlimited());
            prop_assert!(facts.token.is_none() || decided.offline == OfflineUse::Refuse);
        }
        if !decided.status.is_billable() {
            prop_assert_eq!(decided.billable_account(), None);
        }
    }

    #[test]
    fn an_accepted_answer_does_not_outlive_its_reasons(facts in any_facts(), minutes in -3000..3000_i64) {
        let at = now() + TimeDelta::minutes(minutes);
        let decided = authorize(&facts, at);
        if decided.status.is_accepted() {
            prop_assert!(decided.expires_at.is_none_or(|end| end > at || facts.policies.iter().any(|rule| rule.cache_for_s == Some(0))));
        }
    }

    #[test]
    fn no_hours_no_offset_and_no_time_make_it_panic_or_close_in_the_past(
        windows in prop::collection::vec((any::<u32>(), any::<u32>()), 0..4),
        seconds in any::<i32>(),
        at_ms in -8_000_000_000_000_000..8_000_000_000_000_000_i64,
    ) {
        let at = DateTime::from_timestamp_millis(at_ms).unwrap_or_default();
        let windows = windows.into_iter().map(|(from_minute, to_minute)| OpenWindow { from_minute, to_minute });
        let opening = OpeningHours::new(windows).at(at, LocalOffset { seconds, valid_until: None });
        if let Opening::Open { until: Some(until) } = opening {
            prop_assert!(until > at);
        }
    }

    #[test]
    fn a_place_is_closed_exactly_when_no_window_holds(
        windows in prop::collection::vec((0..7_u32, 0..1440_u32, 1..1441_u32), 0..6),
        minute in 0..10_080_i64,
    ) {
        // A Monday, 00:00.
        let monday = Utc.with_ymd_and_hms(2026, 5, 4, 0, 0, 0).unwrap();
        let days = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
        let spans = windows.iter().map(|(day, from, to)| {
            OpenWindow::on(days[usize::try_from(*day).unwrap()], *from, *to).unwrap()
        });
        let hours = OpeningHours::new(spans);
        prop_assert!(hours.is_valid());
        let utc = LocalOffset { seconds: 0, valid_until: None };
        let open = |minute: i64| windows.iter().any(|(day, from, to)| {
            let from_minute = i64::from(day * 1440 + from);
            let length = i64::from(if to <= from { to + 1440 - from } else { to - from });
            (minute - from_minute).rem_euclid(10_080) < length
        });
        let at = monday + TimeDelta::minutes(minute);
        match hours.at(at, utc) {
            Opening::Closed => prop_assert!(!open(minute)),
            Opening::Open { until: None } => prop_assert!((0..10_080).all(open)),
            Opening::Open { until: Some(until) } => {
                let closes = (until - monday).num_minutes();
                prop_assert!((minute..closes).all(open) && !open(closes));
            }
            Opening::Unknown => prop_assert!(false, "the time is known"),
        }
    }

    #[test]
    fn the_order_of_the_rules_does_not_matter_to_the_answer(mut facts in any_facts()) {
        let one = authorize(&facts, now());
        facts.policies.reverse();
        let mut other = authorize(&facts, now());
        prop_assert_eq!(&one.status, &other.status);
        other.flags.sort_by_key(|flag| format!("{flag:?}"));
        let mut flags = one.flags.clone();
        flags.sort_by_key(|flag| format!("{flag:?}"));
        prop_assert_eq!(flags, other.flags);
    }
}
