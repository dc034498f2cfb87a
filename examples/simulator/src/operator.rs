//! What a station does for its operator while it is connected.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use cms_ocpp::rpc::{CallError, MessageId, Payload};
use cms_ocpp_tokio::{Answer, CallHandler, InboundCall};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::dialect::{Dialect, Order};
use crate::upload::{Target, UploadJob};

/// The orders of the central system, between the connection that takes them and the station that carries them out.
#[derive(Debug)]
pub(crate) struct Orders {
    state: Mutex<State>,
    uploads: mpsc::UnboundedSender<UploadJob>,
    /// What the names of uploaded files begin with.
    file_prefix: String,
}

#[derive(Debug, Default)]
struct State {
    /// The transactions at work by the station's own numbers, with their ids and the way to end them.
    running: BTreeMap<u64, (Option<String>, CancellationToken)>,
    uploads_accepted: u64,
    /// An upload is accepted and not over.
    uploading: bool,
    /// The upload that begins when its order has been answered.
    unanswered: Option<(MessageId, UploadJob)>,
}

impl Orders {
    /// Orders, and where the uploads come out.
    pub(crate) fn new(file_prefix: String) -> (Arc<Self>, mpsc::UnboundedReceiver<UploadJob>) {
        let (uploads, jobs) = mpsc::unbounded_channel();
        (Arc::new(Self { state: Mutex::default(), uploads, file_prefix }), jobs)
    }

    /// Notes a transaction as being worked on, until the guard is dropped; none where it is already.
    pub(crate) fn run(self: &Arc<Self>, charge: u64) -> Option<Running> {
        let mut state = self.state();
        if state.running.contains_key(&charge) {
            return None;
        }
        let stop = CancellationToken::new();
        state.running.insert(charge, (None, stop.clone()));
        Some(Running { orders: self.clone(), charge, stop })
    }

    /// An order was answered, so what it began may go on.
    pub(crate) fn answered(&self, id: &MessageId) {
        let mut state = self.state();
        if let Some((_, job)) = state.unanswered.take_if(|(waiting, _)| waiting == id) {
            // The receiver is gone only with the station.
            let _ = self.uploads.send(job);
        }
    }

    pub(crate) fn upload_ended(&self) {
        self.state().uploading = false;
    }

    /// Ends the transaction of this id; false where no such one can be ended.
    fn stop(&self, transaction_id: &str) -> bool {
        let state = self.state();
        let found = state.running.values().find(|(id, _)| id.as_deref() == Some(transaction_id));
        found.inspect(|(_, stop)| stop.cancel()).is_some()
    }

    /// Takes over an upload and names its file; none where it cannot be done.
    fn upload(&self, id: MessageId, url: &str, request_id: Option<i64>) -> Option<String> {
        let target = Target::parse(url)?;
        let mut state = self.state();
        if state.uploading {
            return None;
        }
        state.uploading = true;
        state.uploads_accepted += 1;
        state.unanswered = Some((id, UploadJob { target, request_id }));
        Some(format!("{}-{}.txt", self.file_prefix, state.uploads_accepted))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A transaction at work: an operator can end it once its id is known.
#[derive(Debug)]
pub(crate) struct Running {
    orders: Arc<Orders>,
    charge: u64,
    /// Cancelled when an operator ends the transaction.
    pub(crate) stop: CancellationToken,
}

impl Running {
    /// Makes the transaction known to operators.
    pub(crate) fn announce(&self, transaction_id: &str) {
        if let Some((id, _)) = self.orders.state().running.get_mut(&self.charge) {
            *id = Some(transaction_id.to_owned());
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.orders.state().running.remove(&self.charge);
    }
}

/// Answers the calls of the central system.
pub(crate) struct OperatorDesk {
    pub(crate) dialect: &'static dyn Dialect,
    pub(crate) orders: Arc<Orders>,
}

impl OperatorDesk {
    fn answer(&self, call: InboundCall) -> Result<Payload, CallError> {
        match self.dialect.order(&call.action, call.payload.as_str())? {
            Order::Stop { transaction_id } => self.dialect.stop_order_answer(self.orders.stop(&transaction_id)),
            Order::Log { url, request_id } => {
                let file_name = self.orders.upload(call.message_id, &url, request_id);
                self.dialect.log_order_answer(file_name.as_deref())
            }
        }
    }
}

#[async_trait]
impl CallHandler for OperatorDesk {
    async fn call(&mut self, call: InboundCall) -> Answer {
        match self.answer(call) {
            Ok(payload) => Answer::Result(payload),
            Err(error) => Answer::Error(error),
        }
    }
}
