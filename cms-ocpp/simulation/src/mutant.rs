//! Defects put in on purpose: a simulation that does not find them proves nothing.

use std::fmt;

macro_rules! mutants {
    ($($(#[$doc:meta])* $name:ident, $text:literal;)*) => {
        /// A defect of the kind that central systems have had. It sits in the simulation's own seams, so that no build of the
        /// libraries can hold it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Mutant {
            $($(#[$doc])* $name,)*
        }

        impl Mutant {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its name on the command line.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }
        }
    };
}

mutants! {
    /// The station is answered before its change is stored.
    ReplyBeforeCommit, "reply-before-commit";
    /// A replaced connection may still write.
    NoFence, "no-fence";
    /// Messages of the outbox are lost.
    LostOutbox, "lost-outbox";
    /// A message stays in the outbox when it was delivered.
    OutboxNeverDone, "outbox-never-done";
    /// An invoice takes two numbers.
    DoubleAllocate, "double-allocate";
    /// Events are not appended.
    LostAppend, "lost-append";
    /// No reply is kept for a repeat.
    ReplyNotStored, "reply-not-stored";
    /// A repeat gets the reply of something else.
    WrongReply, "wrong-reply";
    /// Unique keys are not held.
    ClaimIgnored, "claim-ignored";
    /// What was relied on may have changed.
    ExpectIgnored, "expect-ignored";
    /// Samples of a change that is tried again are left out.
    SamplesDroppedOnRetry, "samples-dropped-on-retry";
    /// A webhook is taken as often as it comes.
    ConsumedIgnored, "consumed-ignored";
    /// After a crash the memory of a node lacks what was stored in its life before.
    ApplyLost, "apply-lost";
    /// A change is stored in halves.
    TornCommit, "torn-commit";
    /// A payment that is tried again is charged under a new key.
    FreshChargeKey, "fresh-charge-key";
    /// A store that fails is answered with an error, which makes the station forget.
    ErrorInsteadOfSilence, "error-instead-of-silence";
}

impl Mutant {
    /// The mutant of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|mutant| mutant.name() == name)
    }
}

impl fmt::Display for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
