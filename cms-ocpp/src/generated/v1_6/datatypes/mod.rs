mod meter_value;
mod sampled_value;
pub use self::meter_value::MeterValue;
pub use self::sampled_value::SampledValue;
