//! What a server and a session must be set to, and what the store sets for its own sessions.

use std::fmt::Write;
use std::time::Duration;

use cms_core::storage::StorageError;
use tokio_postgres::{Client, SimpleQueryMessage};

use crate::error::{storage_error, unavailable};
use crate::options::Options;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Writer,
    Reader,
}

/// The oldest release that is still looked after elsewhere; the store needs nothing newer.
const OLDEST: u32 = 130_000;

/// Refuses a server or a session that would lose what it confirmed, or that cannot be written.
///
/// # Errors
/// [`StorageError::Unavailable`], with what to set.
pub(crate) async fn check(client: &Client) -> Result<(), StorageError> {
    let answer = client.simple_query(SETTINGS).await.map_err(|error| storage_error(&error))?;
    let row = answer.iter().find_map(|message| match message {
        SimpleQueryMessage::Row(row) => Some(row),
        _ => None,
    });
    let setting = |name: &str| row.and_then(|row| row.try_get(name).ok().flatten()).unwrap_or_default();
    let version = setting("version").parse().unwrap_or(0);
    if version < OLDEST {
        return Err(unavailable(format!("the server's version is {version}; use PostgreSQL 13 or newer")));
    }
    for (name, wanted, why) in [
        ("server_encoding", "UTF8", "make a database of encoding UTF8"),
        ("in_recovery", "false", "the server is a standby; connect to the primary (target_session_attrs=read-write)"),
        ("default_transaction_read_only", "off", "the server, the database or the role only reads"),
        ("fsync", "on", "without it a crash loses what was confirmed; set it on and reload the server"),
        ("full_page_writes", "on", "without it a crash can tear pages; set it on and reload the server"),
    ] {
        let found = setting(name);
        if found != wanted {
            return Err(unavailable(format!("{name} is {found:?} and must be {wanted}: {why}")));
        }
    }
    let synchronous = setting("synchronous_commit");
    if !["on", "local", "remote_write", "remote_apply"].contains(&synchronous) {
        return Err(unavailable(format!(
            "synchronous_commit is {synchronous:?} for this session, so that a crash loses what was confirmed; set it on \
             for the server, the database, the role and in the connection string"
        )));
    }
    Ok(())
}

const SETTINGS: &str = "SELECT current_setting('server_version_num') AS version,
    current_setting('server_encoding') AS server_encoding,
    pg_is_in_recovery()::text AS in_recovery,
    current_setting('default_transaction_read_only') AS default_transaction_read_only,
    current_setting('fsync') AS fsync,
    current_setting('full_page_writes') AS full_page_writes,
    current_setting('synchronous_commit') AS synchronous_commit";

/// The commands that make a session one of the store's.
pub(crate) fn session(role: Role, options: &Options) -> String {
    // What was checked stays so, whatever the server's files are changed to.
    let mut commands =
        "SELECT set_config('synchronous_commit', current_setting('synchronous_commit'), false);\n".to_owned();
    let mut set = |name: &str, value: &str| {
        let _ = writeln!(commands, "SET {name} TO {value};");
    };
    set("search_path", &format!("{}, pg_temp", quoted(&options.schema)));
    let wait = milliseconds(options.wait_for_server);
    set("statement_timeout", &wait);
    if role == Role::Writer {
        // Shorter than the wait for an answer, so that the server says which of both it was.
        set("lock_timeout", &milliseconds(options.wait_for_server / 2));
        // The locks of a writer that was cut off do not stay for ever.
        set("idle_in_transaction_session_timeout", &milliseconds(options.wait_for_server.saturating_mul(2)));
    }
    // Every statement is meant to follow an index from its values. Plans that depend on statistics are slow just when a
    // table has grown and was not analyzed yet.
    set("plan_cache_mode", "force_generic_plan");
    for avoided in ["enable_seqscan", "enable_hashjoin", "enable_mergejoin", "enable_bitmapscan", "jit"] {
        set(avoided, "off");
    }
    commands
}

/// `name` as an identifier.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// As a setting of the server, where 0 would mean no limit.
pub(crate) fn milliseconds(limit: Duration) -> String {
    limit.as_millis().clamp(1, i32::MAX as u128).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strange_schema_is_only_a_name() {
        assert_eq!(quoted("cms"), "\"cms\"");
        assert_eq!(quoted("a\"; DROP SCHEMA cms; --"), "\"a\"\"; DROP SCHEMA cms; --\"");
    }

    #[test]
    fn no_limit_is_never_meant() {
        assert_eq!(milliseconds(Duration::ZERO), "1");
        assert_eq!(milliseconds(Duration::MAX), i32::MAX.to_string());
    }
}
