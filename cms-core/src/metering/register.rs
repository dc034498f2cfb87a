//! What a session's registers say together: one energy, on one basis, or the reason why there is none.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Energy, RegisterReading};

/// Registers show whole watt-hours, cut off or rounded up: two readings of one state may differ by so much.
const ROUNDING_MWH: i64 = 1_000;

/// No connector delivers more, in watts: what the largest ones for lorries and ships are built for.
const MAX_POWER_W: i64 = 4_000_000;

/// What a register may have counted besides, in milliwatt-hours: samples are not taken at the moment of the start.
const SLACK_MWH: i64 = 10_000_000;

/// What is known of a session's registers. Readings may come in any order and more than once.
///
/// ```
/// use chrono::{TimeDelta, TimeZone as _, Utc};
/// use cms_core::metering::{Energy, RegisterBasis, RegisterEvidence, RegisterReading, judge_registers};
///
/// let start = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap();
/// let reading = |minutes, wh| -> Result<_, cms_core::metering::MeterError> {
///     Ok(RegisterReading { at: start + TimeDelta::minutes(minutes), register: Energy::from_wh(wh)? })
/// };
/// // Start and end tell the meter's lifetime register, the samples count from the start of the session.
/// let evidence = RegisterEvidence {
///     started_at: start,
///     ended_at: start + TimeDelta::minutes(45),
///     start: Some(Energy::from_wh(1_000_000)?),
///     end: Some(Energy::from_wh(1_012_345)?),
///     readings: vec![reading(15, 4_000)?, reading(30, 8_000)?],
///     ..RegisterEvidence::default()
/// };
/// let judged = judge_registers(&evidence);
/// assert_eq!(judged.energy, Some(Energy::from_wh(12_345)?));
/// assert_eq!(judged.basis, RegisterBasis::SessionRelative);
/// assert_eq!(judged.readings[1].register, Energy::from_wh(1_004_000)?);
/// # Ok::<(), cms_core::metering::MeterError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal over its default")]
pub struct RegisterEvidence {
    /// When the session started.
    pub started_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: DateTime<Utc>,
    /// The register that was told with the start.
    pub start: Option<Energy>,
    /// The register that was told with the end.
    pub end: Option<Energy>,
    /// The register of a sample that was taken for the start.
    pub begin_sample: Option<Energy>,
    /// The register of a sample that was taken for the end.
    pub end_sample: Option<Energy>,
    /// The registers of all samples.
    pub readings: Vec<RegisterReading>,
    /// The value at which the register starts again from zero, where its width is known; without it a register that falls
    /// is never taken to have rolled over.
    pub rolls_over_at: Option<Energy>,
}

/// What the registers say.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RegisterJudgement {
    /// The register at the start.
    pub start: Option<Energy>,
    /// The register at the end.
    pub end: Option<Energy>,
    /// What was delivered; none where it cannot be told. It is negative where the register fell, for whoever reviews it: see
    /// [`RegisterJudgement::is_billable`].
    pub energy: Option<Energy>,
    /// What the samples count from.
    pub basis: RegisterBasis,
    /// What is remarkable, in a fixed order and each once.
    pub findings: Vec<RegisterFinding>,
    /// All registers on the basis of start and end, in order of time, those at start and end included.
    pub readings: Vec<RegisterReading>,
}

impl RegisterJudgement {
    /// Whether a bill may be made of it without review.
    #[must_use]
    pub fn is_billable(&self) -> bool {
        self.energy.is_some_and(|energy| !energy.is_negative())
            && !self.findings.iter().any(|finding| finding.needs_review())
    }
}

/// What the registers of a session's samples count from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RegisterBasis {
    /// The life of the meter, as the registers at start and end do.
    Lifetime,
    /// The start of the session, while start and end count from the life of the meter.
    SessionRelative,
}

/// What is remarkable about a session's registers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RegisterFinding {
    /// No register was told with the start: the first reading stands in.
    StartFromReading,
    /// The register that was told with the start cannot be: the first reading stands in.
    StartReplaced,
    /// No register was told with the end: the last reading stands in.
    EndFromReading,
    /// The register seemed to fall by less than it shows: nothing was delivered.
    Rounded,
    /// The register passed its highest value and started again from zero.
    RolledOver,
    /// A reading that contradicts all others was passed over.
    ReadingPassedOver,
    /// The register went backwards: it was reset, exchanged or misread. Needs review.
    Regression,
    /// More was delivered than any connector can. Needs review.
    Implausible,
}

impl RegisterFinding {
    /// Whether nothing may be billed before somebody has looked at it.
    #[must_use]
    pub const fn needs_review(self) -> bool {
        matches!(self, Self::Regression | Self::Implausible)
    }
}

