//! The life of a station, through the store: commissioned, connected, given other passwords, swapped, retired.

use crate::support::{Desk, evse, id};
use cms_core::FreshIds;
use cms_core::session::TransactionPhase;
use cms_core::station::{
    Admission, CommissionStation, Connector, ConnectorProblem, ConnectorStandard, IssuePassword, PasswordKeys,
    PowerType, PresentedSecret, RetireStation, Station, StationPassword, StationRefusal, SwapHardware, TakesEffect,
    TimelineEvent,
};

fn password(seed: u8) -> StationPassword {
    StationPassword::fresh(&mut FreshIds::from_seed([seed; 32]))
}

fn admitted(admission: Admission) -> bool {
    matches!(admission, Admission::Admitted { .. })
}

fn issue(desk: &mut Desk, keys: PasswordKeys, takes_effect: TakesEffect) -> Result<(), StationRefusal> {
    desk.carry_out(&IssuePassword { station: id("CS1"), keys, takes_effect })
}

#[test]
fn an_old_password_is_valid_until_the_new_one_was_used_once() {
    let mut desk = Desk::with_station();
    let new = password(1);
    let keys = new.keys(&desk.hasher, &id("CS1"));
    issue(&mut desk, keys.clone(), TakesEffect::OnFirstUse).unwrap();
    assert!(admitted(desk.connect("CS1", b"first")));
    // Issued again after the answer was lost: nothing changes.
    issue(&mut desk, keys.clone(), TakesEffect::OnFirstUse).unwrap();
    assert!(admitted(desk.connect("CS1", b"first")));
    assert!(admitted(desk.connect("CS1", new.reveal().as_bytes())));
    assert!(!admitted(desk.connect("CS1", b"first")));
    assert!(admitted(desk.connect("CS1", new.reveal().as_bytes())));
    issue(&mut desk, keys, TakesEffect::OnFirstUse).unwrap();
    assert!(admitted(desk.connect("CS1", new.reveal().as_bytes())));
    let timeline = desk.timeline("CS1");
    assert_eq!(timeline.iter().filter(|event| matches!(event, TimelineEvent::PasswordIssued { .. })).count(), 1);
    assert_eq!(timeline.iter().filter(|event| **event == TimelineEvent::PasswordTaken).count(), 1);
}

#[test]
fn a_station_of_ocpp_1_6_presents_the_bytes_of_its_password() {
    let mut desk = Desk::with_station();
    let new = password(1);
    let keys = new.keys(&desk.hasher, &id("CS1"));
    issue(&mut desk, keys, TakesEffect::OnFirstUse).unwrap();
    let digits = new.reveal();
    let bytes: Vec<u8> = (0..20).map(|i| u8::from_str_radix(&digits[2 * i..2 * i + 2], 16).unwrap()).collect();
    assert!(admitted(desk.connect("CS1", &bytes)));
    assert!(admitted(desk.connect("CS1", digits.as_bytes())));
    assert!(!admitted(desk.connect("CS1", &bytes[..19])));
}

#[test]
fn a_password_that_was_replaced_before_its_use_never_counts() {
    let mut desk = Desk::with_station();
    let (lost, second) = (password(1), password(2));
    let keys = |desk: &Desk, password: &StationPassword| password.keys(&desk.hasher, &id("CS1"));
    let (lost_keys, second_keys) = (keys(&desk, &lost), keys(&desk, &second));
    issue(&mut desk, lost_keys, TakesEffect::OnFirstUse).unwrap();
    issue(&mut desk, second_keys, TakesEffect::OnFirstUse).unwrap();
    assert!(!admitted(desk.connect("CS1", lost.reveal().as_bytes())));
    assert!(admitted(desk.connect("CS1", b"first")));
    assert!(admitted(desk.connect("CS1", second.reveal().as_bytes())));
    assert!(!admitted(desk.connect("CS1", b"first")));
}

