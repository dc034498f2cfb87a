// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Where a value was measured.
    ///
    /// OCPP 1.6, `Location`.
    Location {
        /// `Cable`.
        Cable = "Cable",
        /// `EV`.
        Ev = "EV",
        /// `Inlet`.
        Inlet = "Inlet",
        /// `Outlet`.
        Outlet = "Outlet",
        /// `Body`.
        Body = "Body",
    }
}
