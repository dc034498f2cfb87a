//! Stations from a sheet.

use cms_core::station::{
    Admission, ImportFault, ImportPasswords, ImportReport, ImportStations, RetireStation, StationChange, StationSheet,
};
use cms_core::storage::conformance::block_on;
use cms_core::storage::{Store as _, all};
use cms_core::{FreshIds, station::Station};
use proptest::prelude::*;

use crate::support::{Desk, id};

const HEADING: &str =
    "station,site,tariff,evse,evse_id,connector,standard,power_type,max_power_w,format,max_voltage_v,max_current_a";

fn sheet(lines: &[&str]) -> String {
    format!("{HEADING}\n{}\n", lines.join("\n"))
}

fn two() -> String {
    sheet(&[
        "CS1,site,free,1,DE*CMS*E1,1,IEC_62196_T2,AC_3_PHASE,22000,SOCKET,230,32",
        "CS1,site,free,2,DE*CMS*E2,1,IEC_62196_T2,AC_3_PHASE,22000,,,",
        "CS1,site,free,2,DE*CMS*E2,2,IEC_62196_T2_COMBO,DC,50000,CABLE,,",
        "CS2,site,free,1,+49*810*000*438,1,chademo,dc,50000,cable,500,120",
    ])
}

fn import(desk: &mut Desk, text: &str, seed: u8, dry_run: bool) -> (ImportReport, ImportPasswords) {
    let mut ids = FreshIds::from_seed([seed; 32]);
    let (command, passwords) =
        ImportStations::new(StationSheet::read(text.as_bytes()), &desk.hasher, &mut ids, dry_run);
    (desk.carry_out(&command), passwords)
}

fn stored(desk: &Desk) -> Vec<Station> {
    let mut snapshot = block_on(desk.store.snapshot()).unwrap();
    block_on(all::<Station>(&mut *snapshot, None)).unwrap().into_iter().map(|row| row.value).collect()
}

fn changes(report: &ImportReport) -> Vec<StationChange> {
    report.stations.iter().map(|station| station.change).collect()
}

/// Where something is wrong, and what.
fn found(text: &str) -> Vec<(u64, String, &'static str)> {
    let problems = StationSheet::read(text.as_bytes()).problems;
    problems.iter().map(|problem| (problem.line, problem.column.clone(), problem.fault.code())).collect()
}

fn one_problem(line: u64, column: &str, code: &'static str) -> Vec<(u64, String, &'static str)> {
    vec![(line, column.to_owned(), code)]
}

#[test]
fn a_dry_run_tells_what_would_be_and_changes_nothing() {
    let mut desk = Desk::new();
    let (report, passwords) = import(&mut desk, &two(), 1, true);
    assert!(report.is_clean() && !report.applied, "{report:?}");
    assert_eq!(changes(&report), [StationChange::New, StationChange::New]);
    assert_eq!(passwords.issued(&report).count(), 0);
    assert!(stored(&desk).is_empty());
}

#[test]
fn an_imported_station_connects_with_the_password_it_was_given() {
    let mut desk = Desk::new();
    let (report, passwords) = import(&mut desk, &two(), 1, false);
    assert!(report.applied);
    let issued: Vec<_> = passwords.issued(&report).collect();
    assert_eq!(issued.len(), 2);
    for (station, password) in &issued {
        let admission = desk.connect(station.as_str(), password.reveal().as_bytes());
        assert!(matches!(admission, Admission::Admitted { .. }));
    }
    assert_eq!(desk.connect("CS1", issued[1].1.reveal().as_bytes()), Admission::Refused);
    let cs1 = desk.station("CS1");
    assert_eq!(cs1.connectors().count(), 3);
    assert_eq!(cs1.evses[0].connectors[0].max_current_a, Some(32));
}

#[test]
fn the_same_sheet_again_changes_nothing() {
    let mut desk = Desk::new();
    let (first, _) = import(&mut desk, &two(), 1, false);
    let before = stored(&desk);
    // With other passwords, and with the very same ones after the answer was lost.
    let (again, passwords) = import(&mut desk, &two(), 2, false);
    assert_eq!(changes(&again), [StationChange::Unchanged, StationChange::Unchanged]);
    assert_eq!(passwords.issued(&again).count(), 0);
    let (repeated, passwords) = import(&mut desk, &two(), 1, false);
    assert_eq!(repeated, first);
    assert_eq!(passwords.issued(&repeated).count(), 2);
    assert_eq!(stored(&desk), before);
}

#[test]
fn a_station_that_is_imported_otherwise_keeps_its_password() {
    let mut desk = Desk::with_station();
    let line = "CS1,site,free,1,DE*CMS*E1,1,IEC_62196_T2,AC_3_PHASE,11000,,,";
    let (report, passwords) = import(&mut desk, &sheet(&[line]), 1, false);
    assert_eq!(changes(&report), [StationChange::Changed]);
    assert_eq!(passwords.issued(&report).count(), 0);
    assert_eq!(desk.station("CS1").evses[0].connectors[0].max_power_w, 11_000);
    assert!(matches!(desk.connect("CS1", b"first"), Admission::Admitted { .. }));
}

