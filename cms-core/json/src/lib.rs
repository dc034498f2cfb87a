//! JSON objects described once, as a table, and read without a loss.
//!
//! A struct says what its members are ([`object!`]); from that one description it is read with every broken rule located by
//! its path ([`decode`]), checked, and written back with the members nobody knows ([`types::Extra`]) and with numbers to
//! their last digit ([`types::JsonDecimal`]). `serde_json` does the text.

pub mod decode;
pub mod schema;
pub mod types;

#[doc(hidden)]
pub use serde;
