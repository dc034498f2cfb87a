//! What the meter of a session costs: the time to take in a sample, and the memory of a day of them.
//!
//! ```sh
//! cargo run --release -p cms-core --example measure_a_session
//! ```

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

use chrono::{TimeDelta, TimeZone as _, Utc};
use cms_core::metering::{
    Measurand, Reading, ReadingContext, RegisterEvidence, RegisterSeries, Sample, judge_registers,
};
use rust_decimal::Decimal;

/// A day, a sample every ten seconds.
const SAMPLES: i64 = 8_640;

/// How often the day is taken in.
const ROUNDS: u32 = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let start = Utc.with_ymd_and_hms(2026, 5, 4, 8, 0, 0).single().ok_or("not a time")?;
    let reading = |measurand, value| Reading {
        measurand,
        value: Some(value),
        multiplier: 0,
        unit: None,
        context: ReadingContext::Periodic,
        phase: None,
        location: None,
        raw: None,
    };
    // 22 kW, told to a tenth of a watt-hour, with the power beside it.
    let samples: Vec<Sample> = (0..SAMPLES)
        .map(|count| Sample {
            at: start + TimeDelta::seconds(count * 10),
            readings: vec![
                reading(Measurand::PowerImport, Decimal::new(22_000, 0)),
                reading(Measurand::EnergyImportRegister, Decimal::new(10_000_000 + count * 611, 1)),
            ],
        })
        .collect();

    #[expect(clippy::disallowed_methods, reason = "how long it takes is what this prints")]
    let began = Instant::now();
    let mut series = RegisterSeries::new();
    for _ in 0..ROUNDS {
        series = RegisterSeries::new();
        for sample in &samples {
            series.apply(black_box(sample));
        }
        black_box(&series);
    }
    let taken = began.elapsed().as_nanos();
    let each = taken.checked_div(u128::from(ROUNDS) * samples.len() as u128).unwrap_or_default();
    println!("a sample is taken in within {each} ns");
    println!("{} samples of a day take {} bytes", series.len(), series.size_bytes());

    #[expect(clippy::disallowed_methods, reason = "how long it takes is what this prints")]
    let began = Instant::now();
    let readings = series.iter().collect();
    let ended_at = start + TimeDelta::seconds(SAMPLES * 10);
    let judged =
        judge_registers(&RegisterEvidence { started_at: start, ended_at, readings, ..RegisterEvidence::default() });
    let energy = judged.energy.ok_or("no energy")?;
    println!("all of them are judged within {} us: {energy}", began.elapsed().as_micros());
    Ok(())
}
