//! The suite of the core, over a server.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "helpers of tests")]

mod support;

use cms_core_postgres::Options;
use support::InSchema;

mod with_default_options {
    use super::*;

    cms_core::store_conformance!(|| InSchema::new(Options::default()));
    cms_core::durable_store_conformance!(|| InSchema::new(Options::default()));
    cms_core::store_equals_memory!(|| InSchema::new(Options::default()));
}

mod one_change_per_transaction_on_many_connections {
    use super::*;

    cms_core::store_conformance!(|| {
        InSchema::new(Options { max_batch: 1, writers: 8, idle_readers: 0, ..Options::default() })
    });
}
