//! Who may charge: an account with an RFID card, the card blocked, one that nobody knows and one that has expired.
//!
//! `cargo run -p cms-core --example authorize`

#![expect(clippy::print_stdout, reason = "an example prints")]

mod support;

use std::error::Error;

use chrono::TimeDelta;
use cms_core::access::AuthorizationStatus::{self, Accepted, TokenBlocked, TokenExpired, UnknownToken};
use cms_core::access::{Authorize, BlockToken, LinkToken, RegisterAccount, TokenKind};
use cms_core::station::StationId;

use support::{Operator, block_on};

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
    present(&mut operator, &station, "the grey card, an hour on", "04D4E5F6", TokenExpired).await
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
