//! Whether a code was scanned where it belongs.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::station::EvseId;

/// A phone farther from the site than this is not there, whatever its place is good for, in metres.
const FAR_M: u64 = 1_000;

/// What is known when somebody has scanned a code that is the operator's own.
///
/// A genuine sticker can be taken to another EVSE: whoever scans it there would pay for the vehicle of whoever has put it there.
/// Its tag cannot tell; what tells is where the vehicle of the person is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a fact that callers write as a literal")]
pub struct ScanFacts {
    /// The EVSE in the code.
    pub scanned: EvseId,
    /// When it was scanned.
    pub scanned_at: DateTime<Utc>,
    /// Whether it was on the display of the EVSE just then ([`DisplayCodes::check`](super::DisplayCodes::check)).
    pub on_display: bool,
    /// Where at the site a vehicle is plugged in that no session charges.
    pub plugged_in: Vec<PluggedIn>,
    /// How far the phone is from the site, in metres; none where it does not tell.
    pub metres_away: Option<u64>,
    /// The EVSE that the person says to be at, asked by [`ScanVerdict::Confirm`].
    pub confirmed: Option<EvseId>,
}

/// A vehicle that waits to be charged.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "a fact that callers write as a literal")]
pub struct PluggedIn {
    /// At which EVSE.
    pub evse: EvseId,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// What to do about a scanned code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ScanVerdict {
    /// Start, at the EVSE in the code.
    Start,
    /// Ask the person to plug the vehicle in, and judge again when a station reports one.
    PlugIn,
    /// Ask the person at which of these the vehicle is, by the number on the station itself, and judge again.
    Confirm {
        /// The EVSEs at which a vehicle waits, in order.
        choices: Vec<EvseId>,
    },
    /// Do not start by this code, and have somebody look at the station.
    Doubt(ScanDoubt),
}

/// Why a code is not trusted, though it is the operator's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ScanDoubt {
    /// The person is not at the site: a picture of the code was passed on.
    Elsewhere,
    /// The vehicle is at another EVSE than the one in the code: the code may have been pasted over the true one.
    OtherEvse,
}

impl ScanDoubt {
    /// A stable code for programs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Elsewhere => "scan.elsewhere",
            Self::OtherEvse => "scan.other_evse",
        }
    }

    /// A sentence for the person.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Elsewhere => "This code belongs to a place that you are not at. Scan the one in front of you.",
            Self::OtherEvse => {
                "Your vehicle is at another charging point than this code says. The code may have been pasted over: choose \
                 the charging point in the app."
            }
        }
    }
}

