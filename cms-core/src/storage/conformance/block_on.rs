//! Driving futures without a runtime.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

/// Runs `future` on this thread to its end; parks the thread while there is nothing to do.
///
/// For tests, examples and small tools: it has neither timers nor sockets, so a future that needs those of a runtime
/// never ends here.
///
/// ```
/// use cms_core::storage::{Changes, CommitOutcome, MemoryStore, Store, conformance::block_on};
///
/// let outcome = block_on(MemoryStore::new().commit(Changes::new()));
/// assert!(matches!(outcome, CommitOutcome::Committed(_)));
/// ```
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
        // A wake between the poll and here leaves a token, with which this returns at once.
        thread::park();
    }
}

/// Runs all of `futures` side by side on the task that awaits it, and gives their outputs in the same order. It polls
/// every unfinished one at every wake, which suits a suite's dozens.
pub async fn join_all<F: Future>(futures: impl IntoIterator<Item = F>) -> Vec<F::Output> {
    let mut running: Vec<Pin<Box<F>>> = futures.into_iter().map(Box::pin).collect();
    let mut outputs: Vec<Option<F::Output>> = running.iter().map(|_| None).collect();
    poll_fn(|context| {
        let mut waiting = false;
        for (future, output) in running.iter_mut().zip(&mut outputs) {
            if output.is_none() {
                match future.as_mut().poll(context) {
                    Poll::Ready(ready) => *output = Some(ready),
                    Poll::Pending => waiting = true,
                }
            }
        }
        if waiting { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    outputs.into_iter().flatten().collect()
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_future_woken_by_another_thread_ends() {
        let mut polls = 0;
        let woken = poll_fn(|context| {
            polls += 1;
            if polls == 2 {
                return Poll::Ready("woken");
            }
            let waker = context.waker().clone();
            thread::spawn(move || waker.wake());
            Poll::Pending
        });
        assert_eq!(block_on(woken), "woken");
    }

    #[test]
    fn joined_futures_give_their_outputs_in_their_order() {
        let later = |n: u32| {
            let mut polls = 0;
            poll_fn(move |context| {
                polls += 1;
                if polls > n {
                    return Poll::Ready(n);
                }
                context.waker().wake_by_ref();
                Poll::Pending
            })
        };
        assert_eq!(block_on(join_all([later(3), later(0), later(2)])), [3, 0, 2]);
    }
}
