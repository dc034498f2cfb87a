//! The suite of the core, over a server.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test may panic in its helpers too")]

mod support;

use cms_core_postgres::Options;
use support::InSchema;

mod with_default_options {
    use super::*;

    cms_core::store_conformance!(|| InSchema::new(Options::default()));
    cms_core::durable_store_conformance!(|| InSchema::new(Options::default()));
}

mod one_change_per_transaction_on_many_connections {
    use super::*;

    cms_core::store_conformance!(|| {
        InSchema::new(Options { max_batch: 1, writers: 8, idle_readers: 0, ..Options::default() })
    });
}