#[test]
fn a_password_that_takes_effect_at_once_fences_the_connection_off() {
    let mut desk = Desk::with_station();
    let old = desk.connect("CS1", b"first").fence(&id("CS1"));
    let new = password(1);
    let keys = new.keys(&desk.hasher, &id("CS1"));
    issue(&mut desk, keys, TakesEffect::AtOnce).unwrap();
    assert!(!admitted(desk.connect("CS1", b"first")));
    assert!(!desk.boots("CS1", "old", old));
    let fence = desk.connect("CS1", new.reveal().as_bytes()).fence(&id("CS1"));
    assert!(desk.boots("CS1", "old", fence));
}

#[test]
fn the_password_of_one_station_opens_no_other() {
    let mut desk = Desk::with_station();
    desk.commission("CS2", "DE*CMS*E2", b"second").unwrap();
    assert!(!admitted(desk.connect("CS1", b"second")));
    assert!(!admitted(desk.connect("cs1", b"first")));
    assert!(!admitted(desk.connect("CS3", b"first")));
    let stolen = password(1).keys(&desk.hasher, &id("CS2"));
    issue(&mut desk, stolen, TakesEffect::AtOnce).unwrap();
    assert!(!admitted(desk.connect("CS1", password(1).reveal().as_bytes())));
}

#[test]
fn commissioning_again_keeps_the_issued_password_unless_it_brings_another_one() {
    let mut desk = Desk::with_station();
    let new = password(1);
    let keys = new.keys(&desk.hasher, &id("CS1"));
    issue(&mut desk, keys, TakesEffect::AtOnce).unwrap();
    desk.commission("CS1", "DE*CMS*E1", b"first").unwrap();
    assert!(!admitted(desk.connect("CS1", b"first")));
    assert!(admitted(desk.connect("CS1", new.reveal().as_bytes())));
    desk.commission("CS1", "DE*CMS*E1", b"another").unwrap();
    assert!(admitted(desk.connect("CS1", b"another")));
    assert!(!admitted(desk.connect("CS1", new.reveal().as_bytes())));
}

#[test]
fn a_swap_voids_the_old_password_and_its_new_hardware_is_expected() {
    let mut desk = Desk::with_station();
    let fence = desk.connect("CS1", b"first").fence(&id("CS1"));
    assert!(desk.boots("CS1", "SN-1", fence.clone()));
    let new = password(1);
    let swap = SwapHardware {
        station: id("CS1"),
        expected_serial: Some("SN-2".into()),
        keys: new.keys(&desk.hasher, &id("CS1")),
    };
    desk.carry_out(&swap).unwrap();
    assert!(!desk.boots("CS1", "SN-1", fence));
    assert!(!admitted(desk.connect("CS1", b"first")));
    let fence = desk.connect("CS1", new.reveal().as_bytes()).fence(&id("CS1"));
    // Asked again, the connection of the new hardware goes on.
    desk.carry_out(&swap).unwrap();
    assert!(desk.boots("CS1", "SN-2", fence.clone()));
    let changed = |desk: &Desk| {
        let announced = |event| match event {
            TimelineEvent::HardwareChanged { to, announced, .. } => Some((to.serial.unwrap_or_default(), announced)),
            _ => None,
        };
        desk.timeline("CS1").into_iter().filter_map(announced).collect::<Vec<_>>()
    };
    assert_eq!(changed(&desk), [("SN-2".to_owned(), true)]);
    // Nobody has announced a third one.
    assert!(desk.boots("CS1", "SN-3", fence));
    assert_eq!(changed(&desk), [("SN-2".to_owned(), true), ("SN-3".to_owned(), false)]);
}

#[test]
fn hardware_of_another_serial_than_the_announced_one_is_noticed() {
    let mut desk = Desk::with_station();
    let fence = desk.connect("CS1", b"first").fence(&id("CS1"));
    assert!(desk.boots("CS1", "SN-1", fence));
    let new = password(1);
    let keys = new.keys(&desk.hasher, &id("CS1"));
    desk.carry_out(&SwapHardware { station: id("CS1"), expected_serial: Some("SN-2".into()), keys }).unwrap();
    let fence = desk.connect("CS1", new.reveal().as_bytes()).fence(&id("CS1"));
    assert!(desk.boots("CS1", "SN-X", fence));
    assert!(
        desk.timeline("CS1")
            .iter()
            .any(|event| matches!(event, TimelineEvent::HardwareChanged { announced: false, .. }))
    );
}

