// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// How a message takes its turn on a display.
    ///
    /// OCPP 2.0.1, `MessagePriorityEnumType`.
    MessagePriority {
        /// `AlwaysFront`.
        AlwaysFront = "AlwaysFront",
        /// `InFront`.
        InFront = "InFront",
        /// `NormalCycle`.
        NormalCycle = "NormalCycle",
    }
}
