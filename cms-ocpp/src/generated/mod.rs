// Written by cms-ocpp-codegen. Do not edit.
//! The messages of every version.

#[cfg(feature = "v1_6")]
pub mod v1_6;