/// Says what the registers of a session tell together.
///
/// The energy is the difference of two registers of one basis, never of two. It does not depend on the order of the
/// readings, nor on how often each was told.
#[must_use]
pub fn judge_registers(evidence: &RegisterEvidence) -> RegisterJudgement {
    let mut findings = Vec::new();
    let within = |reading: &&RegisterReading| reading.at >= evidence.started_at && reading.at <= evidence.ended_at;
    let mut readings: Vec<_> = evidence.readings.iter().filter(within).copied().collect();
    readings.sort_by_key(|reading| (reading.at, reading.register));
    readings.dedup();

    let told_end = evidence.end.or(evidence.end_sample);
    let start = start_register(evidence, &readings, told_end, &mut findings);
    let basis = basis_of(&readings, start, told_end);
    if let (RegisterBasis::SessionRelative, Some(start)) = (basis, start) {
        for reading in &mut readings {
            reading.register = reading.register.plus(start).unwrap_or(reading.register);
        }
    }
    let end = told_end.or_else(|| {
        let last = readings.last().map(|reading| reading.register);
        if last.is_some() {
            findings.push(RegisterFinding::EndFromReading);
        }
        last
    });

    let mut energy = start.zip(end).and_then(|(start, end)| finer(evidence, start, end).or(end.minus(start).ok()));
    let mut rolled = false;
    if let Some(fallen) = energy.filter(|energy| energy.is_negative()) {
        if fallen.as_mwh() >= -ROUNDING_MWH {
            findings.push(RegisterFinding::Rounded);
            energy = Some(Energy::ZERO);
        } else if let Some(whole) = evidence.rolls_over_at.and_then(|width| possible_wrap(evidence, fallen, width)) {
            findings.push(RegisterFinding::RolledOver);
            rolled = true;
            energy = Some(whole);
        } else {
            findings.push(RegisterFinding::Regression);
        }
    }
    if !rolled {
        weigh(&mut readings, start, end, &mut findings);
    }
    if energy.is_some_and(|energy| energy.as_mwh() > most_mwh(evidence.started_at, evidence.ended_at)) {
        findings.push(RegisterFinding::Implausible);
    }
    findings.sort_unstable();
    findings.dedup();
    let told = |at, register: Option<Energy>| register.map(|register| RegisterReading { at, register });
    readings.extend(told(evidence.started_at, start));
    readings.extend(told(evidence.ended_at, end));
    readings.sort_by_key(|reading| (reading.at, reading.register));
    readings.dedup();
    RegisterJudgement { start, end, energy, basis, findings, readings }
}

/// The register at the start: as it was told, unless that cannot be, else the first reading.
fn start_register(
    evidence: &RegisterEvidence,
    readings: &[RegisterReading],
    told_end: Option<Energy>,
    findings: &mut Vec<RegisterFinding>,
) -> Option<Energy> {
    let first = readings.first();
    let Some(told) = evidence.start.or(evidence.begin_sample) else {
        findings.extend(first.map(|_| RegisterFinding::StartFromReading));
        return first.map(|first| first.register);
    };
    // A start far below the first reading (mostly 0) that no connector could have made up in between is a wrong start. What
    // follows must hang together without it.
    let Some(first) = first else { return Some(told) };
    let jump = first.register.minus(told).map_or(i64::MAX, Energy::as_mwh);
    let hangs_together = told_end.is_none_or(|end| {
        let rest = end.minus(first.register).map(Energy::as_mwh).unwrap_or(i64::MIN);
        rest >= -ROUNDING_MWH && rest <= most_mwh(first.at, evidence.ended_at)
    });
    if jump > most_mwh(evidence.started_at, first.at) && hangs_together {
        findings.push(RegisterFinding::StartReplaced);
        return Some(
            evidence.begin_sample.filter(|begin| *begin <= first.register && *begin > told).unwrap_or(first.register),
        );
    }
    Some(told)
}

/// Samples count from the start of the session where every one is below the register at the start, and none tells more than
/// was delivered by the registers at start and end.
fn basis_of(readings: &[RegisterReading], start: Option<Energy>, end: Option<Energy>) -> RegisterBasis {
    let (Some(start), Some(highest)) = (start, readings.iter().map(|reading| reading.register).max()) else {
        return RegisterBasis::Lifetime;
    };
    let below = start.minus(highest).is_ok_and(|gap| gap.as_mwh() > ROUNDING_MWH);
    let rising = readings.windows(2).all(|pair| pair[0].register <= pair[1].register);
    let fits = end.is_none_or(|end| {
        let delivered = end.minus(start).map(Energy::as_mwh).unwrap_or(i64::MIN);
        delivered >= 0 && highest.as_mwh() <= delivered.saturating_add(ROUNDING_MWH)
    });
    if below && rising && fits && !readings.iter().any(|reading| reading.register.is_negative()) {
        RegisterBasis::SessionRelative
    } else {
        RegisterBasis::Lifetime
    }
}

