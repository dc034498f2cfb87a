// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// A unit of measure.
    ///
    /// OCPP 1.6, `UnitOfMeasure`.
    UnitOfMeasure {
        /// `Wh`.
        Wh = "Wh",
        /// `kWh`.
        Kwh = "kWh",
        /// `varh`.
        Varh = "varh",
        /// `kvarh`.
        Kvarh = "kvarh",
        /// `W`.
        W = "W",
        /// `kW`.
        Kw = "kW",
        /// `VA`.
        Va = "VA",
        /// `kVA`.
        Kva = "kVA",
        /// `var`.
        Var = "var",
        /// `kvar`.
        Kvar = "kvar",
        /// `A`.
        A = "A",
        /// `V`.
        V = "V",
        /// `K`.
        K = "K",
        /// `Celcius`: degrees Celsius, misspelt as in the first edition.
        Celcius = "Celcius",
        /// `Celsius`.
        Celsius = "Celsius",
        /// `Fahrenheit`.
        Fahrenheit = "Fahrenheit",
        /// `Percent`.
        Percent = "Percent",
    }
}