#[test]
fn a_retired_station_is_refused_and_its_ids_stay_taken() {
    let mut desk = Desk::with_station();
    let fence = desk.connect("CS1", b"first").fence(&id("CS1"));
    let retire = RetireStation { station: id("CS1"), reason: "worn out".into() };
    assert_eq!(desk.carry_out(&retire).unwrap().open_sessions, 0);
    assert!(!desk.boots("CS1", "SN-1", fence));
    assert!(!admitted(desk.connect("CS1", b"first")));
    assert_eq!(desk.admit("CS1", PresentedSecret::DangerNotChecked), Admission::Refused);
    assert_eq!(desk.commission("CS1", "DE*CMS*E1", b"first"), Err(StationRefusal::Retired));
    assert_eq!(desk.commission("CS2", "decmse1", b"second"), Err(StationRefusal::EvseIdTaken));
    let keys = password(1).keys(&desk.hasher, &id("CS1"));
    assert_eq!(issue(&mut desk, keys.clone(), TakesEffect::AtOnce), Err(StationRefusal::Retired));
    let swap = SwapHardware { station: id("CS1"), expected_serial: None, keys };
    assert_eq!(desk.carry_out(&swap), Err(StationRefusal::Retired));
    // Again is not another retirement.
    let before = desk.timeline("CS1").len();
    desk.carry_out(&retire).unwrap();
    assert_eq!(desk.timeline("CS1").len(), before);
    let unknown = RetireStation { station: id("CS9"), reason: String::new() };
    assert_eq!(desk.carry_out(&unknown), Err(StationRefusal::UnknownStation));
}

#[test]
fn a_retired_station_stays_connected_until_its_last_session_has_ended() {
    let mut desk = Desk::with_station();
    let fence = desk.connect("CS1", b"first").fence(&id("CS1"));
    let transaction = desk.report("CS1", TransactionPhase::Started, None, 1_000);
    let retire = RetireStation { station: id("CS1"), reason: "sold".into() };
    assert_eq!(desk.carry_out(&retire).unwrap().open_sessions, 1);
    assert!(desk.boots("CS1", "SN-1", fence));
    assert!(admitted(desk.connect("CS1", b"first")));
    desk.report("CS1", TransactionPhase::Ended, Some(transaction), 9_000);
    assert!(!admitted(desk.connect("CS1", b"first")));
    assert_eq!(desk.carry_out(&retire).unwrap().open_sessions, 0);
}

#[test]
fn a_station_whose_layout_cannot_be_is_not_commissioned() {
    let mut desk = Desk::with_station();
    let secret_key = desk.hasher.station_secret("CS2", b"second");
    let station = Station { id: id("CS2"), secret_key, ..desk.station("CS1") };
    let connector = Connector::new(1, ConnectorStandard::Ccs2, PowerType::Ac3Phase, 22_000);
    let problem = ConnectorProblem::PowerTypeNotOfStandard;
    let wrong = Station { evses: vec![evse(1, "DE*CMS*E2", connector)], ..station.clone() };
    let refused = StationRefusal::InvalidConnector { evse: 1, connector: 1, problem };
    assert_eq!(desk.carry_out(&CommissionStation { station: wrong }), Err(refused.clone()));
    assert_eq!(refused.code(), "connector.power_type_not_of_standard");
    let type2 = || Connector::new(1, ConnectorStandard::Type2, PowerType::Ac3Phase, 22_000);
    let twice = Station { evses: vec![evse(1, "DE*CMS*E2", type2()), evse(2, "DECMSE2", type2())], ..station };
    assert_eq!(desk.carry_out(&CommissionStation { station: twice }), Err(StationRefusal::EvseIdTwice));
}

#[test]
fn a_station_that_was_stored_before_there_was_retirement_is_in_service() {
    let stored = r#"{"id":"CS1","site":"s","tariff":"t","evses":[],"secret_key":"00"}"#;
    assert!(serde_json::from_str::<Station>(stored).unwrap().is_in_service());
}