/// The difference of the samples taken for start and end, where both are the registers that were told, only finer: what was
/// cut off at the start and rounded up at the end is nobody's energy.
fn finer(evidence: &RegisterEvidence, start: Energy, end: Energy) -> Option<Energy> {
    let (begin, last) = evidence.begin_sample.zip(evidence.end_sample)?;
    let same = |one: Energy, other: Energy| one.minus(other).is_ok_and(|gap| gap.as_mwh().abs() <= ROUNDING_MWH);
    (same(begin, start) && same(last, end)).then(|| last.minus(begin).ok()).flatten()
}

fn possible_wrap(evidence: &RegisterEvidence, fallen: Energy, width: Energy) -> Option<Energy> {
    let whole = fallen.plus(width).ok()?;
    (!whole.is_negative() && whole.as_mwh() <= most_mwh(evidence.started_at, evidence.ended_at)).then_some(whole)
}

/// Holds the readings against start, end and each other. A single one that is out of line is passed over; a register that
/// stays below what it has shown was reset.
fn weigh(
    readings: &mut Vec<RegisterReading>,
    start: Option<Energy>,
    end: Option<Energy>,
    findings: &mut Vec<RegisterFinding>,
) {
    let below = |register: Energy, mark: Energy| mark.minus(register).is_ok_and(|gap| gap.as_mwh() > ROUNDING_MWH);
    // One that is above the end, while those after it are not, is out of line as well.
    if let Some(end) = end {
        let above = readings.iter().filter(|reading| below(end, reading.register)).count();
        match (above, readings.last()) {
            (0, _) => {}
            (1, Some(last)) if !below(end, last.register) => {
                readings.retain(|reading| !below(end, reading.register));
                findings.push(RegisterFinding::ReadingPassedOver);
            }
            _ => findings.push(RegisterFinding::Regression),
        }
    }
    let (mut mark, mut run) = (start, 0_usize);
    let mut kept = Vec::with_capacity(readings.len());
    for reading in readings.iter() {
        if mark.is_some_and(|mark| below(reading.register, mark)) {
            run += 1;
            findings.push(if run > 1 { RegisterFinding::Regression } else { RegisterFinding::ReadingPassedOver });
        } else {
            run = 0;
            mark = mark.max(Some(reading.register));
            kept.push(*reading);
        }
    }
    *readings = kept;
}

/// The most that can have been delivered between two moments.
fn most_mwh(from: DateTime<Utc>, to: DateTime<Utc>) -> i64 {
    let ms = to.timestamp_millis().saturating_sub(from.timestamp_millis()).max(0);
    // W x ms = mJ; 3 600 mJ are a mWh.
    let delivered = i128::from(ms) * i128::from(MAX_POWER_W) / 3_600;
    i64::try_from(delivered).unwrap_or(i64::MAX).saturating_add(SLACK_MWH)
}

