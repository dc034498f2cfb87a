//! Codes of displays, each taken once.

use cms_core::station::{
    CodeRefusal, DisplayCodes, EvseId, QrError, QrSecrets, QrUrl, RedeemDisplayCode, RetireStation,
};

use crate::support::{Desk, id};

fn codes(evse: &str) -> DisplayCodes {
    let evse = EvseId::parse(evse).unwrap();
    DisplayCodes::new(evse.clone(), QrSecrets::new([7; 32]).shared_secret(&evse, 1), 30, 20).unwrap()
}

fn url() -> QrUrl {
    QrUrl::parse("https://charge.example/e").unwrap()
}

fn redeem(desk: &mut Desk, evse: &str, shown_s: i64, request: &str) -> Result<u32, CodeRefusal> {
    let (codes, now) = (codes(evse), desk.now);
    let shown = now + chrono::TimeDelta::seconds(shown_s);
    let command = RedeemDisplayCode::new(&codes, &url(), &codes.make(&url(), shown), request, now).unwrap();
    desk.carry_out(&command).map(|address| address.evse)
}

#[test]
fn a_code_is_taken_once_and_a_lost_answer_is_told_again() {
    let mut desk = Desk::with_station();
    assert_eq!(redeem(&mut desk, "DE*CMS*E1", 0, "app-1"), Ok(1));
    assert_eq!(redeem(&mut desk, "decmse1", 0, "app-1"), Ok(1));
    assert_eq!(redeem(&mut desk, "DE*CMS*E1", 0, "app-2"), Err(CodeRefusal::Used));
    // One that was shown before is void too; the next one is not.
    assert_eq!(redeem(&mut desk, "DE*CMS*E1", -30, "app-2"), Err(CodeRefusal::Used));
    assert_eq!(redeem(&mut desk, "DE*CMS*E1", 30, "app-2"), Ok(1));
    assert_eq!(redeem(&mut desk, "DE*CMS*E1", 0, "app-1"), Err(CodeRefusal::Used));
}

#[test]
fn a_code_of_no_evse_in_service_is_refused() {
    let mut desk = Desk::with_station();
    assert_eq!(redeem(&mut desk, "DE*CMS*E9", 0, "app-1"), Err(CodeRefusal::OutOfService));
    desk.carry_out(&RetireStation { station: id("CS1"), reason: "sold".into() }).unwrap();
    assert_eq!(redeem(&mut desk, "DE*CMS*E1", 0, "app-1"), Err(CodeRefusal::OutOfService));
}

#[test]
fn an_old_code_never_becomes_a_command() {
    let desk = Desk::with_station();
    let codes = codes("DE*CMS*E1");
    let shown = codes.make(&url(), desk.now - chrono::TimeDelta::minutes(5));
    let refused = RedeemDisplayCode::new(&codes, &url(), &shown, "app-1", desk.now);
    assert_eq!(refused, Err(QrError::Expired));
}