#[test]
fn one_wrong_line_keeps_everything_out_and_every_problem_is_told_with_its_place() {
    let mut desk = Desk::with_station();
    desk.commission("OLD", "DE*CMS*E8", b"old").unwrap();
    desk.carry_out(&RetireStation { station: id("OLD"), reason: "sold".into() }).unwrap();
    let text = sheet(&[
        "NEW1,site,free,1,DE*CMS*E3,1,IEC_62196_T2,AC_3_PHASE,22000,,,",
        "NEW2,nowhere,dear,1,DE*CMS*E1,1,IEC_62196_T2,AC_3_PHASE,22000,,,",
        "OLD,site,free,1,DE*CMS*E8,1,IEC_62196_T2,AC_3_PHASE,22000,,,",
        "NEW3,site,free,1,DE*CMS*E8,1,IEC_62196_T2,AC_3_PHASE,22000,,,",
        "NEW4,site,free,0,DE*CMS*X4,one,IEC_62196_T3,AC,22 kW,PLUG,230V,",
    ]);
    let (report, _) = import(&mut desk, &text, 1, false);
    assert!(!report.applied);
    let places: Vec<_> = report.problems.iter().map(|it| (it.line, it.column.as_str(), it.fault.code())).collect();
    for expected in [
        (3, "site", "import.unknown_site"),
        (3, "tariff", "import.unknown_tariff"),
        (3, "evse_id", "import.evse_id_taken"),
        (4, "station", "import.retired"),
        (5, "evse_id", "import.twice"),
        (6, "evse", "import.invalid_number"),
        (6, "evse_id", "import.invalid_evse_id"),
        (6, "connector", "import.invalid_number"),
        (6, "standard", "import.unknown_name"),
        (6, "power_type", "import.unknown_name"),
        (6, "max_power_w", "import.invalid_number"),
        (6, "format", "import.unknown_name"),
        (6, "max_voltage_v", "import.invalid_number"),
    ] {
        assert!(places.contains(&expected), "{expected:?} in {places:?}");
    }
    assert_eq!(places.len(), 13);
    assert_eq!(stored(&desk).len(), 2);
}

#[test]
fn lines_of_one_station_have_to_agree() {
    let line = |site: &str, evse: u32, id: &str, connector: u32| {
        format!("CS1,{site},free,{evse},{id},{connector},IEC_62196_T2,AC_3_PHASE,22000,,,")
    };
    let first = line("site", 1, "DE*CMS*E1", 1);
    let with = |second: String| found(&sheet(&[&first, &second]));
    assert_eq!(with(line("other", 2, "DE*CMS*E2", 1)), one_problem(3, "site", "import.differs"));
    assert_eq!(with(line("site", 1, "DE*CMS*E2", 2)), one_problem(3, "evse_id", "import.differs"));
    assert_eq!(with(line("site", 1, "decmse1", 1)), one_problem(3, "connector", "import.twice"));
    assert_eq!(with(line("site", 2, "decmse1", 1)), one_problem(3, "evse_id", "import.twice"));
    assert_eq!(with(line("site", 1, "decmse1", 2)), []);
}

#[test]
fn sheets_of_spreadsheets_are_read() {
    let line = "CS1,site,free,1,DE*CMS*E1,1,IEC_62196_T2,AC_3_PHASE,22000,,,";
    let good = sheet(&[line]);
    let expected = StationSheet::read(good.as_bytes());
    assert_eq!((expected.stations.len(), expected.problems.len()), (1, 0));
    for text in [
        good.replace(',', ";"),
        good.replace(',', "\t"),
        good.replace('\n', "\r\n"),
        format!("\u{feff}{good}"),
        good.replace("CS1,", " \"CS1\" ,").replace(" \"CS1\" ", "\"CS1\""),
        good.to_uppercase().replace("SITE,FREE", "site,free"),
        good.trim_end().to_owned(),
    ] {
        assert_eq!(StationSheet::read(text.as_bytes()), expected, "{text}");
    }
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let good = "CS1,site,free,1,DE*CMS*E1,1,IEC_62196_T2,AC_3_PHASE,22000,,,";
    let bad = "CS2,site,free,1,nonsense,1,IEC_62196_T2,AC_3_PHASE,22000,,,";
    let wrong = |line| one_problem(line, "evse_id", "import.invalid_evse_id");
    for end in ["\n", "\r\n"] {
        let text = |lines: &[&str]| lines.join(end);
        assert_eq!(found(&text(&[HEADING, good, bad])), wrong(3));
        assert_eq!(found(&text(&[HEADING, "", good, "", "", bad])), wrong(6));
        assert_eq!(found(&text(&["", HEADING, ",,,,,,,,,,,", good, bad])), wrong(5));
        let broken = good.replace("site", "\"si\nte\"");
        assert_eq!(found(&text(&[HEADING, &broken, bad])), wrong(4));
    }
}

