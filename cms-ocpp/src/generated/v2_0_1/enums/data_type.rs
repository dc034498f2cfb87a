// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The types of values.
    ///
    /// OCPP 2.0.1, `DataEnumType`.
    DataType {
        /// `string`.
        String = "string",
        /// `decimal`.
        Decimal = "decimal",
        /// `integer`.
        Integer = "integer",
        /// `dateTime`.
        DateTime = "dateTime",
        /// `boolean`.
        Boolean = "boolean",
        /// `OptionList`.
        OptionList = "OptionList",
        /// `SequenceList`.
        SequenceList = "SequenceList",
        /// `MemberList`.
        MemberList = "MemberList",
    }
}
