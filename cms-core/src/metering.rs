//! What meters say: energy, power and samples, in one unit each.

mod energy;
mod sample;

pub use energy::{Energy, MeterError};
pub use sample::{Measurand, Reading, ReadingContext, Sample};
