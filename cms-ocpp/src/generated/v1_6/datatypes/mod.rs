// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! The data types of OCPP 1.6, one file each.

mod authorization_data;
mod certificate_hash_data;
mod charging_profile;
mod charging_schedule;
mod charging_schedule_period;
mod firmware;
mod id_tag_info;
mod key_value;
mod log_parameters;
mod meter_value;
mod sampled_value;

pub use self::authorization_data::AuthorizationData;
pub use self::certificate_hash_data::CertificateHashData;
pub use self::charging_profile::ChargingProfile;
pub use self::charging_schedule::ChargingSchedule;
pub use self::charging_schedule_period::ChargingSchedulePeriod;
pub use self::firmware::Firmware;
pub use self::id_tag_info::IdTagInfo;
pub use self::key_value::KeyValue;
pub use self::log_parameters::LogParameters;
pub use self::meter_value::MeterValue;
pub use self::sampled_value::SampledValue;
