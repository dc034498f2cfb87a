//! Two transports joined in memory, under any runtime or none.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

use async_trait::async_trait;

use super::{CloseReason, Transport, TransportError};

/// Messages that wait in one direction before `send` waits too.
const CAPACITY: usize = 64;

/// Two connected transports: what one sends, the other receives. Dropping or closing one closes the other.
///
/// ```
/// use cms_ocpp::transport::{Transport, in_process};
///
/// # fn block_on<F: std::future::Future>(future: F) -> F::Output {
/// #     let mut context = std::task::Context::from_waker(std::task::Waker::noop());
/// #     let mut future = std::pin::pin!(future);
/// #     loop {
/// #         if let std::task::Poll::Ready(output) = future.as_mut().poll(&mut context) { return output; }
/// #     }
/// # }
/// # block_on(async {
/// let (mut station, mut central) = in_process::pair();
/// station.send("[2,\"1\",\"Heartbeat\",{}]".into()).await?;
/// assert_eq!(central.receive().await?.as_deref(), Some("[2,\"1\",\"Heartbeat\",{}]"));
/// drop(station);
/// assert_eq!(central.receive().await?, None);
/// # Ok::<(), cms_ocpp::transport::TransportError>(())
/// # }).unwrap();
/// ```
pub fn pair() -> (InProcess, InProcess) {
    let (there, back) = (Arc::new(Lane::default()), Arc::new(Lane::default()));
    (InProcess { out: there.clone(), inn: back.clone() }, InProcess { out: back, inn: there })
}

/// One end of an in-process connection.
#[derive(Debug)]
pub struct InProcess {
    out: Arc<Lane>,
    inn: Arc<Lane>,
}

#[cfg_attr(not(target_arch = "wasm32"), async_trait)]
#[cfg_attr(target_arch = "wasm32", async_trait(?Send))]
impl Transport for InProcess {
    async fn receive(&mut self) -> Result<Option<String>, TransportError> {
        Ok(poll_fn(|context| self.inn.poll_pop(context)).await)
    }

    async fn send(&mut self, text: String) -> Result<(), TransportError> {
        let mut text = Some(text);
        poll_fn(|context| self.out.poll_push(context, &mut text)).await
    }

    async fn close(&mut self, _reason: CloseReason) -> Result<(), TransportError> {
        self.out.close();
        self.inn.close();
        Ok(())
    }
}

impl Drop for InProcess {
    fn drop(&mut self) {
        self.out.close();
        self.inn.close();
    }
}

/// Messages in one direction.
#[derive(Debug, Default)]
struct Lane(Mutex<LaneState>);

#[derive(Debug, Default)]
struct LaneState {
    messages: VecDeque<String>,
    closed: bool,
    receiver: Option<Waker>,
    sender: Option<Waker>,
}

impl Lane {
    /// Messages sent before a close are still received.
    fn poll_pop(&self, context: &Context<'_>) -> Poll<Option<String>> {
        let mut state = self.lock();
        if let Some(message) = state.messages.pop_front() {
            if let Some(sender) = state.sender.take() {
                sender.wake();
            }
            return Poll::Ready(Some(message));
        }
        if state.closed {
            return Poll::Ready(None);
        }
        state.receiver = Some(context.waker().clone());
        Poll::Pending
    }

    fn poll_push(&self, context: &Context<'_>, message: &mut Option<String>) -> Poll<Result<(), TransportError>> {
        let mut state = self.lock();
        if state.closed {
            return Poll::Ready(Err(TransportError::Closed));
        }
        if state.messages.len() >= CAPACITY {
            state.sender = Some(context.waker().clone());
            return Poll::Pending;
        }
        state.messages.extend(message.take());
        if let Some(receiver) = state.receiver.take() {
            receiver.wake();
        }
        Poll::Ready(Ok(()))
    }

    fn close(&self) {
        let mut state = self.lock();
        state.closed = true;
        let wakers = [state.receiver.take(), state.sender.take()];
        drop(state);
        wakers.into_iter().flatten().for_each(Waker::wake);
    }

    /// A panic elsewhere cannot leave the state half changed, so a poisoned lock is used all the same.
    fn lock(&self) -> MutexGuard<'_, LaneState> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::pin::pin;

    use super::*;

    /// Polls a future once.
    fn now<F: Future>(future: F) -> Poll<F::Output> {
        pin!(future).poll(&mut Context::from_waker(Waker::noop()))
    }

    #[test]
    fn messages_arrive_in_order_and_those_sent_before_a_close_still_do() {
        let (mut here, mut there) = pair();
        for text in ["a", "b"] {
            assert_eq!(now(here.send(text.into())), Poll::Ready(Ok(())));
        }
        assert_eq!(now(here.close(CloseReason::Normal)), Poll::Ready(Ok(())));
        assert_eq!(now(there.receive()), Poll::Ready(Ok(Some("a".into()))));
        assert_eq!(now(there.receive()), Poll::Ready(Ok(Some("b".into()))));
        assert_eq!(now(there.receive()), Poll::Ready(Ok(None)));
        assert_eq!(now(there.send("c".into())), Poll::Ready(Err(TransportError::Closed)));
    }

    #[test]
    fn a_sender_waits_for_a_slow_receiver_and_goes_on_after_it() {
        let (mut here, mut there) = pair();
        for _ in 0..CAPACITY {
            assert!(now(here.send("x".into())).is_ready());
        }
        {
            let mut waiting = pin!(here.send("last".into()));
            let mut context = Context::from_waker(Waker::noop());
            assert!(waiting.as_mut().poll(&mut context).is_pending());
            assert!(now(there.receive()).is_ready());
            assert!(waiting.as_mut().poll(&mut context).is_ready());
        }
        for _ in 1..CAPACITY {
            assert!(now(there.receive()).is_ready());
        }
        assert_eq!(now(there.receive()), Poll::Ready(Ok(Some("last".into()))));
        assert!(now(there.receive()).is_pending());
    }

    #[test]
    fn a_dropped_end_closes_the_other() {
        let (here, mut there) = pair();
        drop(here);
        assert_eq!(now(there.receive()), Poll::Ready(Ok(None)));
    }
}
