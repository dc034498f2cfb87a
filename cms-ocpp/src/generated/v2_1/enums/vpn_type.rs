// Written by cms-ocpp-codegen from the official JSON schemas. Do not edit.

use crate::schema::open_enum;

open_enum! {
    /// The kinds of VPNs.
    ///
    /// OCPP 2.1, `VPNEnumType`.
    VpnType {
        /// `IKEv2`.
        Ikev2 = "IKEv2",
        /// `IPSec`.
        IpSec = "IPSec",
        /// `L2TP`.
        L2Tp = "L2TP",
        /// `PPTP`.
        Pptp = "PPTP",
    }
}