#[test]
fn a_heading_that_is_wrong_is_told_once() {
    let line = "CS1,site,free,1,DE*CMS*E1,1,IEC_62196_T2,AC_3_PHASE,22000,,,";
    let with = |heading: &str| found(&format!("{heading}\n{line}\n{line}\n"));
    let missing = HEADING.replace("evse_id", "evseid");
    let problems = StationSheet::read(format!("{missing}\n{line}\n").as_bytes()).problems;
    assert_eq!(problems[0].fault, ImportFault::UnknownColumn { nearest: Some("evse_id".into()) });
    assert_eq!(problems[1].fault, ImportFault::MissingColumn);
    assert_eq!(problems.len(), 2);
    assert_eq!(with(&HEADING.replace("max_current_a", "format"))[0], (1, "format".into(), "import.column_twice"));
    assert_eq!(found(""), one_problem(1, "", "import.no_stations"));
    let short = found(&format!("{HEADING}\nCS1,site\n"));
    assert_eq!(short, one_problem(2, "", "import.wrong_length"));
}

#[test]
fn what_is_no_text_or_too_long_is_refused_with_its_line() {
    let problem = |bytes: &[u8]| {
        let sheet = StationSheet::read(bytes);
        assert!(sheet.stations.is_empty());
        (sheet.problems[0].line, sheet.problems[0].fault.clone())
    };
    let latin = [two().as_bytes(), b"CS\xe4"].concat();
    assert_eq!(problem(&latin), (6, ImportFault::NotUtf8));
    assert_eq!(problem(&vec![b'a'; (4 << 20) + 1]), (1, ImportFault::TooLong));
    let long = format!("{HEADING}\n{}", "x\n".repeat(10_002));
    let sheet = StationSheet::read(long.as_bytes());
    assert_eq!(sheet.problems.last().map(|last| last.fault.clone()), Some(ImportFault::TooLong));
}

#[test]
fn an_empty_sheet_is_no_import() {
    let mut desk = Desk::new();
    let (report, _) = import(&mut desk, &format!("{HEADING}\n"), 1, false);
    assert!(!report.applied);
    assert_eq!(report.problems[0].fault, ImportFault::NoStations);
}

#[test]
fn a_report_holds_no_formula_and_no_hidden_sign() {
    let hostile = [
        "=cmd|' /C calc'!A1",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\u{ff1d}1",
        " =1",
        "\u{202e}DE*CMS*E1",
        "a\u{0}b",
        "\u{200b}=1",
    ];
    for text in hostile {
        let line = format!("CS1,site,free,1,\"{text}\",1,IEC_62196_T2,AC_3_PHASE,22000,,,");
        let mut desk = Desk::new();
        let (report, _) = import(&mut desk, &sheet(&[&line]), 1, false);
        let csv = report.problems_csv();
        let row = csv.lines().nth(1).unwrap();
        assert!(!row.contains(['\u{202e}', '\u{0}', '\u{200b}']), "{row:?}");
        for start in ["\"=", "\"+", "\"-", "\"@", "\"\u{ff1d}", "\" ="] {
            assert!(!row.contains(start), "{row:?}");
        }
    }
    let quote = sheet(&["CS1,site,free,1,\"a\"\"b\",1,IEC_62196_T2,AC_3_PHASE,22000,,,"]);
    let mut desk = Desk::new();
    assert!(import(&mut desk, &quote, 1, false).0.problems_csv().contains("\"a\"\"b\""));
}

proptest! {
    #[test]
    fn any_bytes_are_a_sheet_with_stations_or_problems(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let sheet = StationSheet::read(&bytes);
        prop_assert!(sheet.stations.is_empty());
        prop_assert!(!sheet.problems.is_empty());
    }

    #[test]
    fn a_line_is_read_or_found_fault_with_never_passed_over(
        fields in proptest::collection::vec("CS[1-3]|site|free|[0-2]|DE\\*CMS\\*E[1-3]|IEC_62196_T2|AC_3_PHASE|22000|[ -~]{0,6}", 12)
    ) {
        let quoted: Vec<_> = fields.iter().map(|field| format!("\"{}\"", field.replace('"', "\"\""))).collect();
        let sheet = StationSheet::read(format!("{HEADING}\n{}\n", quoted.join(",")).as_bytes());
        let blank = fields.iter().all(|field| field.trim().is_empty());
        prop_assert!(blank || sheet.stations.len() == 1 || sheet.problems.iter().any(|problem| problem.line == 2));
        for problem in &sheet.problems {
            prop_assert!(problem.line == 2 && problem.value.chars().count() <= 61);
        }
    }
}
