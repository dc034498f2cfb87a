//! Readers that follow everything appended, and miss nothing.

use serde::{Deserialize, Serialize};

use super::{AppendQuery, Appended, Changes, Loaded, Position, Row, Snapshot, StorageError, Table, load};

/// How far a named reader has read everything that is appended.
///
/// Positions cannot be overtaken by a slower transaction, so that whoever goes on after the last one it has seen misses
/// nothing. A reader that writes what it makes of the events into the same store commits its new position with it
/// ([`Events::read_in`]) and so makes of each event exactly one thing; one that writes elsewhere gets some again after a
/// crash, and recognises them by their position.
///
/// ```
/// use cms_core::storage::{Changes, MemoryStore, Store, next_events};
/// # use std::{future::Future, pin::pin, task::{Context, Poll, Waker}};
/// # fn block_on<F: Future>(future: F) -> F::Output {
/// #     match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
/// #         Poll::Ready(output) => output,
/// #         Poll::Pending => panic!("a store in memory never waits"),
/// #     }
/// # }
/// # block_on(async {
/// let store = MemoryStore::new();
/// let mut snapshot = store.snapshot().await?;
/// let events = next_events(&mut *snapshot, "report", 100).await?;
/// for event in &events.items {
///     println!("{} {}", event.stream, event.body);
/// }
/// let mut changes = Changes::new();
/// events.read_in(&mut changes);
/// store.commit(changes).await;
/// # Ok::<(), cms_core::storage::StorageError>(())
/// # }).unwrap();
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ReaderPosition {
    /// The reader.
    pub name: String,
    /// The last position it has read.
    pub position: Position,
}

impl Row for ReaderPosition {
    const TABLE: Table = Table::new("reader");

    fn id(&self) -> String {
        self.name.clone()
    }
}

/// What a reader has before it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Events {
    /// The next appended rows of all streams, in the order of their positions.
    pub items: Vec<Appended>,
    /// Whether more follow.
    pub more: bool,
    name: String,
    from: Option<Loaded<ReaderPosition>>,
}

impl Events {
    /// Notes in `changes` that these have been read. If another has read on under the same name meanwhile, the change is a
    /// conflict.
    pub fn read_in(&self, changes: &mut Changes) {
        let Some(last) = self.items.last() else { return };
        let next = ReaderPosition { name: self.name.clone(), position: last.position };
        match &self.from {
            Some(from) => changes.replace(from, &next),
            None => changes.create(&next),
        }
    }
}

/// What the reader `name` has not read yet, up to `limit`.
///
/// # Errors
/// [`StorageError`] where the store cannot be read.
pub async fn next_events(snapshot: &mut dyn Snapshot, name: &str, limit: u32) -> Result<Events, StorageError> {
    let from = load::<ReaderPosition>(snapshot, name).await?;
    let after = from.as_ref().map(|from| from.value.position).unwrap_or_default();
    let page = snapshot.appended(AppendQuery { stream: None, after, limit }).await?;
    Ok(Events { items: page.items, more: page.more, name: name.to_owned(), from })
}
