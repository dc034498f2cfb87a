//! A charge from the plug to the end.

use chrono::{DateTime, Utc};
use cms_ocpp::rpc::Payload;
use cms_ocpp::types::RawJson;
use tokio::time::sleep;

use super::{SimulatedStation, lock};
use crate::dialect::{Event, Outgoing, Token};
use crate::journal::{Confirmation, Intent, Kind, OpenCharge, StoredMessage};
use crate::operator::Running;
use crate::plan::{Reading, bad};
use crate::{ChargePlan, Charged, ConnectorStatus, SimulatorError, StopReason, TokenStatus};

impl SimulatedStation {
    /// Charges: reports the connector as taken, authorizes the token, starts a transaction, sends a sample for every
    /// reading but the last, ends the transaction with the last, and reports the connector as free.
    ///
    /// An operator ends the charge early, with reason `Remote` at the last reading that was sent. A token that the
    /// central system refuses after the start ends it with reason `DeAuthorized`.
    ///
    /// When this fails after the start, or its future is dropped, the transaction stays open in the journal;
    /// [`finish_interrupted`](Self::finish_interrupted) ends it.
    ///
    /// # Errors
    /// [`SimulatorError::TokenRefused`] where the token is refused before the start, so that there is no transaction;
    /// [`SimulatorError::BadPlan`], [`SimulatorError::TransactionOpen`], [`SimulatorError::Call`],
    /// [`SimulatorError::InvalidMessage`], [`SimulatorError::BadAnswer`], and the errors of the journal.
    pub async fn charge(&self, plan: &ChargePlan) -> Result<Charged, SimulatorError> {
        if !self.plan.evses.contains(&plan.evse) {
            return Err(bad("the station has no such EVSE: choose one of its plan"));
        }
        // Checked here so that nothing is sent for a charge that cannot be.
        plan.readings(self.register_wh(plan.evse))?;
        self.check_free(plan.evse)?;
        self.note_time(plan.started_at);
        self.report_status(plan.evse, ConnectorStatus::Preparing, None).await?;
        self.pause().await;
        if let TokenStatus::Refused { status } = self.authorize(&plan.token, &plan.token_type).await? {
            self.report_status(plan.evse, ConnectorStatus::Available, None).await?;
            return Err(SimulatorError::TokenRefused { status });
        }
        self.pause().await;
        let charged = self.transaction(plan).await?;
        self.report_status(plan.evse, ConnectorStatus::Available, None).await?;
        Ok(charged)
    }

    async fn transaction(&self, plan: &ChargePlan) -> Result<Charged, SimulatorError> {
        let token = Token { value: &plan.token, kind: &plan.token_type };
        let (running, start, samples, last) = self.begin(plan, token)?;
        let charge = start.charge;
        let (started, status) = self.deliver(Kind::Start, start).await?;
        running.announce(&started.transaction_id);
        if !status.is_accepted() {
            return self.stop(charge, StopReason::DeAuthorized, None, None).await;
        }
        if !self.report_charging(charge, plan.evse).await?.is_accepted() {
            return self.stop(charge, StopReason::DeAuthorized, None, None).await;
        }
        for reading in samples {
            if self.pause_or_stop(&running).await {
                return self.stop(charge, StopReason::Remote, None, None).await;
            }
            if !self.sample(charge, reading).await?.is_accepted() {
                return self.stop(charge, StopReason::DeAuthorized, None, None).await;
            }
        }
        if self.pause_or_stop(&running).await {
            return self.stop(charge, StopReason::Remote, None, None).await;
        }
        self.note_time(last.at);
        self.stop(charge, StopReason::Local, Some(last), Some(token)).await
    }

