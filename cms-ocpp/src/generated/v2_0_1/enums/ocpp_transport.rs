// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// OCPP transport.
    ///
    /// OCPP 2.0.1, `OCPPTransportEnumType`.
    OcppTransport {
        /// `JSON`.
        Json = "JSON",
        /// `SOAP`.
        Soap = "SOAP",
    }
}
