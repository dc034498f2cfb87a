//! How a station becomes known and connects: site, tariff and EVSE IDs, of which none can be given twice; then the right
//! and a wrong password, and what becomes of an old connection when a new one is admitted; a new password, a code for its
//! sticker, and its retirement.
//!
//! `cargo run -p cms-core --example commission_a_station`

#![expect(clippy::print_stdout, reason = "an example prints")]

mod support;

use std::error::Error;

use cms_core::station::{
    Admission, CommissionSite, CommissionStation, ConnectStation, IssuePassword, PresentedSecret, QrSecrets,
    QrStickers, QrUrl, RetireStation, Station, StationId, StationPassword, TakesEffect,
};
use cms_core::tariff::PublishTariff;
use cms_core::{Context, handle};

use support::{Operator, block_on, boot, car_park, evse, street};

fn main() -> Result<(), Box<dyn Error>> {
    block_on(run())?
}

async fn run() -> Result<(), Box<dyn Error>> {
    let mut operator = Operator::new()?;
    let (site, tariff) = (car_park(), street()?);
    let evses = vec![evse(1, "DE*ABC*E0001*1")?, evse(2, "DE*ABC*E0001*2")?];
    let secret_key = operator.hasher.station_secret("CS1", b"a long random password");
    let station = Station::new(StationId::parse("CS1")?, site.id.clone(), tariff.id.clone(), evses, secret_key);
    let commission = CommissionStation { station: station.clone() };

    match operator.carry_out(&commission).await?.reply {
        Ok(()) => return Err("a station was commissioned at no site".into()),
        Err(refusal) => println!("Too early: {refusal} ({}).", refusal.code()),
    }
    operator.carry_out(&CommissionSite { site }).await?.reply?;
    operator.carry_out(&PublishTariff { tariff }).await?;
    operator.carry_out(&commission).await?.reply?;
    for (evse, connector) in station.connectors() {
        println!("{} EVSE {} is {}, connector {}.", station.id, evse.number, evse.id, connector.number);
    }

    // The same id written in another way is the same EVSE.
    let copy = Station { id: StationId::parse("CS2")?, evses: vec![evse(1, "deabce00012")?], ..station.clone() };
    match operator.carry_out(&CommissionStation { station: copy }).await?.reply {
        Ok(()) => return Err("an EVSE ID was given twice".into()),
        Err(refusal) => println!("CS2 with DEABCE00012: {refusal} ({}).", refusal.code()),
    }

    println!();
    if connect(&mut operator, &station.id, b"guessed", "node-a").await? != Admission::Refused {
        return Err("a guessed password was taken".into());
    }
    let first = connect(&mut operator, &station.id, b"a long random password", "node-a").await?;
    let second = connect(&mut operator, &station.id, b"a long random password", "node-b").await?;

    // What still arrives on the first connection is fenced off, in the very write that it would have made.
    let boot = boot(&station.id, "2.1");
    let context = Context { fence: first.fence(&station.id), ..operator.context() };
    match handle(&operator.store, &boot, context).await {
        Ok(_) => return Err("a replaced connection spoke for the station".into()),
        Err(error) => println!("Boot on the first connection: {error} ({}).", error.code()),
    }
    let context = Context { fence: second.fence(&station.id), ..operator.context() };
    let reply = handle(&operator.store, &boot, context).await?.reply;
    println!("Boot on the second: accepted, heartbeat every {} s.", reply.interval_s);

    println!();
    renew_password(&mut operator, &station.id).await?;
    for evse in &station.evses {
        let stickers = QrStickers::new(QrUrl::parse("https://charge.example/e")?, QrSecrets::new([7; 32]));
        println!("The sticker of EVSE {}: {}", evse.number, stickers.make(&evse.id));
    }

    let retire = RetireStation { station: station.id.clone(), reason: "the car park closes".to_owned() };
    let retired = operator.carry_out(&retire).await?.reply?;
    println!("Retired with {} open sessions.", retired.open_sessions);
    match operator.carry_out(&commission).await?.reply {
        Ok(()) => Err("a retired station was commissioned again".into()),
        Err(refusal) => {
            println!("Commissioned again: {refusal} ({}).", refusal.code());
            Ok(())
        }
    }
}

/// The old password opens until the new one was used once.
async fn renew_password(operator: &mut Operator, station: &StationId) -> Result<(), Box<dyn Error>> {
    let password = StationPassword::fresh(&mut operator.ids());
    let keys = password.keys(&operator.hasher, station);
    let issue = IssuePassword { station: station.clone(), keys, takes_effect: TakesEffect::OnFirstUse };
    operator.carry_out(&issue).await?.reply?;
    println!("A new password is issued.");
    let (old, new) = (b"a long random password", password.reveal());
    for (presented, expected) in [(&old[..], true), (new.as_bytes(), true), (&old[..], false)] {
        let admitted = connect(operator, station, presented, "node-b").await? != Admission::Refused;
        if admitted != expected {
            return Err("the old password opens until the new one was used, and not after".into());
        }
    }
    Ok(())
}

/// A socket of this node presents a password.
async fn connect(
    operator: &mut Operator,
    station: &StationId,
    password: &[u8],
    node: &str,
) -> Result<Admission, Box<dyn Error>> {
    let secret = PresentedSecret::Key(operator.hasher.station_secret(station.as_str(), password));
    let command = ConnectStation { station: station.clone(), secret, node: node.to_owned() };
    let admission = operator.carry_out(&command).await?.reply;
    match admission {
        Admission::Admitted { epoch } => println!("A socket of {node} is admitted: epoch {}.", epoch.0),
        Admission::Refused => println!("A socket of {node} is refused."),
    }
    Ok(admission)
}