    /// Takes the EVSE and writes down the start.
    fn begin(
        &self,
        plan: &ChargePlan,
        token: Token<'_>,
    ) -> Result<(Running, Intent, Vec<Reading>, Reading), SimulatorError> {
        let mut journal = lock(&self.journal);
        let memory = journal.memory();
        if memory.is_busy(plan.evse) {
            return Err(SimulatorError::TransactionOpen { evse: plan.evse });
        }
        let (charge, register_wh) = (memory.last_charge.saturating_add(1), memory.register_wh(plan.evse));
        let (samples, last) = plan.readings(register_wh)?;
        let transaction_id = transaction_id(&self.plan.identity, plan.started_at, charge);
        let event = Event {
            evse: plan.evse,
            transaction_id: &transaction_id,
            at: plan.started_at,
            register_wh,
            seq_no: 0,
            token: Some(token),
        };
        let numbered = self.dialect.0.numbers_events();
        let intent = Intent {
            charge,
            evse: plan.evse,
            at: plan.started_at,
            register_wh,
            seq_no: numbered.then_some(0),
            message: self.stored(self.dialect.0.start(&event)?)?,
            transaction_id: numbered.then_some(transaction_id),
        };
        let running = self.orders.run(charge).ok_or(SimulatorError::TransactionOpen { evse: plan.evse })?;
        journal.append(&Kind::Start.intent(intent.clone()))?;
        Ok((running, intent, samples, last))
    }

    /// Tells that energy flows: by the status of the connector, or by an event of the transaction.
    async fn report_charging(&self, charge: u64, evse: u32) -> Result<TokenStatus, SimulatorError> {
        let open = self.open(charge)?;
        let id = open.transaction_id.clone().unwrap_or_default();
        match self.dialect.0.charging(&event(&open, &id, None, None))? {
            Some(message) => self.transact(Kind::Report, charge, &open, None, message).await,
            None => {
                self.report_status(evse, ConnectorStatus::Charging, None).await?;
                Ok(TokenStatus::Accepted)
            }
        }
    }

    async fn sample(&self, charge: u64, reading: Reading) -> Result<TokenStatus, SimulatorError> {
        self.note_time(reading.at);
        let open = self.open(charge)?;
        let id = open.transaction_id.clone().unwrap_or_default();
        let message = self.dialect.0.sample(&event(&open, &id, Some(reading), None), reading.power_w)?;
        self.transact(Kind::Sample, charge, &open, Some(reading), message).await
    }

    /// Ends a transaction, at the last known state of the meter where no reading is given.
    pub(super) async fn stop(
        &self,
        charge: u64,
        reason: StopReason,
        reading: Option<Reading>,
        token: Option<Token<'_>>,
    ) -> Result<Charged, SimulatorError> {
        let open = self.open(charge)?;
        let id = open.transaction_id.clone().unwrap_or_default();
        let message = self.dialect.0.stop(&event(&open, &id, reading, token), reason)?;
        let intent = self.intent(charge, &open, reading, message)?;
        self.append(&Kind::Stop.intent(intent.clone()))?;
        let (confirmation, _) = self.deliver(Kind::Stop, intent).await?;
        Ok(charged(&open, confirmation, Some(reason)))
    }

    /// Writes a message of a transaction down, sends it and writes down that it is confirmed.
    async fn transact(
        &self,
        kind: Kind,
        charge: u64,
        open: &OpenCharge,
        reading: Option<Reading>,
        message: Outgoing,
    ) -> Result<TokenStatus, SimulatorError> {
        let intent = self.intent(charge, open, reading, message)?;
        self.append(&kind.intent(intent.clone()))?;
        Ok(self.deliver(kind, intent).await?.1)
    }

    /// Sends a message that is written down, and writes down that it is confirmed.
    pub(super) async fn deliver(
        &self,
        kind: Kind,
        intent: Intent,
    ) -> Result<(Confirmation, TokenStatus), SimulatorError> {
        let payload = Payload::from_text(intent.message.payload.get())
            .map_err(|_| bad("a message in the journal is not an object: begin a new journal"))?;
        let answer = self.call_again(intent.message.action, payload).await?;
        let (mut transaction_id, mut total_cost, mut token) = (intent.transaction_id, None, TokenStatus::Accepted);
        match kind {
            Kind::Start => {
                let answer = self.dialect.0.start_answer(&answer)?;
                transaction_id = transaction_id.or(answer.transaction_id);
                token = answer.token;
            }
            Kind::Report | Kind::Sample => token = self.dialect.0.update_answer(&answer)?,
            Kind::Stop => total_cost = self.dialect.0.stop_answer(&answer)?,
        }
        let confirmation = Confirmation {
            charge: intent.charge,
            evse: intent.evse,
            transaction_id: transaction_id.unwrap_or_default(),
            at: intent.at,
            register_wh: intent.register_wh,
            seq_no: intent.seq_no,
            accepted: token.is_accepted(),
            total_cost,
        };
        self.append(&kind.confirmation(confirmation.clone()))?;
        Ok((confirmation, token))
    }

