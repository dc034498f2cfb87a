//! Spellings of tokens, and what is no token.

use proptest::prelude::*;

use super::*;

fn refused(kind: TokenKind, text: &str) -> &'static str {
    TokenValue::parse(kind, text).unwrap_err().code()
}

fn linked(kind: TokenKind, text: &str) -> String {
    TokenValue::parse(kind, text).unwrap().as_str().to_owned()
}

#[test]
fn contract_ids_have_the_published_check_digits() {
    // Published with "Check digit calculation for contract ids" and used by several implementations of it.
    for (body, check) in [
        ("NN123ABCDEFGHI", 'T'),
        ("FRXYZ123456789", '2'),
        ("ITA1B2C3E4F5G6", '4'),
        ("ESZU8WOX834H1D", 'R'),
        ("PT73902837ABCZ", 'Z'),
        ("DE83DUIEN83QGZ", 'D'),
        ("DE83DUIEN83ZGQ", 'M'),
        ("DE8AA001234567", '0'),
        ("NLTNM000122045", 'U'),
        ("NLTNM000722345", 'X'),
        ("NLTNMC00122045", 'K'),
    ] {
        assert_eq!(ContractId::parse(body).unwrap().check_digit(), check, "{body}");
    }
    for (instance, check) in [("000071", '9'), ("000110", 'X'), ("000124", '0'), ("000114", '6'), ("000191", '5')] {
        let contract = ContractId::parse(&format!("IN-TNM-{instance}")).unwrap();
        assert_eq!(contract.check_digit(), check, "{instance}");
        assert_eq!(contract.to_string(), format!("IN-TNM-{instance}-{check}"));
    }
    assert_eq!(ContractId::parse("NL*TNM*122045*0").unwrap(), ContractId::parse("NL-TNM-122045-0").unwrap());
}

#[test]
fn all_spellings_of_a_contract_are_one_and_its_neighbours_are_not() {
    for spelling in
        ["NL-TNM-000122045-U", "nl-tnm-000122045-u", "NLTNM000122045U", "NLTNM000122045", "NL*TNM*000122045"]
    {
        assert_eq!(linked(TokenKind::Contract, spelling), "NLTNM000122045");
        assert_eq!(TokenValue::presented(spelling).as_str(), "NLTNM000122045");
    }
    // The same person may have it, but nobody has said so.
    assert_ne!(TokenValue::presented("NL-TNM-012204-5"), TokenValue::presented("NL-TNM-000122045-U"));
    for wrong in ["NL-TNM-000122045-X", "NLTNM000122045X"] {
        assert_eq!(refused(TokenKind::Contract, wrong), "token.check_digit");
        assert_eq!(TokenValue::presented(wrong).as_str(), wrong);
    }
    for other in ["NLTNM076", "X-AARGH-131331234", "NL-T|M-000122045-U", "12-TNM-000122045", "NL-TNM-000122045-U-1"] {
        assert_eq!(refused(TokenKind::Contract, other), "token.contract", "{other}");
    }
}

#[test]
fn cards_are_hexadecimal_and_keep_their_byte_order() {
    for spelling in ["04A1B2C3D4E5F6", "04a1b2c3d4e5f6", "04:A1:B2:C3:D4:E5:F6", "04-a1-b2-c3-d4-e5-f6"] {
        assert_eq!(linked(TokenKind::Rfid, spelling), "04A1B2C3D4E5F6");
        assert_eq!(TokenValue::presented(spelling).as_str(), "04A1B2C3D4E5F6");
    }
    let card = TokenValue::parse(TokenKind::Rfid, "04A1B2C3").unwrap();
    let turned = card.reversed().unwrap();
    assert_ne!(card, turned);
    assert_eq!(turned.reversed().unwrap(), card);
    assert_eq!(linked(TokenKind::RfidIso15693, "E0040100123456AB"), "E0040100123456AB");
    for (wrong, code) in [
        ("04A1B2", "token.card_number"),
        ("04A1B2C3D4", "token.card_number"),
        ("04A1B2CG", "token.card_number"),
        ("00000000", "token.card_number"),
        ("FFFFFFFFFFFFFF", "token.card_number"),
        ("E0040100123456AB", "token.card_number"),
        ("08A1B2C3", "token.random_card_number"),
    ] {
        assert_eq!(refused(TokenKind::Rfid, wrong), code, "{wrong}");
    }
}