/// Whether to start by a code that is the operator's own.
///
/// What a display shows was made by the EVSE itself a moment ago, and is believed. A sticker is believed where the only
/// vehicle that was plugged in at the site since the scan is at its EVSE, or the person says so; nothing is ever started
/// by a sticker at an EVSE without a waiting vehicle.
///
/// ```
/// use chrono::{TimeDelta, TimeZone as _, Utc};
/// use cms_core::station::{EvseId, PluggedIn, ScanDoubt, ScanFacts, ScanVerdict, judge_scan};
///
/// let now = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap();
/// let (mine, other) = (EvseId::parse("DE*CMS*E1").unwrap(), EvseId::parse("DE*CMS*E2").unwrap());
/// let scan = |plugged_in| ScanFacts {
///     scanned: mine.clone(),
///     scanned_at: now,
///     on_display: false,
///     plugged_in,
///     metres_away: None,
///     confirmed: None,
/// };
/// let later = |evse: &EvseId| PluggedIn { evse: evse.clone(), since: now + TimeDelta::seconds(20) };
/// assert_eq!(judge_scan(&scan(vec![])), ScanVerdict::PlugIn);
/// assert_eq!(judge_scan(&scan(vec![later(&mine)])), ScanVerdict::Start);
/// assert_eq!(judge_scan(&scan(vec![later(&other)])), ScanVerdict::Doubt(ScanDoubt::OtherEvse));
/// ```
#[must_use]
pub fn judge_scan(facts: &ScanFacts) -> ScanVerdict {
    if facts.metres_away.is_some_and(|metres| metres > FAR_M) {
        return ScanVerdict::Doubt(ScanDoubt::Elsewhere);
    }
    if facts.on_display {
        return ScanVerdict::Start;
    }
    let scanned = facts.scanned.compact();
    let here = facts.plugged_in.iter().any(|vehicle| vehicle.evse.compact() == scanned);
    if let Some(confirmed) = &facts.confirmed {
        return match (confirmed.compact() == scanned, here) {
            (true, true) => ScanVerdict::Start,
            (true, false) => ScanVerdict::PlugIn,
            (false, _) => ScanVerdict::Doubt(ScanDoubt::OtherEvse),
        };
    }
    let since_scan = || facts.plugged_in.iter().filter(|vehicle| vehicle.since >= facts.scanned_at);
    let here_since_scan = since_scan().any(|vehicle| vehicle.evse.compact() == scanned);
    match (here, here_since_scan, since_scan().count()) {
        (true, true, 1) => ScanVerdict::Start,
        // Nobody was seen to plug in: it may be this person's vehicle, or that of whoever moved the sticker.
        (true, ..) => {
            let mut choices: Vec<EvseId> = facts.plugged_in.iter().map(|vehicle| vehicle.evse.clone()).collect();
            choices.sort_unstable();
            choices.dedup();
            ScanVerdict::Confirm { choices }
        }
        (false, _, 0) => ScanVerdict::PlugIn,
        (false, ..) => ScanVerdict::Doubt(ScanDoubt::OtherEvse),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, TimeZone as _};
    use proptest::prelude::*;

    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap() + TimeDelta::seconds(second)
    }

    fn evse(number: u8) -> EvseId {
        EvseId::parse(&format!("DE*CMS*E{number}")).unwrap()
    }

    /// A sticker of EVSE 1, scanned at second 0, with vehicles at these EVSEs since these seconds.
    fn scan(plugged_in: &[(u8, i64)]) -> ScanFacts {
        let plugged_in =
            plugged_in.iter().map(|(number, second)| PluggedIn { evse: evse(*number), since: at(*second) });
        ScanFacts {
            scanned: evse(1),
            scanned_at: at(0),
            on_display: false,
            plugged_in: plugged_in.collect(),
            metres_away: None,
            confirmed: None,
        }
    }

    /// The attack: the sticker of EVSE 1, where the attacker's vehicle waits, is pasted over the one of EVSE 2.
    #[test]
    fn a_sticker_that_was_taken_to_another_evse_never_pays_for_the_vehicle_of_who_took_it_there() {
        // The victim plugs in after the scan: at EVSE 2.
        let asked = judge_scan(&scan(&[(1, -600), (2, 20)]));
        assert_eq!(asked, ScanVerdict::Confirm { choices: vec![evse(1), evse(2)] });
        // The victim has plugged in before, and says where.
        let answered = ScanFacts { confirmed: Some(evse(2)), ..scan(&[(1, -600), (2, -30)]) };
        assert_eq!(judge_scan(&answered), ScanVerdict::Doubt(ScanDoubt::OtherEvse));
        // Nobody has plugged in at EVSE 1.
        assert_eq!(judge_scan(&scan(&[(2, 20)])), ScanVerdict::Doubt(ScanDoubt::OtherEvse));
        assert_eq!(judge_scan(&scan(&[])), ScanVerdict::PlugIn);
    }

    #[test]
    fn who_plugs_in_before_the_scan_is_asked_where() {
        let asked = judge_scan(&scan(&[(1, -30)]));
        assert_eq!(asked, ScanVerdict::Confirm { choices: vec![evse(1)] });
        let answered = ScanFacts { confirmed: Some(EvseId::parse("decmse1").unwrap()), ..scan(&[(1, -30)]) };
        assert_eq!(judge_scan(&answered), ScanVerdict::Start);
    }

    #[test]
    fn a_picture_of_a_code_does_not_start_anything_far_away() {
        for on_display in [false, true] {
            let far = ScanFacts { metres_away: Some(1_001), on_display, ..scan(&[(1, 20)]) };
            assert_eq!(judge_scan(&far), ScanVerdict::Doubt(ScanDoubt::Elsewhere));
            let near = ScanFacts { metres_away: Some(1_000), on_display, ..scan(&[(1, 20)]) };
            assert_eq!(judge_scan(&near), ScanVerdict::Start);
        }
    }

    proptest! {
        #[test]
        fn a_sticker_starts_only_where_a_vehicle_waits_that_nobody_else_can_have_brought(
            plugged_in in proptest::collection::vec((1u8..5, -300i64..300), 0..5),
            confirmed in proptest::option::of(1u8..5),
        ) {
            let facts = ScanFacts { confirmed: confirmed.map(evse), ..scan(&plugged_in) };
            if judge_scan(&facts) == ScanVerdict::Start {
                prop_assert!(plugged_in.iter().any(|(number, _)| *number == 1));
                let since: Vec<_> = plugged_in.iter().filter(|(_, second)| *second >= 0).collect();
                prop_assert!(confirmed == Some(1) || (since.len() == 1 && since[0].0 == 1));
            }
        }
    }
}
