//! What the suite `store` makes durable: starts of sessions, as plain texts that any program can write.

/// How many stations there are; each has a row and a lease before the first session.
pub const STATIONS: u64 = 256;

/// Everything that the start of a session writes, and what it relies on: the same for each number in every program.
///
/// It has the shape of what the library stores when a station reports the start of a transaction with a token: claims,
/// the session with what it can be found by, its events and first sample, the reply, a message and a timer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionStart {
    /// The session's id, which is also the owner of the claims.
    pub session: String,
    /// The station's id: of its row in the table `station` and of its lease in `station_lease`, both at version 1.
    pub station: String,
    /// Unique keys.
    pub claims: [String; 3],
    /// The text of the row in the table `session`.
    pub body: String,
    /// What the row can be found by: name and value.
    pub index: [(&'static str, String); 2],
    /// Appended rows: stream, key and text.
    pub appended: [(String, &'static str, String); 3],
    /// When it happened, milliseconds since 1970 UTC.
    pub at_ms: i64,
    /// The reply: key, hash of what was asked, text.
    pub reply: (String, String, String),
    /// The message: id, key, topic, text.
    pub message: (String, String, &'static str, String),
    /// The timer: key, milliseconds since 1970 UTC, text.
    pub timer: (String, i64, String),
}

impl SessionStart {
    /// How many rows it writes.
    pub const ROWS: u64 = 12;

    /// The start with this number.
    #[must_use]
    pub fn new(number: u64) -> Self {
        // Tokens, transactions and replies are scattered in life, so that neighbours in time are none in an index; the
        // library's own ids begin with their moment.
        let (high, low) = (scatter(number), scatter(!number));
        let at_ms = 1_767_225_600_000 + i64::try_from(number).unwrap_or(0) * 7;
        let session = format!("ses_{at_ms:012x}{:012x}", high >> 16);
        let token = format!("{low:016x}{high:016x}{:016x}{:016x}", scatter(high), scatter(low));
        let station = station(number % STATIONS);
        let tariff = r#"{"id":"tariff_ac_22","currency":"EUR","elements":[{"components":[{"kind":"energy","price":"0.49","step":1,"vat":"19"},{"kind":"time","price":"3.00","step":60,"vat":"19"}],"restrictions":{"start":"07:00","end":"22:00"}},{"components":[{"kind":"flat","price":"0.35","vat":"19"}]}],"min_price":null,"max_price":null}"#;
        let address = format!(r#"{{"station":"{station}","evse":1,"connector":1}}"#);
        let transaction = format!("{:016x}", scatter(low ^ high));
        let started = format!(
            r#"{{"started":{{"session":"{session}","address":{address},"evse_id":"DE*CMS*E{station}*1","transaction_id":"{transaction}","at":{at_ms},"received_at":{at_ms},"meter":12345678,"tariff":{tariff}}}}}"#
        );
        let presented = format!(
            r#"{{"token_presented":{{"token":"{token}","authorization":{{"status":"accepted","account":"acc_17","expires_at":null}},"at":{at_ms}}}}}"#
        );
        let sample = format!(
            r#"{{"sample":{{"at":{at_ms},"context":"Transaction.Begin","values":[{{"measurand":"Energy.Active.Import.Register","value":"12345.678","unit":"kWh"}},{{"measurand":"Power.Active.Import","value":"0","unit":"W"}}]}},"seq_no":0,"received_at":{at_ms}}}"#
        );
        let body = format!(
            r#"{{"id":"{session}","address":{address},"evse_id":"DE*CMS*E{station}*1","transaction_id":"{transaction}","state":"open","charging":"idle","token":"{token}","authorization":{{"status":"accepted","account":"acc_17"}},"tariff":{tariff},"started_at":{at_ms},"start_received_at":{at_ms},"meter_start":12345678,"ended_at":null,"end_received_at":null,"meter_end":null,"energy":null,"end_reason":null,"flags":[],"cdr":null,"events":2}}"#
        );
        Self {
            claims: [
                format!("transaction/{station}/{transaction}"),
                format!("open-transaction/{station}/1/{number}"),
                format!("active-token/{token}"),
            ],
            index: [("station", station.clone()), ("open", station.clone())],
            appended: [
                (format!("session/{session}"), "0", started),
                (format!("session/{session}"), "1", presented),
                (format!("samples/{session}"), "Transaction.Begin", sample),
            ],
            reply: (
                format!("start/{station}/{token}"),
                token,
                format!(r#"{{"transaction_id":"{transaction}","token":{{"status":"accepted","expires_at":null}}}}"#),
            ),
            message: (
                format!("msg_{session}"),
                format!("session/{session}"),
                "session.started",
                format!(r#"{{"session":"{session}"}}"#),
            ),
            timer: (format!("no-samples/{session}"), at_ms + 900_000, format!(r#"{{"session":"{session}"}}"#)),
            body,
            at_ms,
            station,
            session,
        }
    }
}

/// The id of a station.
#[must_use]
pub fn station(number: u64) -> String {
    format!("CS{number:06}")
}

/// The text of a station's row, and of its lease.
pub const STATION_BODY: &str = r#"{"tariff":"tariff_ac_22","evses":[{"number":1,"connectors":[1]}]}"#;

/// Another number for each number, far from that of its neighbours.
fn scatter(number: u64) -> u64 {
    let mut mixed = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_two_starts_meet() {
        let starts: Vec<SessionStart> = (0..2000).map(SessionStart::new).collect();
        let sessions: BTreeSet<&String> = starts.iter().map(|start| &start.session).collect();
        let claims: BTreeSet<&String> = starts.iter().flat_map(|start| &start.claims).collect();
        let replies: BTreeSet<&String> = starts.iter().map(|start| &start.reply.0).collect();
        assert_eq!((sessions.len(), claims.len(), replies.len()), (2000, 6000, 2000));
    }

    #[test]
    fn a_start_is_the_same_every_time() {
        assert_eq!(SessionStart::new(77), SessionStart::new(77));
        assert!(SessionStart::new(77).session.starts_with("ses_"));
    }
}
