//! The line protocol between `./benches/compare` and the programs that it measures, as `benches/README.md` describes it.
//!
//! It needs nothing but the standard library, so that it adds no dependency, and with it no feature, to the build of
//! what is measured.
//!
//! A program implements [`Suite`] and hands it to [`serve`] with its standard input and output.

mod case;
mod codec;
mod pricing;
mod serve;
pub mod store;

pub use case::Case;
pub use codec::{Codec, Frame, Frames, Version};
pub use pricing::{Priced, Prices, Pricing};
pub use serve::{serve, start};

/// What a program measures: how it prepares a case, and what one round of each figure does.
pub trait Suite {
    /// A case in the form that the timed work starts from.
    type Prepared;

    /// Reads a case, outside the time that is taken. A case that cannot be read is for [`check`](Self::check) to
    /// report.
    fn prepare(&self, case: &Case) -> Self::Prepared;

    /// Does the work of a figure once and says what came out, as one line of JSON; `null` where nothing is kept.
    ///
    /// # Errors
    /// [`Refusal::Unsupported`] for a figure or case that is not of this program, [`Refusal::Failed`] for input that it
    /// refuses.
    fn check(&self, figure: &str, prepared: &Self::Prepared) -> Result<String, Refusal>;

    /// The work of a figure, to be called in a loop under the clock; `None` when it has no such figure. It does exactly
    /// what `check` did, and keeps its result from being optimized away.
    fn work(&self, figure: &str) -> Option<fn(&Self::Prepared)>;
}

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_enums, reason = "the protocol knows these two answers")]
pub enum Refusal {
    /// This program does not do that at all.
    Unsupported(String),
    /// It does, and this input is refused or cannot be worked on.
    Failed(String),
}

impl Refusal {
    /// What failed, in the words of an error.
    pub fn failed(error: impl std::fmt::Display) -> Self {
        Self::Failed(error.to_string())
    }

    /// What is not there, in words.
    pub fn unsupported(what: impl std::fmt::Display) -> Self {
        Self::Unsupported(what.to_string())
    }
}
