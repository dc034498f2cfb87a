//! What meters say: energy, power and samples, in one unit each.

#![deny(clippy::float_arithmetic)]

mod energy;
mod reading;
mod register;
mod sample;
mod series;

pub use energy::{Energy, MeterError};
pub use reading::RegisterReading;
pub use register::{RegisterBasis, RegisterEvidence, RegisterFinding, RegisterJudgement, judge_registers};
pub use sample::{Measurand, Reading, ReadingContext, Sample};
pub use series::RegisterSeries;
