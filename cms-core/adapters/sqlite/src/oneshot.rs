//! One value from one thread to one future.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// A way for one value. If the sender is dropped without having sent, the receiver gets none.
pub(crate) fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let shared = Arc::new(Mutex::new(Slot { value: None, closed: false, waker: None }));
    (Sender { shared: Arc::clone(&shared) }, Receiver { shared })
}

/// Sends the value.
#[derive(Debug)]
pub(crate) struct Sender<T> {
    shared: Arc<Mutex<Slot<T>>>,
}

/// Waits for the value.
#[derive(Debug)]
pub(crate) struct Receiver<T> {
    shared: Arc<Mutex<Slot<T>>>,
}

impl<T> Sender<T> {
    /// Sends `value`; gives it back where nobody waits any more.
    pub(crate) fn send(self, value: T) -> Result<(), T> {
        let mut slot = lock(&self.shared);
        if slot.closed {
            return Err(value);
        }
        slot.value = Some(value);
        // The drop of the sender wakes the receiver.
        Ok(())
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        let mut slot = lock(&self.shared);
        slot.closed = true;
        let waker = slot.waker.take();
        drop(slot);
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl<T> Future for Receiver<T> {
    type Output = Option<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        let mut slot = lock(&self.shared);
        if let Some(value) = slot.value.take() {
            return Poll::Ready(Some(value));
        }
        if slot.closed {
            return Poll::Ready(None);
        }
        slot.waker = Some(context.waker().clone());
        Poll::Pending
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        let mut slot = lock(&self.shared);
        slot.closed = true;
        // A value may do work when it is dropped, so not under the lock.
        let unread = (slot.value.take(), slot.waker.take());
        drop(slot);
        drop(unread);
    }
}

#[derive(Debug)]
struct Slot<T> {
    value: Option<T>,
    /// One of the two ends is gone.
    closed: bool,
    waker: Option<Waker>,
}

fn lock<T>(shared: &Mutex<Slot<T>>) -> MutexGuard<'_, Slot<T>> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use cms_core::storage::conformance::block_on;
    use std::thread;

    #[test]
    fn a_value_arrives_from_another_thread() {
        let (sender, receiver) = channel();
        thread::spawn(move || sender.send(7));
        assert_eq!(block_on(receiver), Some(7));
    }

    #[test]
    fn a_sender_that_is_gone_ends_the_wait() {
        let (sender, receiver) = channel::<u8>();
        thread::spawn(move || drop(sender));
        assert_eq!(block_on(receiver), None);
    }

    #[test]
    fn a_value_that_nobody_waits_for_is_given_back_or_dropped() {
        let (sender, receiver) = channel();
        drop(receiver);
        let value = Arc::new(());
        assert!(sender.send(Arc::clone(&value)).is_err());
        let (sender, receiver) = channel();
        assert!(sender.send(Arc::clone(&value)).is_ok());
        drop(receiver);
        assert_eq!(Arc::strong_count(&value), 1);
    }
}