    fn intent(
        &self,
        charge: u64,
        open: &OpenCharge,
        reading: Option<Reading>,
        message: Outgoing,
    ) -> Result<Intent, SimulatorError> {
        Ok(Intent {
            charge,
            evse: open.evse,
            transaction_id: open.transaction_id.clone(),
            at: reading.map_or(open.at, |reading| reading.at),
            register_wh: reading.map_or(open.register_wh, |reading| reading.register_wh),
            seq_no: self.dialect.0.numbers_events().then_some(open.next_seq_no),
            message: self.stored(message)?,
        })
    }

    fn stored(&self, message: Outgoing) -> Result<StoredMessage, SimulatorError> {
        let Outgoing { action, payload } = message;
        let payload = RawJson::parse(payload.as_str())
            .map_err(|_| SimulatorError::InvalidMessage { action, place: String::new() })?;
        Ok(StoredMessage { version: self.plan.version.to_string(), action: action.to_owned(), payload })
    }

    /// What is known of a transaction that is open.
    pub(super) fn open(&self, charge: u64) -> Result<OpenCharge, SimulatorError> {
        let open = lock(&self.journal).memory().charge(charge).cloned();
        open.ok_or_else(|| bad("the transaction was ended meanwhile: do not finish a charge that goes on"))
    }

    fn check_free(&self, evse: u32) -> Result<(), SimulatorError> {
        let busy = lock(&self.journal).memory().is_busy(evse);
        if busy { Err(SimulatorError::TransactionOpen { evse }) } else { Ok(()) }
    }

    async fn pause(&self) {
        if self.plan.pace.is_zero() {
            // What the central system has sent is looked at all the same.
            tokio::task::yield_now().await;
        } else {
            sleep(self.plan.pace).await;
        }
    }

    /// Waits for the next step; true where an operator ends the charge before it.
    async fn pause_or_stop(&self, running: &Running) -> bool {
        tokio::select! {
            biased;
            () = running.stop.cancelled() => true,
            () = self.pause() => running.stop.is_cancelled(),
        }
    }
}

pub(super) fn charged(open: &OpenCharge, stopped: Confirmation, reason: Option<StopReason>) -> Charged {
    Charged {
        evse: stopped.evse,
        transaction_id: stopped.transaction_id,
        samples_confirmed: open.samples_confirmed,
        register_start_wh: open.register_start_wh,
        register_stop_wh: stopped.register_wh,
        ended_at: stopped.at,
        reason,
        total_cost: stopped.total_cost,
    }
}

fn event<'a>(
    open: &OpenCharge,
    transaction_id: &'a str,
    reading: Option<Reading>,
    token: Option<Token<'a>>,
) -> Event<'a> {
    Event {
        evse: open.evse,
        transaction_id,
        at: reading.map_or(open.at, |reading| reading.at),
        register_wh: reading.map_or(open.register_wh, |reading| reading.register_wh),
        seq_no: open.next_seq_no,
        token,
    }
}

/// A transaction id that no other simulated transaction has, without randomness: a digest of the identity, the time of
/// the start and the station's own number; at most 36 characters for every time in OCPP and 10^7 transactions.
fn transaction_id(identity: &str, started_at: DateTime<Utc>, charge: u64) -> String {
    // FNV-1a.
    let digest = identity
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    format!("{digest:016x}-{:x}-{charge:x}", started_at.timestamp_millis().unsigned_abs())
}
