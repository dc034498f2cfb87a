// Written by cms-ocpp-codegen from the OCPP 1.6 schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The conductors a value was measured at.
    ///
    /// OCPP 1.6, section 7.31.
    Phase {
        /// `L1`.
        L1 = "L1",
        /// `L1-N`.
        L1N = "L1-N",
    }
}
