//! What is to be simulated.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use cms_ocpp::Version;

use crate::SimulatorError;

/// Which station is simulated, and how it reaches its central system. Its `Debug` hides the password.
#[derive(Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal")]
pub struct StationPlan {
    /// The endpoint of the central system without the identity, such as `ws://127.0.0.1:9000/ocpp`.
    pub url: String,
    /// The identity, which is also the user of the credentials; at most 48 characters.
    pub identity: String,
    /// The password of the credentials.
    pub password: String,
    /// The version it speaks, and the only one it offers.
    pub version: Version,
    /// The maker, at most 20 characters in OCPP 1.6 and 50 later.
    pub vendor: String,
    /// The model, at most 20 characters.
    pub model: String,
    /// The serial number, at most 25 characters.
    pub serial: String,
    /// The version of the firmware, at most 50 characters.
    pub firmware: String,
    /// The numbers of its EVSEs, from 1; each has one connector.
    pub evses: Vec<u32>,
    /// The file of its journal, made where it does not exist. It holds tokens, as the memory of a station does.
    pub journal: PathBuf,
    /// Real time between the steps of a charge; zero for as fast as the central system answers.
    pub pace: Duration,
}

impl StationPlan {
    /// A station with one EVSE, of a made-up maker, that does not pause between its steps.
    pub fn new(
        url: impl Into<String>,
        identity: impl Into<String>,
        password: impl Into<String>,
        version: Version,
        journal: impl Into<PathBuf>,
    ) -> Self {
        Self {
            url: url.into(),
            identity: identity.into(),
            password: password.into(),
            version,
            vendor: "Simulated".into(),
            model: "Simulator".into(),
            serial: "SIM-0001".into(),
            firmware: env!("CARGO_PKG_VERSION").into(),
            evses: vec![1],
            journal: journal.into(),
            pace: Duration::ZERO,
        }
    }
}

impl fmt::Debug for StationPlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StationPlan")
            .field("url", &self.url)
            .field("identity", &self.identity)
            .field("version", &self.version)
            .field("evses", &self.evses)
            .field("journal", &self.journal)
            .field("pace", &self.pace)
            .finish_non_exhaustive()
    }
}

/// One charge from the plug to the end. Its `Debug` hides the token.
///
/// The meter is read every [`step`](Self::step) of station time; all readings but the last are sent as samples, and the
/// last one is sent with the end of the transaction.
#[derive(Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal")]
pub struct ChargePlan {
    /// The number of the EVSE.
    pub evse: u32,
    /// The id token that is presented.
    pub token: String,
    /// What kind of token it is, in the words of OCPP 2.x, such as `ISO14443`; 1.6 does not tell it.
    pub token_type: String,
    /// The station's time of the start.
    pub started_at: DateTime<Utc>,
    /// Station time between readings; more than zero.
    pub step: TimeDelta,
    /// The energy of the session at each reading, in Wh, never falling; the last one is the end.
    pub energy_wh: Vec<u64>,
}

impl fmt::Debug for ChargePlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChargePlan")
            .field("evse", &self.evse)
            .field("token_type", &self.token_type)
            .field("started_at", &self.started_at)
            .field("step", &self.step)
            .field("energy_wh", &self.energy_wh)
            .finish_non_exhaustive()
    }
}

/// What the meter shows at one moment of a charge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reading {
    pub(crate) at: DateTime<Utc>,
    pub(crate) register_wh: u64,
    pub(crate) power_w: u64,
}

impl ChargePlan {
    /// The readings, for a meter that shows `start_wh` at the start: those that are sent as samples, and the last one.
    pub(crate) fn readings(&self, start_wh: u64) -> Result<(Vec<Reading>, Reading), SimulatorError> {
        let step_ms = u64::try_from(self.step.num_milliseconds()).unwrap_or(0);
        if step_ms == 0 {
            return Err(bad("step is zero or less: give the station time between two readings"));
        }
        let (mut readings, mut at, mut energy_wh) = (Vec::with_capacity(self.energy_wh.len()), self.started_at, 0);
        for next_wh in &self.energy_wh {
            at = at.checked_add_signed(self.step).ok_or_else(|| bad("the charge ends beyond all calendars"))?;
            let delta_wh = next_wh.checked_sub(energy_wh).ok_or_else(|| bad("energy_wh falls: sort it"))?;
            energy_wh = *next_wh;
            let register_wh = start_wh.checked_add(energy_wh).filter(|wh| i64::try_from(*wh).is_ok());
            let register_wh = register_wh.ok_or_else(|| bad("the register would overflow: charge less"))?;
            let power_w = u128::from(delta_wh) * 3_600_000 / u128::from(step_ms);
            let power_w = u64::try_from(power_w).ok().filter(|watts| i64::try_from(*watts).is_ok());
            let power_w = power_w.ok_or_else(|| bad("the power would overflow: charge less or slower"))?;
            readings.push(Reading { at, register_wh, power_w });
        }
        let last = readings.pop().ok_or_else(|| bad("energy_wh is empty: give at least the energy at the end"))?;
        Ok((readings, last))
    }
}

pub(crate) fn bad(reason: &'static str) -> SimulatorError {
    SimulatorError::BadPlan { reason }
}
