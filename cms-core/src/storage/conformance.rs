//! The suite that every [`Store`] passes, one named test per promise; yours too.
//!
//! Turn on the feature `conformance` of this crate in your `[dev-dependencies]` and hand [`store_conformance!`] something
//! that makes an empty store. A store that outlives its process also passes [`durable_store_conformance!`].
//!
//! ```
//! use cms_core::storage::MemoryStore;
//!
//! // Expands to modules of `#[test]` functions, one per promise.
//! cms_core::store_conformance!(MemoryStore::new);
//! # fn main() {}
//! ```
//!
//! The suite needs no runtime: it drives futures with its own [`block_on`], on threads of its own. A store whose futures
//! need one (a reactor of tokio, say) implements [`Fixture`] and [`Store`] by entering it. The promises are checked as
//! they are written at [`Store::commit`] and [`Snapshot`](super::Snapshot); a store may leave gaps between
//! positions, and may word its errors as it likes. Strings are compared byte by byte, everywhere.
//!
//! Two checks go beyond single promises: [`store_equals_memory!`] does random sequences of changes to your store and to
//! the one in memory, and [`kill_among_commits`] kills a program of yours that commits, and looks for what it had confirmed.
//!
//! [`store_conformance!`]: crate::store_conformance
//! [`durable_store_conformance!`]: crate::durable_store_conformance
//! [`store_equals_memory!`]: crate::store_equals_memory

#![allow(clippy::panic, clippy::unwrap_used, reason = "a broken promise is told by a panic, as in any test")]

mod appended;
mod block_on;
mod claims;
mod durable;
mod equal;
mod hostile;
mod killed;
mod numbers;
mod outbox;
mod outcomes;
mod probe;
mod promises;
mod pruned;
mod races;
mod records;
mod rows;
mod snapshots;
mod support;
mod timers;

use super::Store;

pub use self::block_on::{block_on, join_all};
pub use self::equal::check_equal;
pub use self::killed::{Confirmed, commit_sessions, kill_among_commits};
pub use self::probe::Probe;

/// A store to be checked together with what has to live as long as it, for example its directory. Every [`Store`] is one.
pub trait Fixture {
    /// The store. Nothing has been committed to it before its one promise is checked.
    fn store(&self) -> &dyn Store;
}

impl<S: Store> Fixture for S {
    fn store(&self) -> &dyn Store {
        self
    }
}

/// A fixture of a store that keeps what it has confirmed when it is closed.
pub trait DurableFixture: Fixture {
    /// Closes the store and opens it again.
    fn reopen(&mut self);
}

/// The names of all promises of [`store_conformance!`](crate::store_conformance), in the order of their groups.
pub fn promises() -> impl Iterator<Item = &'static str> {
    promises::EVERY_STORE.iter().map(|(name, _)| *name)
}

/// Checks one promise by its name. [`store_conformance!`](crate::store_conformance) calls it once per promise, each time
/// with a fresh fixture.
///
/// # Panics
/// Where the promise is broken, or the suite has no promise of this name.
pub fn check<F: Fixture + ?Sized>(promise: &str, fixture: &F) {
    let Some((_, run)) = promises::EVERY_STORE.iter().find(|(name, _)| *name == promise) else {
        panic!("the suite has no promise {promise}");
    };
    run(fixture.store());
}

/// Checks one promise of stores that outlive their process.
///
/// # Panics
/// As [`check`].
pub fn check_durable(promise: &str, fixture: &mut dyn DurableFixture) {
    let Some((_, run)) = promises::DURABLE_STORE.iter().find(|(name, _)| *name == promise) else {
        panic!("the suite has no promise {promise} of durable stores");
    };
    run(fixture);
}

/// Makes one `#[test]` per promise that every [`Store`](crate::storage::Store) keeps.
///
/// Takes an expression that can be called without arguments and gives a new
/// [`Fixture`](crate::storage::conformance::Fixture) with an empty store each time. The tests are in modules named after
/// what they check, so put two uses in two modules.
#[macro_export]
macro_rules! store_conformance {
    ($make:expr) => {
        $crate::__store_promises! { __store_tests ($make) }
    };
}

/// Makes one `#[test]` per promise of a store that outlives its process; takes an expression that gives a new
/// [`DurableFixture`](crate::storage::conformance::DurableFixture) each time it is called.
#[macro_export]
macro_rules! durable_store_conformance {
    ($make:expr) => {
        $crate::__durable_store_promises! { __durable_store_tests ($make) }
    };
}

/// Makes one `#[test]` that does random sequences of changes to a store and to the one in memory, and compares them; takes
/// what [`durable_store_conformance!`](crate::durable_store_conformance) takes.
///
/// There are 48 sequences from a seed of the moment; the environment variables `CMS_STORE_SEED` and `CMS_STORE_CASES` give
/// others. Where the stores differ, the message says which repeat it.
#[macro_export]
macro_rules! store_equals_memory {
    ($make:expr) => {
        #[test]
        fn any_sequence_of_changes_does_what_it_does_in_memory() {
            let given = |name: &str| ::std::env::var(name).ok().map(|text| text.parse::<u64>().expect("a number"));
            let seed = given("CMS_STORE_SEED").unwrap_or_else(|| {
                use ::std::hash::{BuildHasher as _, Hasher as _};
                ::std::hash::RandomState::new().build_hasher().finish()
            });
            let cases = given("CMS_STORE_CASES").unwrap_or(48);
            $crate::storage::conformance::check_equal(seed, u32::try_from(cases).unwrap_or(u32::MAX), $make);
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! __store_tests {
    (($make:expr) $($group:ident { $($promise:ident)* })*) => {$(
        mod $group {
            #[allow(unused_imports, reason = "what makes a store may be named by its full path")]
            use super::*;

            $(
                #[test]
                fn $promise() {
                    $crate::storage::conformance::check(stringify!($promise), &($make)());
                }
            )*
        }
    )*};
}

#[doc(hidden)]
#[macro_export]
macro_rules! __durable_store_tests {
    (($make:expr) $($group:ident { $($promise:ident)* })*) => {$(
        mod $group {
            #[allow(unused_imports, reason = "what makes a store may be named by its full path")]
            use super::*;

            $(
                #[test]
                fn $promise() {
                    $crate::storage::conformance::check_durable(stringify!($promise), &mut ($make)());
                }
            )*
        }
    )*};
}

#[cfg(test)]
mod tests;
