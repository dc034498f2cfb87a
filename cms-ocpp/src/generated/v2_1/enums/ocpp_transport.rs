// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// OCPP transport.
    ///
    /// OCPP 2.1, `OCPPTransportEnumType`.
    OcppTransport {
        /// `SOAP`.
        Soap = "SOAP",
        /// `JSON`.
        Json = "JSON",
    }
}
