//! A runnable central system, and the demonstration that charges simulated stations against it.

pub mod anchor;
pub mod backup;
pub mod demo;
pub mod fleet;
pub mod house;
pub mod overview;
pub mod pages;
pub mod place;
pub mod provider;
