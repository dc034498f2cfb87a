// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

//! The messages of every version.

#[cfg(feature = "v1_6")]
pub mod v1_6;

#[cfg(feature = "v2_0_1")]
pub mod v2_0_1;

#[cfg(feature = "v2_1")]
pub mod v2_1;
