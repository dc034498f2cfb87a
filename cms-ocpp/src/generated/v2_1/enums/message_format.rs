// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The formats of texts.
    ///
    /// OCPP 2.1, `MessageFormatEnumType`.
    MessageFormat {
        /// `ASCII`.
        Ascii = "ASCII",
        /// `HTML`.
        Html = "HTML",
        /// `URI`.
        Uri = "URI",
        /// `UTF8`.
        Utf8 = "UTF8",
        /// `QRCODE`.
        Qrcode = "QRCODE",
    }
}
