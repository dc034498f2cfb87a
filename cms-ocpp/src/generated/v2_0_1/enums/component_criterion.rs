// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Component criterion.
    ///
    /// OCPP 2.0.1, `ComponentCriterionEnumType`.
    ComponentCriterion {
        /// `Active`.
        Active = "Active",
        /// `Available`.
        Available = "Available",
        /// `Enabled`.
        Enabled = "Enabled",
        /// `Problem`.
        Problem = "Problem",
    }
}
