//! The JSON schemas of OCPP as tables, and messages seen through them.
//!
//! Every generated type describes itself once, as an [`ObjectSchema`], and lets its members be reached by their position
//! in it ([`Object`]):
//!
//! ```
//! # #[cfg(feature = "v1_6")] {
//! use cms_ocpp::schema::{Object, ValueRef};
//! use cms_ocpp::v1_6::AuthorizeRequest;
//!
//! let request = AuthorizeRequest::new("04A2B3C4");
//! let position = request.schema().position("idTag").unwrap();
//! assert!(matches!(request.member(position), Some(ValueRef::Text("04A2B3C4"))));
//! # }
//! ```

pub(crate) use cms_json::object;
#[cfg(any(feature = "v1_6", feature = "v2_0_1", feature = "v2_1"))]
pub(crate) use cms_json::open_enum;
pub use cms_json::schema::*;
