//! What meters say: energy, power and samples, in one unit each.

mod energy;
mod reading;
mod sample;

pub use energy::{Energy, MeterError};
pub use reading::RegisterReading;
pub use sample::{Measurand, Reading, ReadingContext, Sample};
