//! Any sequence of changes does to a store what it does to the store in memory.

mod pair;
mod random;
mod steps;

use self::pair::Pair;
use self::random::Random;
use self::steps::Step;
use super::DurableFixture;

/// Checks that random sequences of changes, prunings, backups and questions, `cases` of them made from `seed`, do to a new
/// store of `make` what they do to the store in memory: equal outcomes, equal answers, equal content, before and after it
/// was opened again. Positions are only compared by their order, since a store may leave gaps.
///
/// The same seed makes the same sequences. [`store_equals_memory!`](crate::store_equals_memory) makes a test of it.
///
/// # Panics
/// Where the two differ. The message names the seed of the case, and the shortest sequence found that shows it.
pub fn check_equal<F: DurableFixture>(seed: u64, cases: u32, mut make: impl FnMut() -> F) {
    for case in 0..cases {
        let seed = seed.wrapping_add(case.into());
        let steps = steps::sequence(&mut Random::new(seed));
        let Err(difference) = run(&steps, &mut make) else { continue };
        let (steps, difference) = shorten(steps, difference, &mut make);
        let listed: Vec<_> = (0..).zip(&steps).map(|(place, step)| format!("{place}: {step:?}")).collect();
        panic!(
            "the store differs from the one in memory; CMS_STORE_SEED={seed} CMS_STORE_CASES=1 shows it again\n\
             {difference}\nin the sequence\n{}",
            listed.join("\n")
        );
    }
}

/// Does `steps` to a new pair of stores; tells where they differ.
fn run<F: DurableFixture>(steps: &[Step], make: &mut impl FnMut() -> F) -> Result<(), String> {
    let mut pair = Pair::new(make());
    for (place, step) in steps.iter().enumerate() {
        pair.take(step, make).map_err(|difference| format!("at step {place}: {difference}"))?;
    }
    pair.end().map_err(|difference| format!("at the end: {difference}"))
}

/// How many shorter sequences are tried.
const TRIES: usize = 200;

/// Leaves out whatever is not needed for a difference.
fn shorten<F: DurableFixture>(
    mut steps: Vec<Step>,
    mut difference: String,
    make: &mut impl FnMut() -> F,
) -> (Vec<Step>, String) {
    let mut place = steps.len();
    for _ in 0..TRIES {
        let Some(earlier) = place.checked_sub(1) else { break };
        place = earlier;
        let mut fewer = steps.clone();
        fewer.remove(place);
        if let Err(other) = run(&fewer, make) {
            (steps, difference) = (fewer, other);
        }
    }
    (steps, difference)
}

#[cfg(test)]
mod tests;
