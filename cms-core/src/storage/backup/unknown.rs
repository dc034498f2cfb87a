//! What a restored store cannot know.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Utc};

use crate::storage::Record;

/// What may have happened between the moment of a backup and its restore, and is not known to the store.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unknown {
    /// The moment of the backup. What stations reported and saw confirmed after it they do not send again: sessions that
    /// began and ended since are not in the store at all.
    pub since: DateTime<Utc>,
    /// The moment of the restore.
    pub until: DateTime<Utc>,
    /// Sessions that were open: they may have ended since. Their ids.
    pub open_sessions: Vec<String>,
    /// Messages that waited: they may have been delivered since. Payments are asked for before they are charged again.
    pub waiting_messages: Vec<WaitingMessage>,
    /// The last number of each series: later ones may have been given out since. New ones come from a series of the new
    /// epoch.
    pub series: Vec<LastNumber>,
}

/// A message that waited at the moment of a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct WaitingMessage {
    /// Its topic.
    pub topic: String,
    /// Its ordering key, for example a station or a payment.
    pub key: String,
    /// Its id.
    pub id: String,
}

/// The last number of a series at the moment of a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LastNumber {
    /// The series.
    pub series: String,
    /// Its last number.
    pub number: u64,
}

/// Notes it while records go by.
#[derive(Default)]
pub(super) struct Noted {
    open_sessions: Vec<String>,
    waiting_messages: Vec<WaitingMessage>,
    series: BTreeMap<String, u64>,
}

impl Noted {
    pub(super) fn note(&mut self, record: &Record) {
        match record {
            Record::Row { table, id, index, .. }
                if table == "session" && index.iter().any(|(name, _)| name == "open") =>
            {
                self.open_sessions.push(id.clone());
            }
            Record::Message { topic, key, id, body: Some(_), .. } => {
                let (topic, key, id) = (topic.clone(), key.clone(), id.clone());
                self.waiting_messages.push(WaitingMessage { topic, key, id });
            }
            Record::Number { series, number, .. } => {
                let last = self.series.entry(series.clone()).or_default();
                *last = (*last).max(*number);
            }
            _ => {}
        }
    }

    pub(super) fn finish(self, since: DateTime<Utc>, until: DateTime<Utc>) -> Unknown {
        let series = self.series.into_iter().map(|(series, number)| LastNumber { series, number }).collect();
        let Self { open_sessions, waiting_messages, .. } = self;
        Unknown { since, until, open_sessions, waiting_messages, series }
    }
}

impl fmt::Display for Unknown {
    /// For an operator to read and to work through.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (since, until) = (self.since.to_rfc3339(), self.until.to_rfc3339());
        writeln!(f, "Not known: everything that was confirmed between {since} and {until}.")?;
        writeln!(f, "Sessions that began in that time appear in quarantine when a station tells more of them.")?;
        writeln!(f, "{} sessions were open and may have ended since:", self.open_sessions.len())?;
        for session in &self.open_sessions {
            writeln!(f, "  {session}")?;
        }
        writeln!(f, "{} messages waited and may have been delivered since:", self.waiting_messages.len())?;
        for WaitingMessage { topic, key, id } in &self.waiting_messages {
            writeln!(f, "  {topic} {key} {id}")?;
        }
        writeln!(f, "{} series may have gone on after these numbers:", self.series.len())?;
        for LastNumber { series, number } in &self.series {
            writeln!(f, "  {series} {number}")?;
        }
        Ok(())
    }
}