#[test]
fn vehicles_have_a_mac_address_of_their_own() {
    for spelling in ["0022A1B2C3D4", "00:22:a1:b2:c3:d4", "VID:0022A1B2C3D4", "vid:00:22:a1:b2:c3:d4"] {
        assert_eq!(linked(TokenKind::Vehicle, spelling), "0022A1B2C3D4");
        assert_eq!(TokenValue::presented(spelling).as_str(), "0022A1B2C3D4");
    }
    for wrong in ["FFFFFFFFFFFF", "01005E000001", "000000000000", "0022A1B2C3", "VID:", "VID:VID:0022A1B2C3D4"] {
        assert_eq!(refused(TokenKind::Vehicle, wrong), "token.mac_address", "{wrong}");
    }
}

#[test]
fn made_up_tokens_are_long_enough_not_to_be_guessed() {
    assert_eq!(linked(TokenKind::KeyCode, "4711"), "4711");
    assert_eq!(refused(TokenKind::KeyCode, "471"), "token.too_short");
    for kind in [TokenKind::App, TokenKind::Central, TokenKind::AdHoc, TokenKind::Prepaid] {
        assert_eq!(linked(kind, "app_7f3K9Q2x"), "APP_7F3K9Q2X");
        assert_eq!(refused(kind, "1234567"), "token.too_short");
    }
}

#[test]
fn hostile_text_is_no_token_and_meets_none() {
    let long = "A".repeat(10_000);
    for hostile in [
        "' OR 1=1--",
        "<script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
        "04A1B2C3\r\nINFO token accepted",
        "04A1B2C3\0",
        "\u{202e}3C2B1A40",
        "04A1B2C3\u{200b}",
        "０４Ａ１Ｂ２Ｃ３",
        "",
        "   ",
        long.as_str(),
    ] {
        for kind in TokenKind::ALL {
            assert!(TokenValue::parse(kind, hostile).is_err(), "{kind:?} {}", hostile.len());
        }
        assert_ne!(TokenValue::presented(hostile).as_str(), "04A1B2C3");
    }
    let nested = "VID:".repeat(1_000_000);
    assert_eq!(TokenValue::presented(&nested).as_str(), nested);
    assert!(!format!("{:?}", TokenValue::presented("04A1B2C3")).contains("04A1"));
}

proptest! {
    #[test]
    fn what_is_presented_has_one_spelling_and_nothing_panics(text in any::<String>()) {
        let value = TokenValue::presented(&text);
        prop_assert_eq!(&TokenValue::presented(value.as_str()), &value);
        let _ = value.reversed();
        for kind in TokenKind::ALL {
            let _ = TokenValue::parse(kind, &text);
        }
    }

    #[test]
    fn what_is_linked_is_found_when_it_is_presented(
        text in "(VID:)?[0-9A-Fa-f]{8,16}|[A-Za-z]{2}[-*]?[0-9A-Za-z]{3}[-*]?[0-9A-Za-z]{6,9}([-*]?[0-9A-Za-z])?|[!-~]{1,36}",
    ) {
        for kind in TokenKind::ALL {
            if let Ok(linked) = TokenValue::parse(kind, &text) {
                prop_assert_eq!(&TokenValue::presented(linked.as_str()), &linked);
                let bare_din = kind == TokenKind::Contract && text.len() == 12;
                prop_assert!(bare_din || TokenValue::presented(&text) == linked);
            }
        }
    }

    #[test]
    fn a_mistyped_contract_is_noticed(body in "[A-Z]{2}[0-9A-Z]{12}", at in 0..14_usize, to in "[0-9A-Z]") {
        let contract = ContractId::parse(&body).unwrap();
        let mut typed = contract.to_string().replace('-', "");
        typed.replace_range(at..=at, &to);
        prop_assert_eq!(typed.starts_with(&body), ContractId::parse(&typed).is_ok());
    }

    #[test]
    fn two_characters_that_were_swapped_are_noticed(body in "[A-Z]{2}[0-9A-Z]{12}", at in 2..13_usize) {
        let check = ContractId::parse(&body).unwrap().check_digit();
        let mut swapped = body.clone().into_bytes();
        swapped.swap(at, at + 1);
        let swapped = String::from_utf8(swapped).unwrap();
        prop_assume!(swapped != body);
        let typed = format!("{swapped}{check}");
        prop_assert!(ContractId::parse(&typed).is_err());
    }
}
