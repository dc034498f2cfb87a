//! Signs that a token was copied.

use chrono::{DateTime, Utc};

use super::{AccessFlag, TokenFacts, TokenUse};
use crate::access::{CopyResponse, TravelRule, UseRateRule};

/// Stations stand some way from where their position says, and clocks are not exact: nobody is suspected for this distance.
const TOLERANCE_M: u64 = 500;

/// Notes every sign as a flag, and tells whether the rules refuse the token for one of them.
pub(super) fn suspicion(facts: &TokenFacts, now: DateTime<Utc>, flags: &mut Vec<AccessFlag>) -> bool {
    let mut refused = false;
    for copies in facts.policies.iter().map(|policy| &policy.copies) {
        let signs = [
            (copies.two_places.filter(|_| charges_elsewhere(facts)), AccessFlag::TwoPlaces),
            (
                copies.travel.filter(|rule| came_too_fast(facts, now, *rule)).map(|rule| rule.response),
                AccessFlag::ImpossibleTravel,
            ),
            (
                copies.use_rate.filter(|rule| used_too_often(facts, now, *rule)).map(|rule| rule.response),
                AccessFlag::TooFrequent,
            ),
        ];
        for (response, flag) in signs {
            let Some(response) = response else { continue };
            refused |= response == CopyResponse::Refuse;
            if !flags.contains(&flag) {
                flags.push(flag);
            }
        }
    }
    refused
}

fn charges_elsewhere(facts: &TokenFacts) -> bool {
    match (&facts.place, &facts.active_place) {
        (Some(here), Some(there)) => facts.active_session.is_some() && !here.is_with(there),
        _ => false,
    }
}

fn uses(facts: &TokenFacts) -> impl Iterator<Item = &TokenUse> {
    facts.trace.iter().flat_map(|trace| &trace.value.uses)
}

/// Whether it was elsewhere so recently that the way here takes longer at the highest speed. Clocks may run apart, so the
/// order of two uses does not matter.
fn came_too_fast(facts: &TokenFacts, now: DateTime<Utc>, rule: TravelRule) -> bool {
    let Some(here) = facts.place.as_ref().and_then(|place| place.position) else { return false };
    uses(facts).any(|one| {
        let Some(there) = one.position else { return false };
        let elapsed_ms = now.signed_duration_since(one.at).num_milliseconds().unsigned_abs();
        let away_m = here.metres_apart(there).saturating_sub(TOLERANCE_M);
        // Metres per millisecond are 3600 km/h.
        u128::from(away_m) * 3600 > u128::from(rule.max_km_per_h) * u128::from(elapsed_ms)
    })
}

fn used_too_often(facts: &TokenFacts, now: DateTime<Utc>, rule: UseRateRule) -> bool {
    let recent =
        |one: &&TokenUse| now.signed_duration_since(one.at).num_seconds().unsigned_abs() < u64::from(rule.within_s);
    u64::try_from(uses(facts).filter(recent).count()).is_ok_and(|count| count >= u64::from(rule.max_uses))
}
