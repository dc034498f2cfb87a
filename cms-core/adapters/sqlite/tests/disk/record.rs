//! What the shim wrote down.

use std::path::Path;

/// One thing that happened, in the order of the record.
#[derive(Debug)]
pub(crate) enum Event {
    /// A program began, with no file open.
    Started,
    Opened {
        descriptor: i32,
        path: String,
        created: bool,
    },
    Closed {
        descriptor: i32,
    },
    Written {
        descriptor: i32,
        offset: usize,
        data: Vec<u8>,
    },
    Resized {
        descriptor: i32,
        size: usize,
    },
    Synced {
        descriptor: i32,
        class: char,
    },
    /// A sync that failed; what was to be synced may be lost although it can still be read.
    SyncFailed {
        descriptor: i32,
    },
    /// A sync that did nothing and said that it had.
    SyncSwallowed,
    Unlinked {
        path: String,
    },
    /// What the program told of itself.
    Said(String),
    /// A call was made to fail.
    Fault,
}

/// Reads a record.
pub(crate) fn read(path: &Path) -> Vec<Event> {
    let bytes = std::fs::read(path).unwrap();
    let mut rest = bytes.as_slice();
    let mut events = Vec::new();
    while let Some((head, after)) = rest.split_first_chunk::<24>() {
        let descriptor = i32::from_ne_bytes(head[4..8].try_into().unwrap());
        let number = u64::from_ne_bytes(head[8..16].try_into().unwrap()) as usize;
        let length = u64::from_ne_bytes(head[16..24].try_into().unwrap()) as usize;
        let (data, after) = after.split_at(length);
        rest = after;
        let text = || String::from_utf8(data.to_vec()).unwrap();
        events.push(match head[0] {
            b'P' => Event::Started,
            b'O' => Event::Opened { descriptor, path: text(), created: number == 1 },
            b'C' => Event::Closed { descriptor },
            b'W' => Event::Written { descriptor, offset: number, data: data.to_vec() },
            b'T' => Event::Resized { descriptor, size: number },
            b'S' => Event::Synced { descriptor, class: char::from(head[1]) },
            b'F' => Event::SyncFailed { descriptor },
            b'L' => Event::SyncSwallowed,
            b'U' => Event::Unlinked { path: text() },
            b'M' => Event::Said(text()),
            b'X' => Event::Fault,
            other => panic!("a record of kind {other}"),
        });
    }
    assert!(rest.is_empty(), "the record ends in the middle");
    events
}
