//! A program that is killed among its commits has lost nothing that it had confirmed.
//!
//! This program starts itself as a child, which writes and prints what was confirmed; the parent kills it, opens the
//! store and looks. It has a `main` of its own because a test harness cannot be its own child.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests")]

mod support;

use std::env;
use std::io::stdout;
use std::process::Command;
use std::sync::Arc;

use cms_core::storage::conformance::{commit_sessions, kill_among_commits};
use cms_core_postgres::{Options, PostgresStore};
use support::{drop_schema, fresh_schema, open, runtime, server};

const SCHEMA: &str = "CMS_CRASH_TEST_SCHEMA";
const ROUND: &str = "CMS_CRASH_TEST_ROUND";
const WRITERS: usize = 8;

fn main() {
    if let Ok(schema) = env::var(SCHEMA) {
        return write_until_the_end(&open_schema(&schema), &env::var(ROUND).unwrap());
    }
    if server().is_some() {
        what_was_confirmed_survives_a_kill();
        println!("test what_was_confirmed_survives_a_kill ... ok");
    }
}

fn what_was_confirmed_survives_a_kill() {
    let schema = fresh_schema();
    let itself = |round: usize| {
        let mut command = Command::new(env::current_exe().unwrap());
        command.env(SCHEMA, &schema).env(ROUND, round.to_string());
        command
    };
    kill_among_commits(itself, |confirmed| {
        let store = open_schema(&schema);
        runtime().block_on(async {
            confirmed.check(&*store).await;
            store.close().await;
        });
    });
    runtime().block_on(drop_schema(&server().unwrap(), &schema));
}

fn open_schema(schema: &str) -> Arc<PostgresStore> {
    let options = Options { schema: schema.to_owned(), ..Options::default() };
    Arc::new(open(&server().unwrap(), &options))
}

/// The child: writes from several tasks until each is refused.
fn write_until_the_end(store: &Arc<PostgresStore>, round: &str) {
    let write = |writer| {
        let (store, name) = (Arc::clone(store), format!("{round}_{writer}"));
        runtime().spawn(async move { commit_sessions(&*store, &name, stdout()).await })
    };
    let writers: Vec<_> = (0..WRITERS).map(write).collect();
    for writer in writers {
        runtime().block_on(writer).unwrap();
    }
}
