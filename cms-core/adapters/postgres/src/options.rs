//! How a store is opened.

use std::time::Duration;

/// How a [`PostgresStore`](crate::PostgresStore) is opened. Name only what differs from the default:
///
/// ```
/// use cms_core_postgres::Options;
///
/// let options = Options { schema: "operator_a".to_owned(), ..Options::default() };
/// assert_eq!(options.max_batch, 256);
/// ```
///
/// None of it weakens durability: a server or a session that does not wait for its disk is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The schema that the tables are in; made where it is missing. Stores of different schemas share a database without
    /// knowing of each other. Default: `cms`.
    pub schema: String,
    /// How many changes share one transaction at the most; at least 1. Default: 256.
    pub max_batch: usize,
    /// How many connections write; at least 1. More than one helps where the way to the server is long. Default: 1.
    pub writers: usize,
    /// How many snapshots may be open at a time, each with a connection of its own; at least 1. Default: 48.
    pub max_readers: usize,
    /// How many connections are kept open for reading while nobody reads. Default: 4.
    pub idle_readers: usize,
    /// How long whoever asks for a snapshot waits in line while all are open. Default: 10 s.
    pub wait_for_reader: Duration,
    /// How long to wait for an answer of the server: to opening a connection, to a query, to a COMMIT; for a lock that
    /// another program holds, half of it. Default: 10 s.
    pub wait_for_server: Duration,
}

impl Default for Options {
    fn default() -> Self {
        let wait = Duration::from_secs(10);
        Self {
            schema: "cms".to_owned(),
            max_batch: 256,
            writers: 1,
            max_readers: 48,
            idle_readers: 4,
            wait_for_reader: wait,
            wait_for_server: wait,
        }
    }
}
