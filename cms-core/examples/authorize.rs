//! Who may charge: an account with RFID cards, blocked, unknown, expired and lost ones, a private place with opening hours,
//! and who may do something about a card.
//!
//! `cargo run -p cms-core --example authorize`

#![expect(clippy::print_stdout, reason = "an example prints")]

mod support;

use std::error::Error;

use chrono::{TimeDelta, Weekday};
use cms_core::AccountId;
use cms_core::access::AuthorizationStatus::{
    self, Accepted, ClosedNow, NotAllowedHere, TokenBlocked, TokenExpired, TokenReplaced, UnknownToken,
};
use cms_core::access::{
    AccessPolicy, ActingAs, Actor, Authorize, BlockToken, ChangeToken, DefineGroup, LinkToken, LocalOffset, OpenWindow,
    OpeningHours, PolicyScope, RegisterAccount, ReplaceToken, SetAccessPolicy, TokenChange, TokenGroup, TokenGroupId,
    TokenKind, TokenRules, TokenValue,
};
use cms_core::station::StationId;

use support::{Operator, block_on, car_park};

fn main() -> Result<(), Box<dyn Error>> {
    block_on(run())?
}

async fn run() -> Result<(), Box<dyn Error>> {
    let (mut operator, station) = Operator::with_station().await?;

    let mut ids = operator.ids();
    let register = RegisterAccount::new(&operator.hasher, &mut ids, "Dana", "dana@example.org", None)?;
    let account = operator.carry_out(&register).await?.reply?;
    println!("Dana is account {account}.");
    let again = RegisterAccount::new(&operator.hasher, &mut ids, "Dana", "Dana@Example.org", None)?;
    match operator.carry_out(&again).await?.reply {
        Ok(_) => return Err("an address got a second account".into()),
        Err(refusal) => println!("The same address again: {refusal} ({}).", refusal.code()),
    }

    // The core never sees a card's number, only a keyed hash of it.
    let (blue, grey) = (operator.hasher.token("04A1B2C3"), operator.hasher.token("04D4E5F6"));
    for (token, label, expires_at) in
        [(&blue, "blue card", None), (&grey, "grey card", Some(operator.now + TimeDelta::hours(1)))]
    {
        let (account, kind, label) = (account.clone(), TokenKind::Rfid, label.to_owned());
        let link = LinkToken { account, token: token.clone(), kind, label, expires_at };
        operator.carry_out(&link).await?.reply?;
    }

    println!();
    present(&mut operator, &station, "the blue card", "04a1b2c3", Accepted).await?;
    present(&mut operator, &station, "the grey card", "04D4E5F6", Accepted).await?;
    present(&mut operator, &station, "a card never linked", "DEADBEEF", UnknownToken).await?;

    operator.carry_out(&BlockToken { token: blue }).await?.reply?;
    present(&mut operator, &station, "the blue card, blocked", "04A1B2C3", TokenBlocked).await?;
    operator.pass_minutes(60);
    present(&mut operator, &station, "the grey card, an hour on", "04D4E5F6", TokenExpired).await?;

    // A new card takes over. What is linked is checked first, in the one spelling of all its spellings.
    let value = TokenValue::parse(TokenKind::Rfid, "04:77:88:99:AA:BB:CC")?;
    let (new, old) = (operator.hasher.token_value(&value), operator.hasher.token("04D4E5F6"));
    let replace = ReplaceToken { old, new: new.clone(), kind: TokenKind::Rfid, value: None };
    operator.carry_out(&replace).await?.reply?;
    present(&mut operator, &station, "the grey card, replaced", "04D4E5F6", TokenReplaced).await?;

    // The car park becomes private to the house, and is open on weekdays from six to ten in the evening.
    let house = TokenGroupId::parse("house")?;
    operator.carry_out(&DefineGroup { group: TokenGroup::new(house.clone(), "The house") }).await?.reply?;
    let week = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
    let hours = OpeningHours::new(week.into_iter().filter_map(|day| OpenWindow::on(day, 6 * 60, 22 * 60)));
    let policy = AccessPolicy {
        private_to: Some([house.clone()].into()),
        opening_hours: Some(hours),
        local_offset: Some(LocalOffset { seconds: 7200, valid_until: None }),
        ..AccessPolicy::of(PolicyScope::Site(car_park().id))
    };
    operator.carry_out(&SetAccessPolicy { policy }).await?.reply?;
    let rules = TokenChange::Restrict(Box::default());
    operator.carry_out(&ChangeToken { token: new.clone(), change: rules }).await?.reply?;
    present(&mut operator, &station, "the new card, a stranger's", "04778899AABBCC", NotAllowedHere).await?;
    let rules = TokenRules { group: Some(house), ..TokenRules::default() };
    let change = TokenChange::Restrict(Box::new(rules));
    operator.carry_out(&ChangeToken { token: new.clone(), change }).await?.reply?;
    present(&mut operator, &station, "the new card, of the house", "04778899AABBCC", Accepted).await?;
    operator.pass_minutes(12 * 60);
    present(&mut operator, &station, "the same, at 23:00", "04778899AABBCC", ClosedNow).await?;

    // Each command of a person is checked to be theirs to give.
    let lose = ChangeToken { token: new, change: TokenChange::Lose };
    let eve = Actor::Driver(AccountId::new("acc_eve"));
    println!();
    match operator.carry_out(&ActingAs::new(eve, lose.clone())).await?.reply {
        Ok(_) => return Err("a stranger has stopped a card".into()),
        Err(forbidden) => println!("Eve reports Dana's card lost: {forbidden} ({}).", forbidden.code()),
    }
    operator.carry_out(&ActingAs::new(Actor::Driver(account), lose)).await?.reply??;
    println!("Dana reports it lost herself: done.");
    Ok(())
}

/// Holds a card to a station's reader.
async fn present(
    operator: &mut Operator,
    station: &StationId,
    name: &str,
    card: &str,
    expected: AuthorizationStatus,
) -> Result<(), Box<dyn Error>> {
    let command = Authorize { station: station.clone(), token: operator.hasher.token(card) };
    let status = operator.carry_out(&command).await?.reply.status;
    println!("{name:<26} {}", status.sentence());
    if status == expected { Ok(()) } else { Err(format!("{expected:?} was expected, not {status:?}").into()) }
}
