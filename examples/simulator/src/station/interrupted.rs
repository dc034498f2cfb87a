//! What was interrupted, finished.

use super::charge::charged;
use super::{SimulatedStation, lock};
use crate::journal::Kind;
use crate::{Charged, ConnectorStatus, SimulatorError, StopReason};

impl SimulatedStation {
    /// Finishes the oldest transaction that a restart or a lost connection left open, and returns how it ended; none
    /// where there is none. To be called after the boot, until it returns none.
    ///
    /// The message that was not confirmed is sent again exactly as it was, because the central system may have it: it
    /// must then give the same answer. After that the transaction is ended at its last known reading, with reason
    /// `PowerLoss`, unless the message was the end itself.
    ///
    /// # Errors
    /// [`SimulatorError::OtherVersion`], [`SimulatorError::Call`], [`SimulatorError::BadAnswer`], and the errors of the
    /// journal. The transaction then stays open, and this may be called again.
    pub async fn finish_interrupted(&self) -> Result<Option<Charged>, SimulatorError> {
        let found = {
            let journal = lock(&self.journal);
            // One that is being worked on is not interrupted.
            journal.memory().open().find_map(|(number, open)| Some((self.orders.run(number)?, number, open.clone())))
        };
        let Some((_running, charge, open)) = found else { return Ok(None) };
        self.note_time(open.at);
        if let Some((kind, intent)) = open.pending.clone() {
            if intent.message.version != self.plan.version.to_string() {
                return Err(SimulatorError::OtherVersion { version: intent.message.version });
            }
            let (confirmation, _) = self.deliver(kind, intent).await?;
            if kind == Kind::Stop {
                self.report_status(open.evse, ConnectorStatus::Available, None).await?;
                return Ok(Some(charged(&open, confirmation, None)));
            }
        }
        let reason = if self.open(charge)?.accepted { StopReason::PowerLoss } else { StopReason::DeAuthorized };
        let charged = self.stop(charge, reason, None, None).await?;
        self.report_status(charged.evse, ConnectorStatus::Available, None).await?;
        Ok(Some(charged))
    }
}
