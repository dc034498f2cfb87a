//! A station at work.

mod charge;
mod interrupted;

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use cms_ocpp::endpoint::{Endpoint, EndpointConfig, MessageIds};
use cms_ocpp::rpc::{ErrorCode, Payload};
use cms_ocpp::transport::{CloseReason, Transport};
use cms_ocpp_tokio::{
    CallFailure, CallSender, ConnectOptions, Connection, ConnectionOptions, Credentials, Ended, connect,
};
use tokio::sync::mpsc;
use tokio::task::{AbortHandle, JoinHandle};

use crate::dialect::{Dialect, Outgoing, StatusReport, Token, dialect};
use crate::journal::{Journal, JournalEntry};
use crate::observed::{FrameLog, Observed};
use crate::operator::{OperatorDesk, Orders};
use crate::plan::bad;
use crate::step::Watcher;
use crate::upload::Uploader;
use crate::{Boot, ConnectorStatus, Fault, SimulatorError, StationPlan, Step, TokenStatus};

/// A station that is connected.
///
/// Its methods may be called from several tasks at once, for example to report a fault while it charges. Dropping it is
/// pulling its plug: the connection breaks without a word, and what was going on is only in the [`Journal`].
#[derive(Debug)]
pub struct SimulatedStation {
    plan: StationPlan,
    dialect: DialectOf,
    calls: CallSender,
    orders: Arc<Orders>,
    journal: Mutex<Journal>,
    /// The latest time the station has heard of. It never goes back: a later status must not look older.
    clock: Mutex<Option<DateTime<Utc>>>,
    watcher: Watcher,
    events_reported: AtomicI64,
    connection: Option<JoinHandle<Ended>>,
    tasks: [AbortHandle; 2],
}

impl SimulatedStation {
    /// Opens the journal of the station and connects to the central system over a WebSocket.
    ///
    /// # Errors
    /// [`SimulatorError::Connect`], and the errors of the journal.
    pub async fn connect(plan: StationPlan) -> Result<Self, SimulatorError> {
        let journal = Journal::open(&plan.journal, &plan.identity)?;
        let options = ConnectOptions {
            versions: vec![plan.version],
            credentials: Some(Credentials::new(plan.identity.clone(), plan.password.clone())),
            ..ConnectOptions::default()
        };
        let (transport, _) = connect(&plan.url, &plan.identity, &options).await?;
        Self::start(plan, journal, transport)
    }

