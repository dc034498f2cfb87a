//! What a run consists of.

use crate::{FaultKind, Mutant};

/// One run: a seed, how large the world is, and what may go wrong in it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::exhaustive_structs, reason = "callers write it as a literal over that of a seed")]
pub struct Plan {
    /// Everything random comes from it.
    pub seed: u64,
    /// How many stations there are; their OCPP versions take turns.
    pub stations: u32,
    /// How many EVSEs a station has.
    pub evses: u32,
    /// How many sessions each EVSE has.
    pub sessions: u32,
    /// How many nodes the central system has, on one store.
    pub nodes: u32,
    /// What may go wrong.
    pub faults: Vec<FaultKind>,
    /// The defect that is put in.
    pub mutant: Option<Mutant>,
    /// The step of the store, counted from 1 over all nodes, at which the node that takes it dies.
    pub crash_at: Option<u64>,
    /// The one time at which a fault strikes for certain, counted from 1 over all times at which it could.
    pub strike_at: Option<(FaultKind, u64)>,
    /// Prints what happens.
    pub verbose: bool,
}

impl Plan {
    /// The run of a seed: two nodes, or one for every third seed, three to six stations, and every kind of fault.
    #[must_use]
    pub fn of_seed(seed: u64) -> Self {
        Self {
            seed,
            stations: 3 + u32::try_from(seed % 4).unwrap_or_default(),
            evses: 2,
            sessions: 3,
            nodes: if seed.is_multiple_of(3) { 1 } else { 2 },
            faults: FaultKind::ALL.to_vec(),
            mutant: None,
            crash_at: None,
            strike_at: None,
            verbose: false,
        }
    }

    /// The same world in which nothing goes wrong.
    #[must_use]
    pub fn without_faults(mut self) -> Self {
        self.faults.clear();
        self
    }

    /// The same world with a defect.
    #[must_use]
    pub const fn with_mutant(mut self, mutant: Option<Mutant>) -> Self {
        self.mutant = mutant;
        self
    }
}
