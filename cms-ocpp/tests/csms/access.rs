//! Who may charge, asked and answered in the words of each version.

use chrono::Weekday;
use cms_core::SiteId;
use cms_core::access::{
    AccessPolicy, BlockToken, ChangeToken, DefineGroup, LocalOffset, OpenWindow, OpeningHours, PolicyScope,
    SetAccessPolicy, TokenChange, TokenGroup, TokenGroupId, TokenKind, TokenRules,
};
use cms_ocpp::Version;
use serde_json::{Value, json};

use super::support::{CARD, World};

const VERSIONS: [Version; 3] = [Version::V1_6, Version::V2_0_1, Version::V2_1];

/// What an Authorize is answered: the info about the token.
fn ask(world: &mut World, card: &str) -> Value {
    match world.link.version {
        Version::V1_6 => world.call("Authorize", json!({ "idTag": card }))["idTagInfo"].clone(),
        _ => {
            let token = json!({ "idToken": card, "type": "ISO14443" });
            world.call("Authorize", json!({ "idToken": token }))["idTokenInfo"].clone()
        }
    }
}

/// The word in 1.6 or in the later versions.
fn word(version: Version, in_1_6: &'static str, in_2: &'static str) -> &'static str {
    if version == Version::V1_6 { in_1_6 } else { in_2 }
}

fn policy() -> AccessPolicy {
    AccessPolicy::of(PolicyScope::Site(SiteId::new("site")))
}

#[test]
fn rules_of_a_place_are_told_in_the_words_of_each_version() {
    let (hourless, rfid) = (OpeningHours::new([]), vec![TokenKind::Rfid]);
    let offset = Some(LocalOffset { seconds: 7200, valid_until: None });
    let strangers = Some([TokenGroupId::parse("others").unwrap()].into());
    for version in VERSIONS {
        for (rule, in_1_6, in_2) in [
            (policy(), "Accepted", "Accepted"),
            (AccessPolicy { private_to: strangers.clone(), ..policy() }, "Invalid", "NotAtThisLocation"),
            (
                AccessPolicy { opening_hours: Some(hourless.clone()), local_offset: offset, ..policy() },
                "Invalid",
                "NotAtThisTime",
            ),
            (AccessPolicy { refused_kinds: rfid.clone(), ..policy() }, "Invalid", "Invalid"),
        ] {
            let mut world = World::new(version);
            world.execute(&SetAccessPolicy { policy: rule }).unwrap();
            assert_eq!(ask(&mut world, CARD)["status"], word(version, in_1_6, in_2), "{version}");
        }
    }
}

#[test]
fn a_stopped_card_is_blocked_in_every_version() {
    for version in VERSIONS {
        let mut world = World::new(version);
        let token = world.csms.hasher().token(CARD);
        world.execute(&ChangeToken { token: token.clone(), change: TokenChange::Lose }).unwrap();
        assert_eq!(ask(&mut world, CARD)["status"], "Blocked");
        world.execute(&BlockToken { token }).unwrap();
        assert_eq!(ask(&mut world, CARD)["status"], "Blocked");
        assert_eq!(ask(&mut world, "DEADBEEF")["status"], word(version, "Invalid", "Unknown"));
    }
}

#[test]
fn a_card_is_the_same_card_in_every_spelling() {
    for version in VERSIONS {
        let mut world = World::new(version);
        for spelling in ["04A1B2C3", "04a1b2c3", "04:A1:B2:C3", "04-a1-b2-c3"] {
            assert_eq!(ask(&mut world, spelling)["status"], "Accepted", "{spelling}");
        }
        // The other byte order may be another person's card.
        assert_ne!(ask(&mut world, "C3B2A104")["status"], "Accepted");
    }
}

#[test]
fn the_group_of_a_card_and_the_end_of_an_answer_are_told() {
    for version in VERSIONS {
        let mut world = World::new(version);
        let id = TokenGroupId::parse("fleet").unwrap();
        world.execute(&DefineGroup { group: TokenGroup::new(id.clone(), "Fleet") }).unwrap();
        let rules = TokenRules { group: Some(id), ..TokenRules::default() };
        let token = world.csms.hasher().token(CARD);
        world.execute(&ChangeToken { token, change: TokenChange::Restrict(Box::new(rules)) }).unwrap();
        // It is a Tuesday, 14 o’clock at the site.
        let hours = OpeningHours::new([OpenWindow::on(Weekday::Tue, 8 * 60, 22 * 60).unwrap()]);
        let rule = AccessPolicy {
            opening_hours: Some(hours),
            local_offset: Some(LocalOffset { seconds: 7200, valid_until: None }),
            ..policy()
        };
        world.execute(&SetAccessPolicy { policy: rule }).unwrap();
        let info = ask(&mut world, CARD);
        assert_eq!(info["status"], "Accepted");
        let (group, until) = match version {
            Version::V1_6 => (&info["parentIdTag"], &info["expiryDate"]),
            _ => (&info["groupIdToken"]["idToken"], &info["cacheExpiryDateTime"]),
        };
        assert_eq!(group, "fleet");
        assert_eq!(until.as_str().map(|until| &until[..19]), Some("2026-05-05T20:00:00"));
    }
}

#[test]
fn hostile_tokens_are_refused_and_never_confirmed_as_somebodys() {
    let long = "A".repeat(10_000);
    for version in VERSIONS {
        let mut world = World::new(version);
        for hostile in ["' OR 1=1--", "<script>", "=cmd|' /C calc'!A0", "04A1B2C3\u{202e}", "04A1B2C3\u{0}", &long] {
            let payload = match version {
                Version::V1_6 => json!({ "idTag": hostile }),
                _ => json!({ "idToken": { "idToken": hostile, "type": "ISO14443" } }),
            };
            match world.answer("Authorize", &payload.to_string()) {
                cms_ocpp::csms::CallAnswer::Result(text) => assert!(!text.contains("Accepted"), "{text}"),
                cms_ocpp::csms::CallAnswer::Error(_) => {}
                other => panic!("{other:?}"),
            }
        }
        // And no notice repeats what was sent.
        for notice in &world.notices {
            assert!(!notice.text.contains("OR 1=1") && !notice.text.contains('\u{202e}'), "{}", notice.text);
        }
    }
}
