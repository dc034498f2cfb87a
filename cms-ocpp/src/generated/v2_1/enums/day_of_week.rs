// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// Day of week.
    ///
    /// OCPP 2.1, `DayOfWeekEnumType`.
    DayOfWeek {
        /// `Monday`.
        Monday = "Monday",
        /// `Tuesday`.
        Tuesday = "Tuesday",
        /// `Wednesday`.
        Wednesday = "Wednesday",
        /// `Thursday`.
        Thursday = "Thursday",
        /// `Friday`.
        Friday = "Friday",
        /// `Saturday`.
        Saturday = "Saturday",
        /// `Sunday`.
        Sunday = "Sunday",
    }
}