    /// Opens the journal of the station, which is connected over this transport; its URL and password are not used.
    ///
    /// # Errors
    /// The errors of the journal.
    #[expect(clippy::unused_async, reason = "it needs a runtime around it, as an async function has")]
    pub async fn connect_over<T: Transport + 'static>(plan: StationPlan, transport: T) -> Result<Self, SimulatorError> {
        let journal = Journal::open(&plan.journal, &plan.identity)?;
        Self::start(plan, journal, transport)
    }

    fn start<T: Transport + 'static>(
        plan: StationPlan,
        journal: Journal,
        transport: T,
    ) -> Result<Self, SimulatorError> {
        let opening = journal.memory().opening;
        let ids = MessageIds::new(&format!("s{opening}-")).map_err(|_| bad("the journal was opened too often"))?;
        let dialect = dialect(plan.version);
        let (orders, jobs) = Orders::new(format!("{}-{opening}", file_name_part(&plan.identity)));
        let log = Arc::new(FrameLog::default());
        let transport = Observed::new(transport, plan.version, log.clone(), orders.clone());
        let endpoint = Endpoint::new(plan.version, ids, EndpointConfig::default());
        let (connection, calls) = Connection::new(transport, endpoint, ConnectionOptions::default());
        let connection = tokio::spawn(connection.run(OperatorDesk { dialect, orders: orders.clone() }));
        let watcher = Watcher::default();
        let uploader =
            Uploader { dialect, calls: calls.clone(), log, orders: orders.clone(), watcher: watcher.clone() };
        let uploads = tokio::spawn(uploader.carry_out(jobs));
        Ok(Self {
            plan,
            dialect: DialectOf(dialect),
            calls,
            orders,
            journal: Mutex::new(journal),
            clock: Mutex::default(),
            watcher,
            events_reported: AtomicI64::new(0),
            tasks: [connection.abort_handle(), uploads.abort_handle()],
            connection: Some(connection),
        })
    }

    /// What the station does from now on, for a log or a screen. A new watcher replaces the one before.
    pub fn watch(&self) -> mpsc::UnboundedReceiver<Step> {
        self.watcher.watch()
    }

    /// Announces the station (OCPP 1.6 §4.2; OCPP 2.x part 2, B01), sets its clock by the answer, and reports the status
    /// of every connector: available, or occupied where a transaction was interrupted.
    ///
    /// # Errors
    /// [`SimulatorError::BootNotAccepted`], [`SimulatorError::Call`], [`SimulatorError::InvalidMessage`].
    pub async fn boot(&self) -> Result<Boot, SimulatorError> {
        let answer = self.call(self.dialect.0.boot(&self.plan)?).await?;
        let answer = self.dialect.0.boot_answer(&answer)?;
        self.note_time(answer.current_time);
        if answer.status != "Accepted" {
            return Err(SimulatorError::BootNotAccepted { status: answer.status, retry_after_s: answer.interval_s });
        }
        for evse in &self.plan.evses {
            let busy = lock(&self.journal).memory().is_busy(*evse);
            let status = if busy { ConnectorStatus::Finishing } else { ConnectorStatus::Available };
            self.report_status(*evse, status, None).await?;
        }
        Ok(Boot { current_time: answer.current_time, interval_s: answer.interval_s })
    }

    /// Reports the status of a connector, with what is wrong with it. The time of the report is the latest the station
    /// has heard of, from the central system or from a charge.
    ///
    /// OCPP 2.x has no place for the fault in the status: it is told by NotifyEvent (part 2, N07), which a central system
    /// may refuse as not supported.
    ///
    /// # Errors
    /// [`SimulatorError::Call`], [`SimulatorError::InvalidMessage`], [`SimulatorError::ClockNotSet`] in 2.x before a boot.
    pub async fn report_status(
        &self,
        evse: u32,
        status: ConnectorStatus,
        fault: Option<&Fault>,
    ) -> Result<(), SimulatorError> {
        let at = *lock(&self.clock);
        let report = StatusReport { vendor: &self.plan.vendor, evse, status, fault, at };
        self.call(self.dialect.0.status(&report)?).await?;
        let event_id = self.events_reported.fetch_add(i64::from(fault.is_some()), Ordering::Relaxed);
        if let Some(event) = self.dialect.0.fault(&report, event_id)? {
            match self.call(event).await {
                Err(SimulatorError::Call { failure: CallFailure::Error(error), .. })
                    if matches!(error.code(), ErrorCode::NotSupported | ErrorCode::NotImplemented) => {}
                other => drop(other?),
            }
        }
        Ok(())
    }

    /// Shows that the station is there; returns the time of the central system, by which it sets its clock.
    ///
    /// # Errors
    /// [`SimulatorError::Call`], [`SimulatorError::BadAnswer`].
    pub async fn heartbeat(&self) -> Result<DateTime<Utc>, SimulatorError> {
        let answer = self.call(self.dialect.0.heartbeat()?).await?;
        let now = self.dialect.0.heartbeat_answer(&answer)?;
        self.note_time(now);
        Ok(now)
    }

    /// Asks whether an id token may charge. `token_type` is a word of OCPP 2.x such as `ISO14443`; 1.6 does not tell it.
    ///
    /// # Errors
    /// [`SimulatorError::Call`], [`SimulatorError::InvalidMessage`].
    pub async fn authorize(&self, token: &str, token_type: &str) -> Result<TokenStatus, SimulatorError> {
        let answer = self.call(self.dialect.0.authorize(Token { value: token, kind: token_type })?).await?;
        self.dialect.0.authorize_answer(&answer)
    }

    /// The energy register of an EVSE, in Wh.
    pub fn register_wh(&self, evse: u32) -> u64 {
        lock(&self.journal).memory().register_wh(evse)
    }

    /// Whether the connection has ended.
    pub fn is_closed(&self) -> bool {
        self.calls.is_closed()
    }

    /// Closes the connection in order and waits for its end. What is interrupted by it is in the journal.
    pub async fn close(mut self) {
        self.calls.close(CloseReason::Normal);
        if let Some(connection) = self.connection.take() {
            // It fails only where the runtime goes down, and then the connection is gone as well.
            let _ = connection.await;
        }
    }

    /// Makes a call.
    async fn call(&self, outgoing: Outgoing) -> Result<Payload, SimulatorError> {
        let Outgoing { action, payload } = outgoing;
        self.call_again(action.to_owned(), payload).await
    }

    /// Makes a call that was perhaps made before.
    async fn call_again(&self, action: String, payload: Payload) -> Result<Payload, SimulatorError> {
        let ended = self.calls.call(action.clone(), payload).await;
        let outcome = ended.as_ref().map_or_else(CallFailure::code, |_| "answered");
        self.watcher.show(|| Step::Called { action: action.clone(), outcome });
        ended.map_err(|failure| SimulatorError::Call { action, failure })
    }

    /// Writes a line of the journal.
    fn append(&self, entry: &JournalEntry) -> Result<(), SimulatorError> {
        lock(&self.journal).append(entry)?;
        if let Some(step) = Step::of(entry) {
            self.watcher.show(|| step);
        }
        Ok(())
    }

    fn note_time(&self, at: DateTime<Utc>) {
        let mut clock = lock(&self.clock);
        *clock = (*clock).max(Some(at));
    }
}

impl Drop for SimulatedStation {
    fn drop(&mut self) {
        self.tasks.iter().for_each(AbortHandle::abort);
    }
}

struct DialectOf(&'static dyn Dialect);

impl std::fmt::Debug for DialectOf {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Dialect")
    }
}

/// A panic elsewhere leaves none of these half changed, so a poisoned lock is used all the same.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An identity as a part of a file name: at most 48 characters that every file system takes.
fn file_name_part(identity: &str) -> String {
    identity.chars().take(48).map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect()
}
