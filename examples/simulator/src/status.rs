//! What a station reports of its connectors.

/// The status of a connector (OCPP 1.6 §7.7). OCPP 2.x knows no difference between being plugged in and charging: it
/// hears `Occupied` for every status from `Preparing` to `Finishing`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "the statuses OCPP defines; each version must translate every one")]
pub enum ConnectorStatus {
    /// Free.
    Available,
    /// A vehicle or a token is there and no transaction yet.
    Preparing,
    /// Energy flows.
    Charging,
    /// The vehicle does not draw.
    SuspendedEv,
    /// The station holds back.
    SuspendedEvse,
    /// The transaction has ended and the vehicle is still there.
    Finishing,
    /// Kept for a driver.
    Reserved,
    /// Out of use on purpose.
    Unavailable,
    /// Broken.
    Faulted,
}

impl ConnectorStatus {
    /// The word of OCPP 1.6.
    pub fn word(self) -> &'static str {
        match self {
            Self::Available => "Available",
            Self::Preparing => "Preparing",
            Self::Charging => "Charging",
            Self::SuspendedEv => "SuspendedEV",
            Self::SuspendedEvse => "SuspendedEVSE",
            Self::Finishing => "Finishing",
            Self::Reserved => "Reserved",
            Self::Unavailable => "Unavailable",
            Self::Faulted => "Faulted",
        }
    }

    /// The word of OCPP 2.x.
    pub(crate) fn word_of_2(self) -> &'static str {
        match self {
            Self::Preparing | Self::Charging | Self::SuspendedEv | Self::SuspendedEvse | Self::Finishing => "Occupied",
            other => other.word(),
        }
    }
}

/// What is wrong with a connector: told within StatusNotification by OCPP 1.6, and by NotifyEvent in 2.x.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal")]
pub struct Fault {
    /// The error code, in 1.6 one of its words such as `GroundFailure` (§7.6).
    pub code: String,
    /// The vendor's own code, at most 50 characters.
    pub vendor_code: Option<String>,
    /// More about it, at most 50 characters in 1.6.
    pub info: Option<String>,
}
