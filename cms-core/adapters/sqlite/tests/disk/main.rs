//! What was confirmed survives a loss of power at any moment, and a disk that fails.
//!
//! This program starts itself as a child under a shim (`shim.c`), which records what the store writes and syncs, and makes
//! calls fail on demand. From the record a model of the disk (`model.rs`) rebuilds what a loss of power may leave, which
//! is opened and looked at (`image.rs`). It has a `main` of its own because a test harness cannot be its own child.
//!
//! `CMS_DISK_WORLDS` says in how many worlds each record is lost (more find more), `CMS_DISK_SEED` fixes their seed.
//! A loss prints how to see it again.

#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test, though without the test harness")]

#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod change;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod child;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod image;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod ledger;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod model;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod power;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod random;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod record;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod run;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod tests;

#[cfg(all(target_os = "linux", target_env = "gnu"))]
fn main() -> std::process::ExitCode {
    if let Some(task) = std::env::var_os(run::TASK) {
        child::run(task.to_str().unwrap(), std::env::var_os(run::DATABASE).unwrap().into());
        return std::process::ExitCode::SUCCESS;
    }
    tests::run_all()
}

#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
fn main() {
    println!("skipped: the shim that records what is written is for Linux with glibc");
}