#[cfg(test)]
#[expect(clippy::integer_division, reason = "whole units of what the tests are given")]
mod tests {
    use chrono::{TimeDelta, TimeZone as _};
    use proptest::prelude::*;

    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).unwrap() + TimeDelta::minutes(minutes)
    }

    fn wh(watt_hours: i64) -> Energy {
        Energy::from_wh(watt_hours).unwrap()
    }

    fn evidence(start: Option<i64>, end: Option<i64>, readings: &[(i64, i64)]) -> RegisterEvidence {
        RegisterEvidence {
            started_at: at(0),
            ended_at: at(60),
            start: start.map(wh),
            end: end.map(wh),
            readings: readings
                .iter()
                .map(|(minute, register)| RegisterReading { at: at(*minute), register: wh(*register) })
                .collect(),
            ..RegisterEvidence::default()
        }
    }

    fn judged(start: Option<i64>, end: Option<i64>, readings: &[(i64, i64)]) -> (Option<i64>, Vec<RegisterFinding>) {
        let judged = judge_registers(&evidence(start, end, readings));
        (judged.energy.map(|energy| energy.as_mwh() / 1_000), judged.findings)
    }

    use RegisterFinding as F;

    #[test]
    fn what_is_not_told_is_taken_from_the_readings() {
        assert_eq!(judged(Some(10), Some(30), &[]), (Some(20), vec![]));
        assert_eq!(judged(None, Some(30), &[(5, 12), (9, 20)]), (Some(18), vec![F::StartFromReading]));
        assert_eq!(judged(Some(10), None, &[(5, 12), (9, 20)]), (Some(10), vec![F::EndFromReading]));
        assert_eq!(judged(None, None, &[(5, 12)]), (Some(0), vec![F::StartFromReading, F::EndFromReading]));
        assert_eq!(judged(None, None, &[]), (None, vec![]));
        assert_eq!(judged(Some(10), None, &[]), (None, vec![]));
    }

    #[test]
    fn readings_that_count_from_the_start_are_told_from_a_reset() {
        let relative = judge_registers(&evidence(Some(5_000), Some(9_000), &[(10, 1_000), (50, 3_999)]));
        assert_eq!((relative.basis, relative.energy), (RegisterBasis::SessionRelative, Some(wh(4_000))));
        // More than was delivered by start and end: nothing fits, so somebody has to look.
        assert_eq!(
            judged(Some(5_000), Some(6_000), &[(10, 1_000), (50, 4_000)]).1,
            [F::ReadingPassedOver, F::Regression]
        );
        // Without an end, the start is what they are added to.
        assert_eq!(judged(Some(5_000), None, &[(10, 1_000), (50, 4_000)]).0, Some(4_000));
    }

    #[test]
    fn a_register_that_falls_is_rounding_a_roll_over_or_a_reason_for_review() {
        assert_eq!(judged(Some(11), Some(10), &[]), (Some(0), vec![F::Rounded]));
        assert_eq!(judged(Some(12), Some(10), &[]), (Some(-2), vec![F::Regression]));
        let mut evidence = evidence(Some(999_990), Some(30), &[(30, 10)]);
        evidence.rolls_over_at = Some(wh(1_000_000));
        let rolled = judge_registers(&evidence);
        assert_eq!((rolled.energy, rolled.findings.clone()), (Some(wh(40)), vec![F::RolledOver]));
        assert!(rolled.is_billable());
        // One reading out of line is passed over, two are a reset.
        assert_eq!(judged(Some(0), Some(100), &[(10, 50), (20, 0), (30, 60)]), (Some(100), vec![F::ReadingPassedOver]));
        assert_eq!(judged(Some(0), Some(100), &[(10, 50), (20, 0), (30, 5)]).1, [F::ReadingPassedOver, F::Regression]);
        assert_eq!(judged(Some(0), Some(100), &[(10, 900), (20, 60)]), (Some(100), vec![F::ReadingPassedOver]));
        assert_eq!(judged(Some(0), Some(100), &[(10, 60), (20, 900)]).1, [F::Regression]);
    }

    #[test]
    fn what_no_connector_delivers_is_held_and_what_is_outside_the_session_is_not_looked_at() {
        assert_eq!(judged(Some(0), Some(4_010_001), &[]).1, [F::Implausible]);
        assert_eq!(judged(Some(0), Some(4_010_000), &[]).1, []);
        assert_eq!(judged(Some(0), Some(100), &[(-5, 7_000), (61, 9_000)]), (Some(100), vec![]));
        assert_eq!(judged(Some(i64::MIN / 1_000), Some(i64::MAX / 1_000), &[]).0, None, "out of range");
    }

    proptest! {
        #[test]
        fn neither_order_nor_repetition_of_readings_matters_and_no_bill_is_negative(
            start in prop::option::of(-5_i64..2_000_000),
            end in prop::option::of(-5_i64..2_000_000),
            (readings, shuffled) in prop::collection::vec((-5_i64..65, 0_i64..2_000_000), 0..12)
                .prop_flat_map(|readings| {
                    let twice: Vec<_> = readings.iter().chain(&readings).copied().collect();
                    (Just(readings), Just(twice).prop_shuffle())
                }),
        ) {
            let one = judge_registers(&evidence(start, end, &readings));
            prop_assert_eq!(&one, &judge_registers(&evidence(start, end, &shuffled)));
            if one.is_billable() {
                prop_assert!(one.energy.is_some_and(|energy| !energy.is_negative()));
                prop_assert!(one.readings.windows(2).all(|pair| pair[0].at <= pair[1].at));
            }
        }

        #[test]
        fn a_register_that_only_rises_is_billed_as_its_difference(
            start in 0_i64..1_000_000_000,
            steps in prop::collection::vec((1_i64..4, 0_i64..5_000), 0..15),
            relative in any::<bool>(),
        ) {
            let (mut minute, mut register, mut readings) = (0, 0, Vec::new());
            for (after, rise) in steps {
                (minute, register) = (minute + after, register + rise);
                readings.push((minute, if relative && start > 100_000 { register } else { start + register }));
            }
            let expected = (Some(register), vec![]);
            prop_assert_eq!(judged(Some(start), Some(start + register), &readings), expected);
        }
    }
}
