//! `csms serve` under load.

use crate::postgres::{database, drop_database};
use crate::run::Run;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_central_system_that_is_killed_under_load_loses_nothing_on_sqlite() {
    Run::of("sqlite", "sqlite", 1).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_central_system_that_is_killed_under_load_loses_nothing_on_postgresql() {
    let Some(store) = database("cms_kill_one").await else { return };
    Run::of("postgresql", &store, 1).await;
    drop_database("cms_kill_one").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_central_systems_on_one_store_that_are_killed_in_turns_lose_nothing() {
    let Some(store) = database("cms_kill_two").await else { return };
    Run::of("postgresql, two central systems", &store, 2).await;
    drop_database("cms_kill_two").await;
}
